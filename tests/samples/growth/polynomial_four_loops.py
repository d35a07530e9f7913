# O(n^k)
def count(n):
    hits = 0
    for a in range(n):
        for b in range(n):
            for c in range(n):
                for d in range(n):
                    hits += a + b == c + d
    return hits

print(count(int(input())))
