# O(1)
moves = {'a': (0, 1), 'b': (1, 0)}
board = [[0] * 8 for _ in range(8)]
col, row = input().strip()
x = ord(col) - ord('a')
y = int(row) - 1
cnt = 0
for dx in (-2, -1, 1, 2):
    for dy in (-2, -1, 1, 2):
        if abs(dx) == abs(dy):
            continue
        if 0 <= x + dx < 8 and 0 <= y + dy < 8:
            board[x + dx][y + dy] = 1
            cnt += 1
print(cnt)
