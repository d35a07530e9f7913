# O(n log n)
n = int(input())
events = []
for _ in range(n):
    a, b = map(int, input().split())
    events.append((a, 1))
    events.append((b, -1))
events.sort()
cur = best = 0
for x, d in events:
    cur += d
    best = max(best, cur)
print(best)
