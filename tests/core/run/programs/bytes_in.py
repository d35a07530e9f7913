# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib
import sys

content = sys.stdin.buffer.read()
print(len(content), hashlib.sha256(content).hexdigest())
