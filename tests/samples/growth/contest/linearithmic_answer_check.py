# O(n log n)
def can(a, k, x):
    cnt = 0
    for v in a:
        cnt += v // x
    return cnt >= k

n, k = map(int, input().split())
a = [int(input()) for _ in range(n)]
lo, hi = 1, max(a)
ans = 0
while lo <= hi:
    mid = (lo + hi) >> 1
    if can(a, k, mid):
        ans = mid
        lo = mid + 1
    else:
        hi = mid - 1
print(ans)
