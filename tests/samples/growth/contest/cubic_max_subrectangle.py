# O(n^3)
n = int(input())
a = []
for i in range(n):
    a.append(list(map(int, input().split())))
best = a[0][0]
for top in range(n):
    col = [0] * n
    for bottom in range(top, n):
        cur = 0
        for j in range(n):
            col[j] += a[bottom][j]
            cur = max(cur + col[j], col[j])
            best = max(best, cur)
print(best)
