# O(n log n)
import bisect
n, m = map(int, input().split())
a = sorted(map(int, input().split()))
b = list(map(int, input().split()))
print(*[bisect.bisect_right(a, x) for x in b])
