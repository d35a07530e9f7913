# O(log n)
MOD = 10 ** 9 + 7


def power(base, exp):
    result = 1
    base %= MOD
    while exp > 0:
        if exp & 1:
            result = result * base % MOD
        base = base * base % MOD
        exp >>= 1
    return result


n = int(input())
print((power(2, n) - 1) % MOD)
