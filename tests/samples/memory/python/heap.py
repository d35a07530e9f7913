import heapq
import random

random.seed(1)
heap = []
for _ in range(300000):
    heapq.heappush(heap, random.random())
total = 0
while heap:
    total += heapq.heappop(heap)
print(round(total))
