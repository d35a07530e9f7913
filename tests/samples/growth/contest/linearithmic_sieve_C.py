# O(n log n)
n = int(input())
div = [0] * (n + 1)
for i in range(1, n + 1):
    for j in range(i, n + 1, i):
        div[j] += 1
print(sum(i * div[i] for i in range(1, n + 1)))
