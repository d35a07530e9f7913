# O(n)
s = input()
i = 0
res = []
while i < len(s):
    if s[i:i + 3] == "WUB":
        i += 3
        res.append(' ')
    else:
        res.append(s[i])
        i += 1
print(' '.join(''.join(res).split()))
