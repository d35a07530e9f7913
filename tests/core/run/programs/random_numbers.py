# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
import uuid

print(random.getrandbits(64), hash("text"), uuid.uuid4(), random.Random().random())
