# O(2^n)
n, target = map(int, input().split())
w = list(map(int, input().split()))


def go(i, left):
    if i == n:
        return 1 if left == 0 else 0
    return go(i + 1, left) + go(i + 1, left - w[i])


print(go(0, target))
