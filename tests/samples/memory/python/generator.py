def numbers(n):
    for i in range(n):
        yield i * 3 % 1001


total = 0
for value in numbers(2000000):
    total += value
print(total, sum(x * x for x in range(1000000)))
