import time

print("started", flush=True)
time.sleep(3)
print("ended", flush=True)
