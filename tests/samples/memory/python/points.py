class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


points = []
for i in range(200000):
    points.append(Point(i, i * 2))
print(sum(p.x for p in points))
