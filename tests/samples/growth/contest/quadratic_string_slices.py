# O(n^2)
s = input()
seen = set()
for i in range(len(s)):
    t = s[i:] + s[:i]
    seen.add(t)
print(len(seen))
