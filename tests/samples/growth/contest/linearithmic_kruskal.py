# O(n log n)
import sys
input = sys.stdin.readline


def find(p, x):
    while p[x] != x:
        p[x] = p[p[x]]
        x = p[x]
    return x


def main():
    n, m = map(int, input().split())
    edges = []
    for _ in range(m):
        u, v, w = map(int, input().split())
        edges.append((w, u, v))
    edges.sort()
    p = list(range(n + 1))
    total = 0
    for w, u, v in edges:
        a = find(p, u)
        b = find(p, v)
        if a != b:
            p[a] = b
            total += w
    print(total)


main()
