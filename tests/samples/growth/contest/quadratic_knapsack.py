# O(n^2)
n, w = map(int, input().split())
dp = [0] * (w + 1)
for _ in range(n):
    a, b = map(int, input().split())
    for j in range(w, a - 1, -1):
        dp[j] = max(dp[j], dp[j - a] + b)
print(dp[w])
