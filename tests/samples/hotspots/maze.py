# hottest: bfs
import collections

def bfs(grid, start):
    q = collections.deque([start])
    dist = {start: 0}
    while q:
        x, y = q.popleft()
        for nx, ny in around(x, y):
            if (nx, ny) not in dist and free(grid, nx, ny):
                dist[nx, ny] = dist[x, y] + 1
                q.append((nx, ny))
    return dist

def around(x, y):
    return ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1))

def free(grid, x, y):
    return 0 <= x < len(grid) and 0 <= y < len(grid[0]) and grid[x][y] == 0

def maze(n):
    return [[1 if (x * 7 + y * 13) % 11 == 0 else 0 for y in range(n)] for x in range(n)]

g = maze(120)
g[0][0] = 0
print(max(bfs(g, (0, 0)).values()))
