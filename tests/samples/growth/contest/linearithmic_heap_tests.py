# O(n log n)
from heapq import heappush, heappop
import sys
input = sys.stdin.readline
for _ in range(int(input())):
    n = int(input())
    h = []
    s = 0
    for x in map(int, input().split()):
        if x > 0:
            heappush(h, -x)
        elif h:
            s += -heappop(h)
    print(s)
