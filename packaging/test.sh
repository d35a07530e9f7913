#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds with warnings as errors, and runs every test. Arguments go to ctest, for example
#   packaging/test.sh -LE 'guest|bench'     without tests that boot guests, and without benchmarks
#   FOREGUEST_PRESET=asan packaging/test.sh under AddressSanitizer
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
preset=${FOREGUEST_PRESET:-ci}

"$here/packaging/setup.sh"
cd "$here"
printf '\n== Building (%s)\n' "$preset"
cmake --preset "$preset"
cmake --build --preset "$preset"
printf '\n== Testing\n'
ctest --preset "$preset" "$@"
