# O(n log n)
import sys


def update(bit, i, v):
    while i < len(bit):
        bit[i] += v
        i += i & -i


def query(bit, i):
    s = 0
    while i > 0:
        s += bit[i]
        i -= i & -i
    return s


def main():
    data = list(map(int, sys.stdin.read().split()))
    n = data[0]
    a = data[1:]
    bit = [0] * (n + 1)
    inv = 0
    for i in range(n - 1, -1, -1):
        inv += query(bit, a[i])
        update(bit, a[i], 1)
    print(inv)


main()
