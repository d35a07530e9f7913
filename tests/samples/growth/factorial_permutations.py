# O(n!)
import itertools

def shortest(distances):
    best = None
    for order in itertools.permutations(range(len(distances))):
        length = sum(distances[order[i - 1]][order[i]] for i in range(len(order)))
        if best is None or length < best:
            best = length
    return best

print(shortest([[0]]))
