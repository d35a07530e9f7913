# O(n)
s = input()
best = 0
for c in "abcdefghijklmnopqrstuvwxyz":
    cnt = 0
    for x in s:
        if x == c:
            cnt += 1
    best = max(best, cnt)
print(best)
