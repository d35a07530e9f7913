# O(log n)
from math import gcd
for _ in range(int(input())):
    x, y = map(int, input().split())
    g = gcd(x, y)
    print(x * y // g)
