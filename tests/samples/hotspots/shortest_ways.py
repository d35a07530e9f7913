# hottest: dijkstra
import heapq

def build(n):
    g = {i: [] for i in range(n)}
    for i in range(n):
        for k in (1, 7, 31):
            g[i].append(((i * k + 1) % n, (i ^ k) % 17 + 1))
    return g

def dijkstra(g, s):
    dist = {s: 0}
    pq = [(0, s)]
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist.get(u, 1 << 60):
            continue
        for v, w in g[u]:
            nd = d + w
            if nd < dist.get(v, 1 << 60):
                dist[v] = nd
                heapq.heappush(pq, (nd, v))
    return dist

def eccentricity(dist):
    return max(dist.values())

def main():
    g = build(600)
    print(max(eccentricity(dijkstra(g, s)) for s in range(40)))

main()
