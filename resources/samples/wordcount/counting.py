# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import re


def count_words(text):
    counts = {}
    for word in re.findall(r"\w+", text.lower()):
        counts[word] = counts.get(word, 0) + 1
    return counts


def most_frequent(counts, n):
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:n]
