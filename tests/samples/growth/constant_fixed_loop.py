# O(1)
def checksum(a, b):
    total = 0
    for i in range(64):
        total = (total * 31 + a ^ b + i) % 65521
    return total

print(checksum(3, 4))
