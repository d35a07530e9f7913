# O(1)
a = sorted(map(int, input().split()))
if a[0] + a[1] > a[2]:
    print("TRIANGLE")
elif a[0] + a[1] == a[2]:
    print("SEGMENT")
else:
    print("IMPOSSIBLE")
