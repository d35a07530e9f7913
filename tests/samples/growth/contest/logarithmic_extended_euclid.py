# O(log n)
import sys
input = sys.stdin.readline

def egcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - (a // b) * y

a, b, c = map(int, input().split())
g, x, y = egcd(a, b)
if c % g:
    print(-1)
else:
    print(-x * c // g, -y * c // g)
