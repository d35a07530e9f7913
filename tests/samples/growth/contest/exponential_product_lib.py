# O(2^n)
from itertools import product
s = input().strip()
n = len(s)
ok = 0
for signs in product([-1, 1], repeat=n):
    total = 0
    for sign, c in zip(signs, s):
        total += sign * int(c)
    if total == 0:
        ok += 1
print(ok)
