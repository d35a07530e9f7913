# O(n)
from collections import Counter
n = int(input())
cnt = Counter(map(int, input().split()))
MX = max(cnt)
dp = [0] * (MX + 2)
dp[1] = cnt[1]
for i in range(2, MX + 1):
    dp[i] = max(dp[i - 1], dp[i - 2] + cnt[i] * i)
print(dp[MX])
