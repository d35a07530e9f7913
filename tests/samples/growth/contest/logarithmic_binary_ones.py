# O(log n)
def solve():
    n = int(input())
    best = cur = 0
    while n > 0:
        if n & 1:
            cur += 1
            best = max(best, cur)
        else:
            cur = 0
        n >>= 1
    print(best)

T = int(input())
for _ in range(T):
    solve()
