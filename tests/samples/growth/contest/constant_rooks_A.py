# O(1)
import sys
read = lambda: map(int, sys.stdin.readline().split())
n, m, a, b = read()
if m * a <= b:
    print(n * a)
else:
    print((n // m) * b + min((n % m) * a, b))
