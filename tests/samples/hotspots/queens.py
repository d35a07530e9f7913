# hottest: safe
def solve(n):
    cols, d1, d2 = set(), set(), set()
    count = 0

    def place(row):
        nonlocal count
        if row == n:
            count += 1
            return
        for c in range(n):
            if safe(row, c):
                cols.add(c); d1.add(row + c); d2.add(row - c)
                place(row + 1)
                cols.remove(c); d1.remove(row + c); d2.remove(row - c)

    def safe(row, c):
        return c not in cols and row + c not in d1 and row - c not in d2

    place(0)
    return count

def show(n, k):
    print("%d queens: %d" % (n, k))

for n in range(4, 9):
    show(n, solve(n))
