# O(1)
import sys
def main():
    data = sys.stdin.readline().split()
    a, b, c = map(int, data)
    total = a + b + c
    # print(total, file=sys.stderr)
    print(total // 2)
for _ in range(int(input())):
    main()
