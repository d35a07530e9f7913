# hottest: sieve
def sieve(n):
    flags = [True] * (n + 1)
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
    return [i for i in range(2, n + 1) if flags[i]]

def digit_sum(x):
    s = 0
    while x:
        s += x % 10
        x //= 10
    return s

def collect(primes):
    best = 0
    for p in primes:
        best = max(best, digit_sum(p))
    return best

def main():
    primes = sieve(200000)
    print(collect(primes))

main()
