# hottest: mandel
import math

def mandel(cx, cy, limit):
    x = y = 0.0
    for i in range(limit):
        x2, y2 = x * x, y * y
        if x2 + y2 > 4:
            return i
        y = 2 * x * y + cy
        x = x2 - y2 + cx
    return limit

def row(y, w, h):
    return [mandel(x / w * 3 - 2, y / h * 2 - 1, 80) for x in range(w)]

def shade(v):
    return " .:-=+*#%@"[min(9, int(math.log(v + 1)))]

def render(w, h):
    out = []
    for y in range(h):
        out.append("".join(shade(v) for v in row(y, w, h)))
    return "\n".join(out)

print(len(render(120, 60)))
