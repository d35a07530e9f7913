# O(2^n)
n, k = map(int, input().split())
a = list(map(int, input().split()))
best = -1
for mask in range(1 << n):
    s = 0
    for i in range(n):
        if mask >> i & 1:
            s += a[i]
    if s <= k:
        best = max(best, s)
print(best)
