# hottest: neighbours
class Grid:
    def __init__(self, w, h):
        self.w = w
        self.h = h
        self.cells = [[(x * y) % 3 == 0 for x in range(w)] for y in range(h)]

    def neighbours(self, x, y):
        n = 0
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    n += self.cells[(y + dy) % self.h][(x + dx) % self.w]
        return n

    def step(self):
        new = [[False] * self.w for _ in range(self.h)]
        for y in range(self.h):
            for x in range(self.w):
                n = self.neighbours(x, y)
                new[y][x] = n == 3 or (self.cells[y][x] and n == 2)
        self.cells = new

    def alive(self):
        return sum(sum(row) for row in self.cells)

g = Grid(60, 60)
for _ in range(20):
    g.step()
print(g.alive())
