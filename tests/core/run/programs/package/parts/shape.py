# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import math


class Shape:
    sides = 4


def area(radius):
    return math.pi * radius ** 2
