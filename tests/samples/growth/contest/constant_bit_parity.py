# O(1)
import math

def read():
    return list(map(int, input().split()))

t = int(input())
while t:
    t -= 1
    n, k = read()
    if n % 2 == k % 2 and k * k <= n:
        print("YES")
    else:
        print("NO")
