# O(n^3)
for _ in range(int(input())):
    n = int(input())
    a = list(map(int, input().split()))
    found = False
    for i in range(n):
        for j in range(i + 1, n):
            for k in range(j + 1, n):
                if a[i] + a[j] + a[k] == 0:
                    found = True
    print("YES" if found else "NO")
