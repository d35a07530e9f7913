# O(n log n)
import heapq
import sys
input = sys.stdin.readline
n, m = map(int, input().split())
adj = [[] for _ in range(n)]
for _ in range(m):
    a, b, w = map(int, input().split())
    adj[a - 1].append((b - 1, w))
    adj[b - 1].append((a - 1, w))
INF = float('inf')
d = [INF] * n
d[0] = 0
h = [(0, 0)]
while h:
    du, u = heapq.heappop(h)
    if du > d[u]:
        continue
    for v, w in adj[u]:
        if du + w < d[v]:
            d[v] = du + w
            heapq.heappush(h, (d[v], v))
print(d[n - 1])
