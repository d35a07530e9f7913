# O(n log n)
t = int(input())
for _ in range(t):
    n = int(input())
    a = sorted(map(int, input().split()))
    ok = True
    for i in range(1, n):
        if a[i] - a[i - 1] > 1:
            ok = False
    print("YES" if ok else "NO")
