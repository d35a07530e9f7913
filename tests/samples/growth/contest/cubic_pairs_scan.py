# O(n^3)
n = int(input())
a = list(map(int, input().split()))
res = 0
for i in range(n):
    for j in range(i + 1, n):
        if sum(a[i:j]) == a[j]:
            res += 1
print(res)
