# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
WHOSE = "the program's own"
Random = SystemRandom = None
