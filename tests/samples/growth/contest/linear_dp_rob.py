# O(n)
import sys
input = sys.stdin.readline


def main():
    n = int(input())
    a = list(map(int, input().split()))
    cnt = [0] * 100001
    for x in a:
        cnt[x] += x
    prev = cur = 0
    for v in cnt:
        prev, cur = cur, max(cur, prev + v)
    print(cur)


main()
