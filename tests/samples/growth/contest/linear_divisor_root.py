# O(n)
n = int(input())
i = 2
ans = []
while i * i <= n:
    while n % i == 0:
        ans.append(i)
        n //= i
    i += 1
if n > 1:
    ans.append(n)
print(*ans)
