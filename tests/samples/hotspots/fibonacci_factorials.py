# hottest: fib
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)

def factorial(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r

def table(n):
    return [factorial(i) % 1000 for i in range(n)]

def main():
    print(fib(24))
    print(sum(table(100)))

main()
