# O(1)
x, y = map(int, input().split())
moves = [(0, 1), (1, 0), (0, -1), (-1, 0)]
best = None
for dx, dy in moves:
    nx, ny = x + dx, y + dy
    d = abs(nx - 5) + abs(ny - 5)
    if best is None or d < best:
        best = d
print(best)
