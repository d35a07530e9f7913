# hottest: permutations
def permutations(items):
    if len(items) <= 1:
        return [items]
    out = []
    for i in range(len(items)):
        rest = items[:i] + items[i + 1:]
        for p in permutations(rest):
            out.append([items[i]] + p)
    return out

def score(p):
    s = 0
    for i in range(1, len(p)):
        s += abs(p[i] - p[i - 1])
    return s

def best(ps):
    top = None
    for p in ps:
        v = score(p)
        if top is None or v > top:
            top = v
    return top

print(best(permutations(list(range(8)))))
