# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Modules of its own, with all that they show of how they were loaded."""
import json
import parts
import parts.shape as shape
from parts import counting
from parts.shape import area
import fractions
import sys

for module in (parts, shape, counting):
    print(module.__name__, module.__file__, module.__cached__, module.__package__, type(module.__loader__).__name__,
          module.__spec__, sorted(vars(module)))
print(area(3), counting.count(), json.dumps(str(fractions.Fraction(1, 3))), sorted(sys.modules))
counting.fail()
