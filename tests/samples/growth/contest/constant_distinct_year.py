# O(1)
a = [0] * 3
for i in range(3):
    row = list(map(int, input().split()))
    a[i] = row[0] + row[1]
a.sort()
print(a[2] - a[0])
