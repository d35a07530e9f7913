# O(1)
def solve(k, n, s, p):
    per = (n + s - 1) // s
    need = k * per
    return (need + p - 1) // p

k, n, s, p = [int(x) for x in input().split()]
print(solve(k, n, s, p))
