# O(n)
t = int(input())
for tt in range(t):
    n = int(input())
    s = input()
    out = ""
    for i in range(n - 1, -1, -1):
        if s[i] == 'a':
            out += 'b'
        else:
            out += 'a'
    print(out)
