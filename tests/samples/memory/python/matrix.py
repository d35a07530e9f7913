import random


def make(n):
    return [[random.random() for _ in range(n)] for _ in range(n)]


def multiply(a, b, n):
    result = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += a[i][k] * b[k][j]
            result[i][j] = total
    return result


n = 180
c = multiply(make(n), make(n), n)
print(round(c[0][0], 3))
