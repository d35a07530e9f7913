# O(log n)
from math import gcd
def lcm(a, b):
    return a * b // gcd(a, b)
t = int(input())
while t > 0:
    a, b, q = map(int, input().split())
    print(lcm(a, b) % q)
    t -= 1
