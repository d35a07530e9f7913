# O(log n)
a, b = map(int, input().split())
count = 0
while a > 0 and b > 0:
    if a < b:
        a, b = b, a
    count += a // b
    a %= b
print(count)
