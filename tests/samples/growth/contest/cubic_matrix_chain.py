# O(n^3)
from functools import lru_cache
n = int(input())
p = list(map(int, input().split()))

@lru_cache(None)
def cost(i, j):
    if i == j:
        return 0
    best = 10 ** 18
    for k in range(i, j):
        best = min(best, cost(i, k) + cost(k + 1, j) + p[i] * p[k + 1] * p[j + 1])
    return best

print(cost(0, n - 1))
