# O(n^2)
n, m = map(int, input().split())
grid = [list(input()) for _ in range(n)]
seen = [[False] * m for _ in range(n)]
count = 0
for i in range(n):
    for j in range(m):
        if grid[i][j] == '#' and not seen[i][j]:
            count += 1
            stack = [(i, j)]
            seen[i][j] = True
            while stack:
                x, y = stack.pop()
                for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                    nx, ny = x + dx, y + dy
                    if 0 <= nx < n and 0 <= ny < m and grid[nx][ny] == '#' and not seen[nx][ny]:
                        seen[nx][ny] = True
                        stack.append((nx, ny))
print(count)
