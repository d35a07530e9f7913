# O(2^n)
def subsets(a):
    if not a:
        return [[]]
    rest = subsets(a[1:])
    return rest + [[a[0]] + r for r in rest]


n = int(input())
a = list(map(int, input().split()))
print(max(sum(x) for x in subsets(a) if sum(x) % 2 == 0))
