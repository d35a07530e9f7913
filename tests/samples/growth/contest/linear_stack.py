# O(n)
n = int(input())
h = list(map(int, input().split()))
stack = []
ans = [-1] * n
for i in range(n):
    while stack and h[stack[-1]] < h[i]:
        ans[stack.pop()] = i
    stack.append(i)
print(*ans)
