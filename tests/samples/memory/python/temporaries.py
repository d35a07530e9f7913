def checksum(size):
    block = [i for i in range(size)]
    return sum(block)


total = 0
for _ in range(30):
    total += checksum(100000)
print(total)
