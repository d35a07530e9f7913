# O(n^2)
from collections import deque
n, m = map(int, input().split())
g = [input() for _ in range(n)]
seen = [[False] * m for _ in range(n)]
rooms = 0
for i in range(n):
    for j in range(m):
        if g[i][j] == '.' and not seen[i][j]:
            rooms += 1
            q = deque([(i, j)])
            seen[i][j] = True
            while q:
                x, y = q.popleft()
                for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                    a, b = x + dx, y + dy
                    if 0 <= a < n and 0 <= b < m and g[a][b] == '.' and not seen[a][b]:
                        seen[a][b] = True
                        q.append((a, b))
print(rooms)
