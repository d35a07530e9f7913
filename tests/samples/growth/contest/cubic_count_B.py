# O(n^3)
t = int(input())
for _ in range(t):
    n = int(input())
    s = input()
    best = 0
    for i in range(n):
        for j in range(i, n):
            zeros = s[i:j + 1].count('0')
            ones = (j - i + 1) - zeros
            if ones > zeros:
                best = max(best, j - i + 1)
    print(best)
