# O(1)
import sys

def leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

print(leap(int(sys.argv[1])))
