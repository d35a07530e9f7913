# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import collections
import json
import sys

print("hello", json.dumps(collections.Counter(sys.argv[1:]), sort_keys=True), flush=True)
parser = argparse.ArgumentParser()
parser.add_argument("names", nargs="*", default=["world"])
print(parser.parse_args().names)
