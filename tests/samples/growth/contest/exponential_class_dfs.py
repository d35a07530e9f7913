# O(2^n)
class Solver:
    def __init__(self, items, limit):
        self.items = items
        self.limit = limit
        self.best = 0

    def dfs(self, i, weight, value):
        if weight > self.limit:
            return
        self.best = max(self.best, value)
        if i == len(self.items):
            return
        w, v = self.items[i]
        self.dfs(i + 1, weight + w, value + v)
        self.dfs(i + 1, weight, value)


n, limit = map(int, input().split())
items = [tuple(map(int, input().split())) for _ in range(n)]
s = Solver(items, limit)
s.dfs(0, 0, 0)
print(s.best)
