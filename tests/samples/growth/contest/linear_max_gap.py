# O(n)
n = int(input())
a = [int(i) for i in input().split()]
lo = min(a)
hi = max(a)
i = a.index(hi)
j = n - 1 - a[::-1].index(lo)
print(i + (n - 1 - j) - (1 if i > j else 0))
