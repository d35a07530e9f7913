# O(1)
import sys
from math import pi, sqrt

r, h = map(float, sys.stdin.readline().split())
slant = sqrt(r * r + h * h)
print("%.3f" % (pi * r * (r + slant)))
