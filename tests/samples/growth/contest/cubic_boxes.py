# O(n^3)
n, m, k = map(int, input().split())
dp = [[[0] * (k + 1) for _ in range(m + 1)] for _ in range(n + 1)]
dp[0][0][0] = 1
for i in range(1, n + 1):
    for j in range(m + 1):
        for c in range(k + 1):
            dp[i][j][c] = dp[i - 1][j][c]
            if j and c:
                dp[i][j][c] += dp[i][j - 1][c - 1]
print(dp[n][m][k] % 1000000007)
