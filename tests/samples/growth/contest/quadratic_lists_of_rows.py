# O(n^2)
n = int(input())
grid = []
for i in range(n):
    grid.append(list(map(int, input().split())))
total = 0
for i in range(n):
    for j in range(n):
        if i == j or i + j == n - 1:
            total += grid[i][j]
print(total)
