# O(2^n)
def dfs(i, chosen, total):
    global best
    if i == n:
        if total <= limit:
            best = max(best, chosen)
        return
    dfs(i + 1, chosen, total)
    dfs(i + 1, chosen + v[i], total + w[i])

n, limit = map(int, input().split())
w = list(map(int, input().split()))
v = list(map(int, input().split()))
best = 0
dfs(0, 0, 0)
print(best)
