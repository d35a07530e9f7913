# O(n log n)
import heapq

def heap_sort(items):
    heap = []
    for item in items:
        heapq.heappush(heap, item)
    result = []
    for _ in range(len(items)):
        result.append(heapq.heappop(heap))
    return result

print(heap_sort([int(x) for x in input().split()]))
