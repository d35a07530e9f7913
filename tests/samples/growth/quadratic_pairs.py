# O(n^2)
def pairs(items, wanted):
    found = 0
    for i in range(len(items)):
        for j in range(i + 1, len(items)):
            if items[i] + items[j] == wanted:
                found += 1
    return found

print(pairs([int(x) for x in input().split()], 9))
