# O(1)
def solve():
    n, k = map(int, input().split())
    if k >= n:
        print(0)
        return
    full = n // k
    rest = n % k
    print(full + (1 if rest else 0))


if __name__ == "__main__":
    solve()
