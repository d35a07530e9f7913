# O(log n)
def to_base(n, b):
    if n == 0:
        return "0"
    digits = []
    while n:
        digits.append(str(n % b))
        n //= b
    return ''.join(reversed(digits))


print(to_base(int(input()), 3))
