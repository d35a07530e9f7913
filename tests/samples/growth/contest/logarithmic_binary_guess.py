# O(log n)
n = int(input())
lo, hi = 1, n
while lo < hi:
    mid = (lo + hi) // 2
    if mid * (mid + 1) // 2 >= n:
        hi = mid
    else:
        lo = mid + 1
print(lo)
