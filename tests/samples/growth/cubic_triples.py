# O(n^3)
def triples(values):
    count = 0
    n = len(values)
    for i in range(n):
        for j in range(i + 1, n):
            for k in range(j + 1, n):
                count += values[i] + values[j] + values[k] == 0
    return count

print(triples([int(x) for x in input().split()]))
