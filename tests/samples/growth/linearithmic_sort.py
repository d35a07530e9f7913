# O(n log n)
def smallest_gap(values):
    ordered = sorted(values)
    best = None
    for i in range(1, len(ordered)):
        gap = ordered[i] - ordered[i - 1]
        if best is None or gap < best:
            best = gap
    return best

print(smallest_gap([int(x) for x in input().split()]))
