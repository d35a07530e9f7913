# O(log n)
n, k = map(int, input().split())
MOD = 10 ** 9 + 7
ans = n * pow(n - 1, k - 1, MOD) % MOD
print(ans)
