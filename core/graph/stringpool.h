// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/facts.h"

#include <QByteArrayView>

#include <memory>
#include <string_view>

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

    /// The same texts by the same numbers; both then grow on their own. The texts themselves are shared.
    StringPool clone() const;
    StringId add(std::string_view text) { return add(text, hash(text)); }
    /// As add(), with the text's hashOf() another pool.
    StringId add(std::string_view text, quint32 hash);
    quint32 hashOf(StringId id) const { return m_hashes[id]; }
    /// The id of a text that is in the pool, or noIndex.
    StringId find(std::string_view text) const;
    QByteArrayView view(StringId id) const { return { m_texts[id].data(), qsizetype(m_texts[id].size()) }; }
    std::string_view stdView(StringId id) const { return m_texts[id]; }
    size_t size() const { return m_texts.size(); }

private:
    static quint32 hash(std::string_view text);
    std::string_view store(std::string_view text);
    /// Where the text is or would be noted.
    size_t slotOf(std::string_view text, quint32 hash) const;
    void grow();

    std::vector<std::string_view> m_texts;
    std::vector<quint32> m_hashes; ///< By text.
    std::vector<StringId> m_slots; ///< By hash; a power of two of them.
    std::vector<std::shared_ptr<char[]>> m_blocks;
    size_t m_room = 0, m_capacity = 0; ///< Free and all bytes of the last block.
};

} // namespace Foreguest
