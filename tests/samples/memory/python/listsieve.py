N = 2_000_000
flags = [True] * (N + 1)
for p in range(2, int(N ** 0.5) + 1):
    if flags[p]:
        flags[p * p::p] = [False] * len(range(p * p, N + 1, p))
print(sum(flags) - 2)
