# O(log n)
MOD = 10 ** 9 + 7

def mul(a, b):
    r = [[0, 0], [0, 0]]
    for i in range(2):
        for j in range(2):
            for k in range(2):
                r[i][j] = (r[i][j] + a[i][k] * b[k][j]) % MOD
    return r

def fib(n):
    base = [[1, 1], [1, 0]]
    res = [[1, 0], [0, 1]]
    while n:
        if n % 2:
            res = mul(res, base)
        base = mul(base, base)
        n //= 2
    return res[0][1]

print(fib(int(input())))
