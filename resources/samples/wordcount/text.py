# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
import random

WORDS = "guest host pool image kernel memory page clock thread queue".split()


def made_up_text(words, seed=1):
    """A text of that many words; the first words of the list are the more frequent ones."""
    chance = random.Random(seed)
    weights = range(len(WORDS), 0, -1)
    return " ".join(chance.choices(WORDS, weights=weights, k=words))
