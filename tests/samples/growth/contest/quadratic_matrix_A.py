# O(n^2)
n = int(input())
a = [list(map(int, input().split())) for _ in range(n)]
d1 = sum(a[i][i] for i in range(n))
ok = True
for i in range(n):
    if sum(a[i]) != d1:
        ok = False
print('YES' if ok else 'NO')
