# O(n!)
n = int(input())
used = [False] * n
path = []
res = []

def backtrack():
    if len(path) == n:
        res.append(path[:])
        return
    for i in range(n):
        if not used[i]:
            used[i] = True
            path.append(i + 1)
            backtrack()
            path.pop()
            used[i] = False

backtrack()
for p in res:
    print(*p)
