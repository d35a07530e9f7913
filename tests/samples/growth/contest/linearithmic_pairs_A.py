# O(n log n)
n, k = map(int, input().split())
a = sorted(map(int, input().split()))
i, j = 0, n - 1
cnt = 0
while i < j:
    if a[i] + a[j] <= k:
        cnt += 1
        i += 1
    j -= 1
print(n - cnt)
