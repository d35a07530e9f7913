# O(1)
from fractions import Fraction
a, b = map(int, input().split())
win = lose = draw = 0
for i in range(1, 7):
    if abs(a - i) < abs(b - i):
        win += 1
    elif abs(a - i) == abs(b - i):
        draw += 1
    else:
        lose += 1
print(win, draw, lose)
