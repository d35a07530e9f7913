# O(2^n)
n, k = map(int, input().split())
color = [0] * n
adj = [[] for _ in range(n)]
for _ in range(k):
    a, b = map(int, input().split())
    adj[a - 1].append(b - 1)
    adj[b - 1].append(a - 1)


def paint(v):
    if v == n:
        return True
    for c in range(1, 4):
        if all(color[u] != c for u in adj[v]):
            color[v] = c
            if paint(v + 1):
                return True
            color[v] = 0
    return False


print("YES" if paint(0) else "NO")
