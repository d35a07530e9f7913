# O(2^n)
import sys
input = sys.stdin.readline
n = int(input())
cost = [list(map(int, input().split())) for _ in range(n)]
INF = 1 << 60
dp = [[INF] * n for _ in range(1 << n)]
dp[1][0] = 0
for mask in range(1 << n):
    for u in range(n):
        if dp[mask][u] == INF:
            continue
        for v in range(n):
            if mask & (1 << v):
                continue
            nm = mask | (1 << v)
            if dp[mask][u] + cost[u][v] < dp[nm][v]:
                dp[nm][v] = dp[mask][u] + cost[u][v]
print(min(dp[(1 << n) - 1]))
