# O(n^2)
n = int(input())
a = [int(x) for x in input().split()]
used = [0] * n
moves = 0
for i in range(n):
    best = -1
    for j in range(n):
        if used[j] == 0 and (best == -1 or a[j] < a[best]):
            best = j
    used[best] = 1
    moves += abs(best - i)
print(moves)
