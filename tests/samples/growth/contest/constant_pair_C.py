# O(1)
def solve(l, r):
    if 2 * l <= r:
        return (l, 2 * l)
    return (-1, -1)

if __name__ == '__main__':
    t = int(input())
    results = []
    for _ in range(t):
        l, r = map(int, input().split())
        results.append(solve(l, r))
    for a, b in results:
        print(a, b)
