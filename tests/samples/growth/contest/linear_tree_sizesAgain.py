# O(n)
import sys
sys.setrecursionlimit(10 ** 6)
input = sys.stdin.readline
n = int(input())
g = [[] for _ in range(n)]
for i in range(1, n):
    p = int(input()) - 1
    g[p].append(i)
size = [1] * n

def dfs(v):
    for to in g[v]:
        dfs(to)
        size[v] += size[to]

dfs(0)
print(*[s - 1 for s in size])
