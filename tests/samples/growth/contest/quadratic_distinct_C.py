# O(n^2)
n = int(input())
names = []
for i in range(n):
    s = input()
    if s in names:
        print("YES")
    else:
        print("NO")
        names.append(s)
