# O(1)
ok = False
rows = [input() for _ in range(4)]
for i in range(3):
    for j in range(3):
        c = 0
        for dx in range(2):
            for dy in range(2):
                if rows[i + dx][j + dy] == '#':
                    c += 1
        if c != 2:
            ok = True
print("YES" if ok else "NO")
