# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import inspect
import sys
import traceback
import warnings

print(len(inspect.stack()), sys._getframe().f_back)
traceback.print_stack()
warnings.warn("from the top", stacklevel=2)


def depth(reached=1):
    try:
        return depth(reached + 1)
    except RecursionError:
        return reached


print(depth())
