# O(n)
n, t = map(int, input().split())
a = list(map(int, input().split()))
best = 0
s = 0
l = 0
for r in range(n):
    s += a[r]
    while s > t:
        s -= a[l]
        l += 1
    best = max(best, r - l + 1)
print(best)
