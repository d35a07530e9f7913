# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program does between its imports is seen by what is imported."""
import os
import sys

print([name for name in ("tempfile", "locale", "decimal", "random") if name in sys.modules])
os.environ["TMPDIR"] = "/"
import tempfile

print(tempfile.gettempdir(), "decimal" in sys.modules)
import decimal

print(decimal.getcontext().prec)
