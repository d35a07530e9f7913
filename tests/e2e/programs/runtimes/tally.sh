#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
sum=0
while read -r number; do
    sum=$((sum + number))
done
echo "$1 $sum"
echo "done" >&2
exit 7
