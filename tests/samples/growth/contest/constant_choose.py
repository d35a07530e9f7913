# O(1)
n = int(input())
m = int(input())
if n == m:
    print("=")
elif n < m:
    print("<")
else:
    print(">")
