# hottest: pairs_below
import random

def load(n):
    rng = random.Random(3)
    return [rng.randint(0, 1000) for _ in range(n)]

def mean(values):
    return sum(values) / len(values)

def pairs_below(values, limit):
    count = 0
    for i in range(len(values)):
        for j in range(i + 1, len(values)):
            if abs(values[i] - values[j]) < limit:
                count += 1
    return count

def report(values):
    print(mean(values), pairs_below(values, 10))

if __name__ == "__main__":
    report(load(1500))
