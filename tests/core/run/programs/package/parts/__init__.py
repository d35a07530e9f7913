# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts."""
import decimal
from . import shape
VERSION = "1"
