import sys

counts = {}
for i in range(300000):
    word = "w" + str(i % 50000)
    counts[word] = counts.get(word, 0) + 1
for word in sorted(counts, key=counts.get)[:5]:
    sys.stdout.write(word + "\n")
