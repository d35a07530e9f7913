# O(n)
MOD = 998244353
n = int(input())
dp = [0] * (n + 3)
dp[0] = 1
for i in range(1, n + 1):
    for k in range(1, 4):
        if i >= k:
            dp[i] = (dp[i] + dp[i - k]) % MOD
print(dp[n])
