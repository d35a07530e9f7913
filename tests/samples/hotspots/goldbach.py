# hottest: is_prime
def is_prime(n):
    if n < 2:
        return False
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return True

def goldbach(n):
    for a in range(2, n // 2 + 1):
        if is_prime(a) and is_prime(n - a):
            return a, n - a
    return None

def check(limit):
    bad = []
    for n in range(4, limit, 2):
        if goldbach(n) is None:
            bad.append(n)
    return bad

print(check(4000))
