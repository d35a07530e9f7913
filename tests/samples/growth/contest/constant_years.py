# O(1)
y = int(input())
for i in range(y + 1, 10000):
    if len(set(str(i))) == 4:
        print(i)
        break
