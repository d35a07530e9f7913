# O(n^3)
def is_pal(s):
    return s == s[::-1]

s = input()
res = 0
for i in range(len(s)):
    for j in range(i + 1, len(s) + 1):
        if is_pal(s[i:j]):
            res += 1
print(res)
