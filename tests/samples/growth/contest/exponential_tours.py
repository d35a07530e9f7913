# O(n!)
from itertools import permutations
n = int(input())
d = [list(map(int, input().split())) for _ in range(n)]
best = 10 ** 9
for p in permutations(range(n)):
    cost = 0
    for i in range(n - 1):
        cost += d[p[i]][p[i + 1]]
    best = min(best, cost)
print(best)
