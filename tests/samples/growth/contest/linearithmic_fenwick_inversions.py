# O(n log n)
import sys

class BIT:
    def __init__(self, n):
        self.n = n
        self.t = [0] * (n + 1)

    def add(self, i, v):
        while i <= self.n:
            self.t[i] += v
            i += i & -i

    def get(self, i):
        s = 0
        while i > 0:
            s += self.t[i]
            i -= i & -i
        return s

def main():
    data = sys.stdin.read().split()
    n = int(data[0])
    a = list(map(int, data[1:n + 1]))
    rank = {v: i + 1 for i, v in enumerate(sorted(set(a)))}
    bit = BIT(n)
    inv = 0
    for i in range(n):
        r = rank[a[i]]
        inv += i - bit.get(r)
        bit.add(r, 1)
    print(inv)

main()
