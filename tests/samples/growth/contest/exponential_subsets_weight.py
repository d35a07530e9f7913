# O(2^n)
n, target = map(int, input().split())
w = list(map(int, input().split()))
ans = 0
for mask in range(1 << n):
    s = 0
    for i in range(n):
        if mask >> i & 1:
            s += w[i]
    if s == target:
        ans += 1
print(ans)
