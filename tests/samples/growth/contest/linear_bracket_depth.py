# O(n)
def check(s):
    stack = []
    pairs = {')': '(', ']': '[', '}': '{'}
    for ch in s:
        if ch in '([{':
            stack.append(ch)
        else:
            if not stack or stack.pop() != pairs[ch]:
                return False
    return not stack

for _ in range(int(input())):
    print('YES' if check(input().strip()) else 'NO')
