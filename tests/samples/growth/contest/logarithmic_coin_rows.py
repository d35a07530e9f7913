# O(log n)
import sys
input = sys.stdin.readline
t = int(input())
for _ in range(t):
    n = int(input())
    cnt = 0
    while n % 2 == 0:
        n //= 2
        cnt += 1
    steps = 0
    x = 1
    while x < n:
        x *= 2
        steps += 1
    print(cnt + steps)
