# O(2^n)
from itertools import combinations
n = int(input())
a = list(map(int, input().split()))
best = 10 ** 9
total = sum(a)
for r in range(n + 1):
    for c in combinations(a, r):
        best = min(best, abs(total - 2 * sum(c)))
print(best)
