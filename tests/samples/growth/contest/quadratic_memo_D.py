# O(n^2)
import sys
from functools import lru_cache
sys.setrecursionlimit(10000)
s = input()
t = input()

@lru_cache(maxsize=None)
def f(i, j):
    if i == len(s):
        return len(t) - j
    if j == len(t):
        return len(s) - i
    if s[i] == t[j]:
        return f(i + 1, j + 1)
    return 1 + min(f(i + 1, j), f(i, j + 1), f(i + 1, j + 1))

print(f(0, 0))
