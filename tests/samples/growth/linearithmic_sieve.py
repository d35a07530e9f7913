# O(n log n)
def primes(n):
    prime = [True] * (n + 1)
    for i in range(2, n + 1):
        for multiple in range(i * 2, n + 1, i):
            prime[multiple] = False
    return [i for i in range(2, n + 1) if prime[i]]

print(primes(int(input())))
