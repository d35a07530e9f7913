# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One way to end for each argument."""
import atexit
import os
import signal
import sys

atexit.register(print, "at exit")
print("no end of line", end="")
print("error without end", end="", file=sys.stderr)
how = sys.argv[1]


class Problem(Exception):
    pass


def fail():
    try:
        {}["missing"]
    except KeyError as error:
        raise Problem("ä problem", 7) from error


if how == "number":
    sys.exit(42)
elif how == "text":
    sys.exit("said at the end")
elif how == "none":
    sys.exit(None)
elif how == "large":
    sys.exit(256 + 9)
elif how == "object":
    raise SystemExit(["a", "list"])
elif how == "hard":
    os._exit(5)
elif how == "exception":
    fail()
elif how == "interrupt":
    raise KeyboardInterrupt
elif how == "closed":
    sys.stdout.close()
elif how == "hook":
    sys.excepthook = lambda kind, value, trace: print("hooked", kind.__name__, trace.tb_frame.f_code.co_name)
    fail()
elif how == "group":
    raise ExceptionGroup("several", [ValueError(1), Problem("two")])
elif how == "abort":
    os.abort()
else:
    os.kill(os.getpid(), getattr(signal, how))
print("went on")
