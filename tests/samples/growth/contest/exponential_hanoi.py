# O(2^n)
def move(n, a, b, c):
    if n == 0:
        return
    move(n - 1, a, c, b)
    print(a, c)
    move(n - 1, b, a, c)


move(int(input()), 'A', 'B', 'C')
