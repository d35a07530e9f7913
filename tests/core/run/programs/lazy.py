# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys


def unused():
    import xml.dom.minidom
    return xml.dom.minidom


print(sorted(sys.modules))
