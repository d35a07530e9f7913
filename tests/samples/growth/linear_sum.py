# O(n)
def total(values):
    result = 0
    for value in values:
        result += value
    return result

print(total([int(x) for x in input().split()]))
