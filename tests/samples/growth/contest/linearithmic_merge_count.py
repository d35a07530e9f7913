# O(n log n)
def sort_count(a):
    if len(a) <= 1:
        return a, 0
    mid = len(a) // 2
    left, x = sort_count(a[:mid])
    right, y = sort_count(a[mid:])
    res = []
    i = j = 0
    inv = x + y
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            res.append(left[i])
            i += 1
        else:
            res.append(right[j])
            j += 1
            inv += len(left) - i
    res += left[i:]
    res += right[j:]
    return res, inv


n = int(input())
print(sort_count(list(map(int, input().split())))[1])
