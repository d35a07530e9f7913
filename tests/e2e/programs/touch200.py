data = bytearray(200 << 20)
for at in range(0, len(data), 4096):
    data[at] = 1
print(len(data))
