seen = set()
x, y = 0, 0
for i in range(250000):
    x = (x * 31 + i) % 1000003
    y = (y * 17 + i) % 999983
    seen.add((x, y))
print(len(seen))
