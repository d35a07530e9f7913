# O(n^3)
n, m = map(int, input().split())
INF = 10 ** 18
d = [[INF] * n for _ in range(n)]
for i in range(n):
    d[i][i] = 0
for _ in range(m):
    a, b, c = map(int, input().split())
    d[a - 1][b - 1] = min(d[a - 1][b - 1], c)
for k in range(n):
    for i in range(n):
        for j in range(n):
            if d[i][k] + d[k][j] < d[i][j]:
                d[i][j] = d[i][k] + d[k][j]
print(d[0][n - 1])
