# hottest: longest
def compress(data):
    out = []
    i = 0
    while i < len(data):
        best_len, best_off = longest(data, i, 64)
        if best_len > 3:
            out.append((best_off, best_len))
            i += best_len
        else:
            out.append(data[i])
            i += 1
    return out

def longest(data, i, window):
    best = (0, 0)
    for off in range(1, min(window, i) + 1):
        n = 0
        while i + n < len(data) and data[i + n] == data[i - off + n] and n < 32:
            n += 1
        if n > best[0]:
            best = (n, off)
    return best

def expand(tokens):
    s = []
    for t in tokens:
        if isinstance(t, tuple):
            off, n = t
            for _ in range(n):
                s.append(s[-off])
        else:
            s.append(t)
    return "".join(s)

text = "".join(chr(97 + (i * i // 3) % 26) for i in range(6000))
assert expand(compress(text)) == text
