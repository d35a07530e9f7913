# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import collections
import json
import sys


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", default=["world"])
    counts = collections.Counter("".join(parser.parse_args().names))
    print("hello", json.dumps(counts, sort_keys=True), flush=True)
    sys.exit(0)


if __name__ == "__main__":
    main()
