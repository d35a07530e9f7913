# O(2^n)
from itertools import combinations
n = int(input())
a = list(map(int, input().split()))
best = 0
for r in range(n + 1):
    for c in combinations(a, r):
        x = 0
        for v in c:
            x ^= v
        best = max(best, x)
print(best)
