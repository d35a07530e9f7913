# O(1)
def solve(a, b):
    d = abs(a - b)
    return (d + 9) // 10


a, b = [int(x) for x in input().split()]
print(solve(a, b))
