# O(n)
import sys
def main():
    data = sys.stdin.buffer.read().split()
    t = int(data[0])
    idx = 1
    out = []
    for _ in range(t):
        n = int(data[idx]); idx += 1
        arr = data[idx:idx + n]; idx += n
        best = 0
        cur = 0
        for x in arr:
            cur += int(x)
            if cur > best:
                best = cur
            if cur < 0:
                cur = 0
        out.append(best)
    sys.stdout.write("\n".join(map(str, out)))
main()
