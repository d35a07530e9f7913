# O(n^2)
n = int(input())
a = input().split()
best = 0
for x in a:
    best = max(best, a.count(x))
print(best)
