# O(n log n)
n = int(input())
pairs = []
for i in range(n):
    a, b = map(int, input().split())
    pairs.append((a, b))
pairs.sort(key=lambda p: (p[1], p[0]))
end = 0
res = 0
for a, b in pairs:
    if a > end:
        res += 1
        end = b
print(res)
