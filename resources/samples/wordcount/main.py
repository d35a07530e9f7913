# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the words of standard input, or of a text that it makes up, and prints the most frequent ones."""
import sys

from counting import count_words, most_frequent
from text import made_up_text


def main():
    text = sys.stdin.read() or made_up_text(words=300_000)
    for word, count in most_frequent(count_words(text), 5):
        print(f"{count:8} {word}")


main()
