# O(n)
from sys import stdin


def readints():
    return list(map(int, stdin.readline().split()))


def main():
    t = readints()[0]
    out = []
    for _ in range(t):
        n, k = readints()
        a = readints()
        res = 0
        prev = 0
        for i in range(n):
            if a[i] + prev < k:
                res += k - a[i] - prev
            prev = a[i]
        out.append(res)
    print('\n'.join(map(str, out)))


main()
