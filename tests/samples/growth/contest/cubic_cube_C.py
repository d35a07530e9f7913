# O(n^3)
n = int(input())
c = 0
for a in range(1, n + 1):
    for b in range(a, n + 1):
        for d in range(b, n + 1):
            if a * a + b * b == d * d:
                c += 1
print(c)
