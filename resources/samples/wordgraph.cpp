// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The shortest chain of three-letter words, each differing from the one before in one letter, found breadth first.
#include <algorithm>
#include <deque>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

class WordGraph {
public:
    explicit WordGraph(std::vector<std::string> words)
        : m_words(std::move(words))
    {
    }

    std::vector<std::string> shortestChain(const std::string& from, const std::string& to) const
    {
        std::unordered_map<std::string, std::string> cameFrom { { from, from } };
        std::deque<std::string> open { from };
        while (!open.empty() && !cameFrom.count(to)) {
            const std::string word = open.front();
            open.pop_front();
            for (const std::string& next : m_words) {
                if (differsInOne(word, next) && cameFrom.emplace(next, word).second)
                    open.push_back(next);
            }
        }
        return trace(cameFrom, from, to);
    }

private:
    static bool differsInOne(const std::string& a, const std::string& b)
    {
        int differences = 0;
        for (std::size_t i = 0; i < a.size(); ++i)
            differences += a[i] != b[i];
        return differences == 1;
    }

    static std::vector<std::string> trace(
        const std::unordered_map<std::string, std::string>& cameFrom, const std::string& from, const std::string& to)
    {
        std::vector<std::string> chain;
        if (!cameFrom.count(to))
            return chain;
        for (std::string word = to; word != from; word = cameFrom.at(word))
            chain.push_back(word);
        chain.push_back(from);
        std::reverse(chain.begin(), chain.end());
        return chain;
    }

    std::vector<std::string> m_words;
};

int main()
{
    std::vector<std::string> words;
    for (char a = 'a'; a <= 'p'; ++a)
        for (char b = 'a'; b <= 'p'; ++b)
            for (char c = 'a'; c <= 'p'; ++c)
                if ((a + b + c) % 3 != 0)
                    words.push_back({ a, b, c });
    const WordGraph graph(words);
    for (const std::string& word : graph.shortestChain("aac", "ppb"))
        std::cout << word << ' ';
    std::cout << '\n';
}
