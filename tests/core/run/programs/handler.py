# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import signal
import sys
import time


def handle(number, frame):
    print("caught", number, frame.f_code.co_name, flush=True)
    sys.exit(9)


signal.signal(signal.SIGTERM, handle)
print("ready", flush=True)
os.kill(os.getpid(), signal.SIGTERM)
time.sleep(60)
