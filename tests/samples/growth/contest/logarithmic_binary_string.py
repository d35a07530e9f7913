# O(log n)
n = int(input())
b = bin(n)[2:]
print(b.count('1'))
