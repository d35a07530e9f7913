# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys

blocks = []
while len(blocks) < 100_000:
    blocks.append(bytearray(b"x") * (1 << 20))
sys.exit("unreachable")
