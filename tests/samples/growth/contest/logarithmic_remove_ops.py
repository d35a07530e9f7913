# O(log n)
def main():
    n, k = map(int, input().split())
    ops = 0
    while n > 0:
        if n % k == 0:
            n //= k
            ops += 1
        else:
            ops += n % k
            n -= n % k
    print(ops)


main()
