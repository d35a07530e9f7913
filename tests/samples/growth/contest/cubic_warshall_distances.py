# O(n^3)
import sys
input = sys.stdin.readline
INF = float('inf')
n, m = map(int, input().split())
d = [[INF] * n for _ in range(n)]
for _ in range(m):
    u, v, w = map(int, input().split())
    d[u - 1][v - 1] = w
for k in range(n):
    for i in range(n):
        for j in range(n):
            if d[i][k] + d[k][j] < d[i][j]:
                d[i][j] = d[i][k] + d[k][j]
print(d[0][n - 1])
