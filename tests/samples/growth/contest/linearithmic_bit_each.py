# O(n log n)
n = int(input())
total = 0
for i in range(1, n + 1):
    x = i
    while x:
        total += x & 1
        x >>= 1
print(total)
