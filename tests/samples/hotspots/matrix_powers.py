# hottest: multiply
def multiply(a, b):
    n = len(a)
    c = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c

def identity(n):
    return [[1 if i == j else 0 for j in range(n)] for i in range(n)]

def trace(m):
    return sum(m[i][i] for i in range(len(m)))

def fill(n):
    return [[(i * j) % 7 for j in range(n)] for i in range(n)]

m = fill(110)
r = identity(110)
for _ in range(3):
    r = multiply(r, m)
print(trace(r))
