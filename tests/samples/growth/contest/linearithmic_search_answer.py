# O(n log n)
import sys


def can(a, k, d):
    last = a[0]
    c = 1
    for x in a:
        if x - last >= d:
            c += 1
            last = x
    return c >= k


def main():
    n, k = map(int, sys.stdin.readline().split())
    a = list(map(int, sys.stdin.readline().split()))
    lo = 0
    hi = a[-1]
    while lo < hi:
        mid = (lo + hi + 1) // 2
        if can(a, k, mid):
            lo = mid
        else:
            hi = mid - 1
    print(lo)


main()
