# O(n)
from collections import Counter
n = int(input())
c = Counter(input().split())
best = 0
for k, v in c.items():
    if v > best:
        best = v
print(n - best)
