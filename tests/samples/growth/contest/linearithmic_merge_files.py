# O(n log n)
import heapq

def main():
    n = int(input())
    h = [int(x) for x in input().split()]
    heapq.heapify(h)
    cost = 0
    while len(h) > 1:
        a = heapq.heappop(h)
        b = heapq.heappop(h)
        cost += a + b
        heapq.heappush(h, a + b)
    print(cost)

if __name__ == '__main__':
    main()
