# Spins two seconds of processor time in a child and prints the user time that time(1) would say of the whole program.
import os
import resource
import time

child = os.fork()
if child == 0:
    while time.process_time() < 2:
        for _ in range(10_000):
            pass
    os._exit(0)
os.waitpid(child, 0)
print(sum(resource.getrusage(who).ru_utime for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
