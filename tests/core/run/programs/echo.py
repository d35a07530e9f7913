# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys

print(sys.argv[1:])
for line in sys.stdin:
    print(line.upper(), end="", flush=True)
print(sys.stdin.read() == "", file=sys.stderr)
