s = ""
for i in range(1000000):
    s += "ab"
print(len(s), len("x" * 20000000))
