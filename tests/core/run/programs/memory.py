# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import json
import sys

block = bytearray(b"x") * (int(sys.argv[1]) << 20)
print(len(block), collections.Counter("aab"), json.dumps({}))
