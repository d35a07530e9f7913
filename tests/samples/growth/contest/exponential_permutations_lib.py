# O(2^n)
from itertools import permutations
n = int(input())
c = [list(map(int, input().split())) for _ in range(n)]
best = 10 ** 9
for p in permutations(range(n)):
    total = 0
    for i in range(n):
        total += c[i][p[i]]
    best = min(best, total)
print(best)
