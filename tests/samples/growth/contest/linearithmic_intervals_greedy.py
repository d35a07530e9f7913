# O(n log n)
import sys
input = sys.stdin.readline
n = int(input())
seg = []
for _ in range(n):
    l, r = map(int, input().split())
    seg.append((r, l))
seg.sort()
last = -1
ans = 0
for r, l in seg:
    if l > last:
        ans += 1
        last = r
print(ans)
