# O(2^n)
n = int(input())
a = list(map(int, input().split()))
total = sum(a)

def rec(i, s):
    if i == n:
        return abs(total - 2 * s)
    return min(rec(i + 1, s), rec(i + 1, s + a[i]))

print(rec(0, 0))
