# O(log n)
n = int(input())
lo, hi = 1, n
while lo < hi:
    mid = (lo + hi) // 2
    if mid * (mid + 1) // 2 < n:
        lo = mid + 1
    else:
        hi = mid
print("YES" if lo * (lo + 1) // 2 == n else "NO")
