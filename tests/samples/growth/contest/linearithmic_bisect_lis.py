# O(n log n)
from bisect import bisect_left
n = int(input())
a = list(map(int, input().split()))
tails = []
for x in a:
    p = bisect_left(tails, x)
    if p == len(tails):
        tails.append(x)
    else:
        tails[p] = x
print(len(tails))
