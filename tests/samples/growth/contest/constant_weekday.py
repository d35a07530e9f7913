# O(1)
days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
a = input()
b = input()
d = (days.index(b) - days.index(a)) % 7
print("YES" if d in (0, 2, 3) else "NO")
