// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/stringpool.h"

#include <QHashFunctions>

#include <algorithm>
#include <cstring>

namespace Foreguest {

namespace {
constexpr size_t firstBlockBytes = 4 * 1024;
constexpr size_t largestBlockBytes = 256 * 1024;
constexpr size_t firstSlots = 64;
} // namespace

StringPool::StringPool()
    : m_slots(firstSlots, noIndex)
{
    add({});
}

StringPool StringPool::clone() const
{
    StringPool copy;
    copy.m_texts = m_texts;
    copy.m_hashes = m_hashes;
    copy.m_slots = m_slots;
    copy.m_blocks = m_blocks;
    // What is free in the last block is the other's to fill.
    copy.m_room = 0;
    copy.m_capacity = m_capacity;
    return copy;
}

/// Seeded anew in each process, so that nobody can write sources whose names all fall into one place.
quint32 StringPool::hash(std::string_view text)
{
    return quint32(qHashBits(text.data(), text.size(), size_t(QHashSeed::globalSeed())));
}

std::string_view StringPool::store(std::string_view text)
{
    if (text.empty())
        return "";
    if (m_room < text.size()) {
        m_capacity = std::max(text.size(), std::clamp(m_capacity * 2, firstBlockBytes, largestBlockBytes));
        m_room = m_capacity;
        m_blocks.push_back(std::make_shared_for_overwrite<char[]>(m_capacity));
    }
    char* place = m_blocks.back().get() + (m_capacity - m_room);
    std::memcpy(place, text.data(), text.size());
    m_room -= text.size();
    return { place, text.size() };
}

size_t StringPool::slotOf(std::string_view text, quint32 hash) const
{
    const size_t mask = m_slots.size() - 1;
    for (size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        const StringId id = m_slots[slot];
        if (id == noIndex || (m_hashes[id] == hash && m_texts[id] == text))
            return slot;
    }
}

void StringPool::grow()
{
    m_slots.assign(m_slots.size() * 2, noIndex);
    const size_t mask = m_slots.size() - 1;
    for (StringId id = 0; id < m_texts.size(); ++id) {
        size_t slot = m_hashes[id] & mask;
        while (m_slots[slot] != noIndex)
            slot = (slot + 1) & mask;
        m_slots[slot] = id;
    }
}

StringId StringPool::add(std::string_view text, quint32 hash)
{
    size_t slot = slotOf(text, hash);
    if (m_slots[slot] != noIndex)
        return m_slots[slot];
    const auto id = StringId(m_texts.size());
    m_texts.push_back(store(text));
    m_hashes.push_back(hash);
    m_slots[slot] = id;
    if (m_texts.size() * 2 > m_slots.size())
        grow();
    return id;
}

StringId StringPool::find(std::string_view text) const
{
    return m_slots[slotOf(text, hash(text))];
}

} // namespace Foreguest
