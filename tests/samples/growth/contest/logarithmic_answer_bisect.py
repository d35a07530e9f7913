# O(log n)
def enough(days, n, k):
    return days * (days + 1) // 2 >= n * k

n, k = map(int, input().split())
left = 0
right = 10 ** 18
while right - left > 1:
    mid = (left + right) // 2
    if enough(mid, n, k):
        right = mid
    else:
        left = mid
print(right)
