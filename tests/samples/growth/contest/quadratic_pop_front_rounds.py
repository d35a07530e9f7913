# O(n^2)
n, k = map(int, input().split())
people = list(range(1, n + 1))
order = []
pos = 0
while people:
    pos = (pos + k) % len(people)
    order.append(people.pop(pos))
print(*order)
