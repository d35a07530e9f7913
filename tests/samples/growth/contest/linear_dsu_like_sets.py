# O(n)
n = int(input())
s = set()
ans = 0
for x in map(int, input().split()):
    if x in s:
        ans += 1
    s.add(x)
print(ans)
