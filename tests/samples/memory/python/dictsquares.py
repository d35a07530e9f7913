squares = {}
for i in range(400000):
    squares[i] = i * i
print(len(squares))
