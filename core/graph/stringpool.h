// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/facts.h"

#include <QByteArrayView>

#include <deque>
#include <string_view>
#include <unordered_map>

namespace Foreguest {

/// Each distinct text once, by number. Id 0 is the empty text. Texts live as long as the pool and never move.
class StringPool
{
public:
    StringPool();
    StringPool(StringPool&&) = default;
    StringPool& operator=(StringPool&&) = default;
    StringPool(const StringPool&) = delete;
    StringPool& operator=(const StringPool&) = delete;

    StringId add(std::string_view text);
    /// The id of a text that is in the pool, or noIndex.
    StringId find(std::string_view text) const;
    QByteArrayView view(StringId id) const { return { m_texts[id].data(), qsizetype(m_texts[id].size()) }; }
    std::string_view stdView(StringId id) const { return m_texts[id]; }
    size_t size() const { return m_texts.size(); }

private:
    std::string_view store(std::string_view text);

    std::vector<std::string_view> m_texts;
    std::unordered_map<std::string_view, StringId> m_ids;
    std::deque<std::vector<char>> m_blocks;
};

} // namespace Foreguest
