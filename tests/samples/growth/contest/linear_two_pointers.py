# O(n)
import sys


def main():
    data = sys.stdin.read().split()
    n = int(data[0])
    k = int(data[1])
    a = [int(x) for x in data[2:2 + n]]
    left = 0
    total = 0
    best = 0
    for right in range(n):
        total += a[right]
        while total > k:
            total -= a[left]
            left += 1
        best = max(best, right - left + 1)
    print(best)


main()
