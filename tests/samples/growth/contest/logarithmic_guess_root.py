# O(log n)
def f(x, c):
    return x * x + x ** 0.5 >= c

c = float(input())
lo, hi = 0.0, c
while hi - lo > 1e-7:
    m = (lo + hi) / 2
    if f(m, c):
        hi = m
    else:
        lo = m
print(hi)
