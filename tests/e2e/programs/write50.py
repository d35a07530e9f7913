block = b"w" * 1_000_000
with open("out.bin", "wb") as out:
    for _ in range(50):
        out.write(block)
print("written")
