# O(n^3)
n = int(input())
g = [list(input()) for _ in range(n)]
best = 0
for i in range(n):
    for j in range(n):
        k = 0
        while i + k < n and j + k < n and g[i + k][j + k] == '1':
            k += 1
        best = max(best, k)
print(best)
