# O(n^2)
def drain(items):
    total = 0
    while items:
        total += items.pop(0)
    return total

def main(values):
    print(drain(list(values)))

main(input().split())
