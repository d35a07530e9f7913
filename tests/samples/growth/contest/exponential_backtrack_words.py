# O(2^n)
import sys

def gen(cur, n):
    if len(cur) == n:
        res.append(cur)
        return
    gen(cur + 'a', n)
    gen(cur + 'b', n)

res = []
n = int(sys.stdin.readline())
gen('', n)
print('\n'.join(res))
