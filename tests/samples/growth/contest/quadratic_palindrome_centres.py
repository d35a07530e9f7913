# O(n^2)
s = input().strip()
n = len(s)
best = 0
for c in range(n):
    for odd in (0, 1):
        l, r = c, c + odd
        while l >= 0 and r < n and s[l] == s[r]:
            l -= 1
            r += 1
        best = max(best, r - l - 1)
print(best)
