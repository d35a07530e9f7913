#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From nothing to a run in a guest that was already waiting: installs, builds, builds the guest image, boots a guest
# ahead, runs the given program (default: a sample) in it, prints what was predicted and measured, and opens the
# workbench where there is a display.
#
#   packaging/run.sh [PATH [ARGUMENT…]]
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)

if [ $# -gt 0 ]; then
  program=$(realpath -- "$1")
  shift
else
  program=$here/resources/samples/primes.py
fi

"$here/packaging/setup.sh"
cd "$here"
printf '\n== Building Foreguest\n'
cmake --preset release -Wno-dev --log-level=WARNING
cmake --build --preset release --target foreguest foreguestctl foreguest-guest foreguest-reaper
bin=$here/build/release/bin

printf '\n== What this machine has for guests\n'
"$bin/foreguestctl" doctor || printf 'Some of it is missing; the lines with an arrow say what mends it.\n'

printf '\n== Running %s in a guest that waits for it\n' "$program"
status=0
"$bin/foreguestctl" run "$program" -- "$@" || status=$?

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  printf '\n== Opening the workbench\n'
  "$bin/foreguest" "$program" || status=$?
else
  printf '\n== No display here: open the workbench on a desktop with %s\n' "build/release/bin/foreguest PATH"
fi
exit "$status"
