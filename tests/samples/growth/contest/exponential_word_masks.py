# O(2^n)
import sys


def main():
    n = int(sys.stdin.readline())
    words = [sys.stdin.readline().strip() for _ in range(n)]
    masks = []
    for w in words:
        m = 0
        for c in w:
            m |= 1 << (ord(c) - 97)
        masks.append(m)
    count = 0
    for s in range(1 << n):
        u = 0
        for i in range(n):
            if s & (1 << i):
                u |= masks[i]
        if u == (1 << 26) - 1:
            count += 1
    print(count)


main()
