# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json

try:
    import not_installed_anywhere as fast
except ImportError:
    fast = None
import sys
print(json.dumps([fast]), sorted(sys.modules))
