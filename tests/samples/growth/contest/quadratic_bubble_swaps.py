# O(n^2)
n = int(input())
a = list(map(int, input().split()))
swaps = 0
flag = True
while flag:
    flag = False
    for j in range(n - 1):
        if a[j] > a[j + 1]:
            a[j], a[j + 1] = a[j + 1], a[j]
            swaps += 1
            flag = True
print(*a)
print(swaps)
