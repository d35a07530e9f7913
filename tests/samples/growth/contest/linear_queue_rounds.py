# O(n)
from collections import deque
n, k = map(int, input().split())
q = deque(map(int, input().split()))
wins = 0
cur = q.popleft()
for _ in range(n):
    x = q.popleft()
    if cur > x:
        wins += 1
        q.append(x)
    else:
        q.append(cur)
        cur = x
        wins = 1
    if wins == k:
        break
print(cur)
