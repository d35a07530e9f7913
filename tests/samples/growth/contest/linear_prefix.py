# O(n)
n = int(input())
a = list(map(int, input().split()))
pre = [0] * (n + 1)
for i in range(n):
    pre[i + 1] = pre[i] + a[i]
best = 0
for i in range(n):
    if pre[i] > pre[n] - pre[i + 1]:
        best += 1
print(best)
