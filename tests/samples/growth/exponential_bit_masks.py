# O(2^n)
def best_subset(values, limit):
    best = 0
    for mask in range(1 << len(values)):
        total = 0
        for i in range(len(values)):
            if mask & (1 << i):
                total += values[i]
        if total <= limit:
            best = max(best, total)
    return best

print(best_subset([int(x) for x in input().split()], 50))
