from collections import deque


def build(n):
    graph = [[] for _ in range(n)]
    for i in range(n):
        for step in (1, 7, 31):
            graph[i].append((i * step + 1) % n)
    return graph


def bfs(graph, start):
    dist = [-1] * len(graph)
    dist[start] = 0
    queue = deque([start])
    while queue:
        u = queue.popleft()
        for v in graph[u]:
            if dist[v] < 0:
                dist[v] = dist[u] + 1
                queue.append(v)
    return max(dist)


print(bfs(build(200000), 0))
