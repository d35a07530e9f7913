# O(log n)
import sys


def main():
    n = int(sys.stdin.readline())
    p = 1
    while p * 2 <= n:
        p *= 2
    print(n - p)


if __name__ == '__main__':
    main()
