# O(log n)
def middle(n, k):
    size = 1 << (n - 1)
    if k == size:
        return n
    if k > size:
        return middle(n - 1, k - size)
    return middle(n - 1, k)


def lucky(x):
    if x == 0:
        return 0
    return x % 10 + lucky(x // 10)


n = int(input())
print(lucky(n))
