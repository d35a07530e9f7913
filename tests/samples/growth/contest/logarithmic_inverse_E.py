# O(log n)
MOD = 998244353
n, k = map(int, input().split())
print(pow(n, MOD - 2, MOD) * pow(2, k, MOD) % MOD)
