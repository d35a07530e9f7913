# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import logging
import random
import time

logging.basicConfig(format="%(message)s")
record = logging.LogRecord("name", logging.INFO, "path", 1, "text", (), None)
print(record.relativeCreated < 20_000, time.process_time() < 20, 0 <= random.random() < 1)
