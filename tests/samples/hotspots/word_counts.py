# hottest: tokenize
import re

TEXT = "the quick brown fox jumps over the lazy dog and the cat " * 3000

def tokenize(text):
    words = []
    word = ""
    for ch in text:
        if ch.isalpha():
            word += ch
        elif word:
            words.append(word)
            word = ""
    return words

def count(words):
    table = {}
    for w in words:
        table[w] = table.get(w, 0) + 1
    return table

def top(table, k):
    return sorted(table.items(), key=lambda kv: -kv[1])[:k]

if __name__ == "__main__":
    print(top(count(tokenize(TEXT)), 3))
