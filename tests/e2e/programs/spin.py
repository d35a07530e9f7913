# Spins two seconds of processor time in a child and prints what time(1) would say of it.
import os
import resource
import time

child = os.fork()
if child == 0:
    while time.process_time() < 2:
        pass
    os._exit(0)
os.waitpid(child, 0)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime)
