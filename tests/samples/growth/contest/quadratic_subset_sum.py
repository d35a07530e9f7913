# O(n^2)
n, s = map(int, input().split())
a = list(map(int, input().split()))
can = [False] * (s + 1)
can[0] = True
for x in a:
    for v in range(s, x - 1, -1):
        if can[v - x]:
            can[v] = True
print("YES" if can[s] else "NO")
