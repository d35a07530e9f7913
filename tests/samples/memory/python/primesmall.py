def is_prime(n):
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return n > 1


print(sum(1 for n in range(20000) if is_prime(n)))
