# O(n)
import sys
sys.setrecursionlimit(10 ** 6)
n = int(input())
g = [[] for _ in range(n)]
for i in range(n - 1):
    a, b = map(int, input().split())
    g[a - 1].append(b - 1)
    g[b - 1].append(a - 1)
size = [1] * n


def dfs(u, p):
    for v in g[u]:
        if v != p:
            dfs(v, u)
            size[u] += size[v]


dfs(0, -1)
print(max(size[1:], default=0))
