# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import tempfile
import random
import sys

print(random.WHOSE, tempfile.__name__, sorted(sys.modules))
