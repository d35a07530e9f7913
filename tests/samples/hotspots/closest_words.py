# hottest: edit_distance
def edit_distance(a, b):
    prev = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        cur = [i]
        for j, cb in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[j - 1] + 1, prev[j - 1] + (ca != cb)))
        prev = cur
    return prev[-1]

def words():
    base = ["kitten", "sitting", "saturday", "sunday", "programming", "grammar", "algorithm", "logarithm"]
    return [w + str(i) for i in range(6) for w in base]

def closest(ws):
    best = None
    for i in range(len(ws)):
        for j in range(i):
            d = edit_distance(ws[i], ws[j])
            if best is None or d < best[0]:
                best = (d, ws[i], ws[j])
    return best

def main():
    print(closest(words()))

if __name__ == '__main__':
    main()
