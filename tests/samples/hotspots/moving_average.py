# hottest: moving_average
def parse(lines):
    rows = []
    for line in lines:
        parts = line.split(",")
        rows.append((parts[0], float(parts[1]), int(parts[2])))
    return rows

def generate(n):
    return ["item%d,%f,%d" % (i % 97, i * 0.37, i % 5) for i in range(n)]

def total_by_key(rows):
    t = {}
    for name, price, qty in rows:
        t[name] = t.get(name, 0.0) + price * qty
    return t

def moving_average(rows, k):
    out = []
    for i in range(len(rows) - k):
        out.append(sum(r[1] for r in rows[i:i + k]) / k)
    return out

rows = parse(generate(6000))
print(len(total_by_key(rows)), max(moving_average(rows, 50)))
