import sys

print(sys.argv[1:])
print(sys.stdin.read().upper())
print("to stderr", file=sys.stderr)
sys.exit(7)
