# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
from collections import Counter
from .shape import Shape

print("counting is executed once, by the run", "statistics" in sys.modules)
import statistics


def count():
    return Counter("abca")["a"] + statistics.mean([1, 3]) + Shape.sides


def fail():
    raise LookupError("in a module of its own")
