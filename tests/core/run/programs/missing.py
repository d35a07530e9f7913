# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import not_installed_anywhere

print(json, not_installed_anywhere)
