# 200 MiB in four processes at the same time: none of them alone has it.
import os

barrier_read, barrier_write = os.pipe()
children = []
for _ in range(4):
    child = os.fork()
    if child == 0:
        data = bytearray(50 << 20)
        data[::4096] = b"x" * len(data[::4096])
        os.write(barrier_write, b".")
        os.close(barrier_write)
        import time
        time.sleep(2)
        os._exit(0)
    children.append(child)
for child in children:
    os.waitpid(child, 0)
print("done")
