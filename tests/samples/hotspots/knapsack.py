# hottest: knapsack
def knapsack(items, cap):
    dp = [0] * (cap + 1)
    for w, v in items:
        for c in range(cap, w - 1, -1):
            if dp[c - w] + v > dp[c]:
                dp[c] = dp[c - w] + v
    return dp[cap]

def items(n):
    return [(i % 23 + 1, (i * 37) % 101) for i in range(n)]

def greedy(its, cap):
    total = 0
    for w, v in sorted(its, key=ratio, reverse=True):
        if w <= cap:
            cap -= w
            total += v
    return total

def ratio(it):
    return it[1] / it[0]

its = items(200)
print(knapsack(its, 2000), greedy(its, 2000))
