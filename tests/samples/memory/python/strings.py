parts = []
for i in range(300000):
    parts.append("line number %d of the text" % i)
text = "\n".join(parts)
print(len(text))
