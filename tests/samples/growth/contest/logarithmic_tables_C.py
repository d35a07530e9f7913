# O(log n)
def count(n, k):
    step, done, copies = 0, 1, 0
    while done < k:
        done *= 2
        copies += 1
    if done < n:
        copies += (n - done + k - 1) // k
    return copies

for _ in range(int(input())):
    n, k = map(int, input().split())
    print(count(n - 1, k))
