// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/facts.h"

namespace Foreguest {

/// Numbers by 64-bit keys, in one block of memory. Numbers must not be noIndex. Keys cannot be taken out.
class IndexMap
{
public:
    /// The key's number, noIndex where it has none.
    quint32 find(quint64 key) const { return m_slots.empty() ? noIndex : m_slots[slotOf(key)].value; }
    /// The key's number, which becomes `value` where it had none, and whether that was so.
    std::pair<quint32, bool> emplace(quint64 key, quint32 value)
    {
        if (m_size * 2 >= m_slots.size())
            reserve(m_size + 1);
        Slot& slot = m_slots[slotOf(key)];
        if (slot.value != noIndex)
            return { slot.value, false };
        slot = { key, value };
        ++m_size;
        return { value, true };
    }
    /// Gives the key this number, whatever it had.
    void assign(quint64 key, quint32 value)
    {
        emplace(key, value);
        m_slots[slotOf(key)].value = value;
    }
    void reserve(size_t keys)
    {
        size_t slots = std::max<size_t>(m_slots.size(), 8);
        while (slots < keys * 2)
            slots *= 2;
        if (slots == m_slots.size())
            slots *= 2;
        std::vector<Slot> old(slots);
        old.swap(m_slots);
        for (const Slot& slot : old) {
            if (slot.value != noIndex)
                m_slots[slotOf(slot.key)] = slot;
        }
    }
    size_t size() const { return m_size; }
    void clear()
    {
        m_slots.clear();
        m_size = 0;
    }

private:
    struct Slot
    {
        quint64 key = 0;
        quint32 value = noIndex;
    };
    size_t slotOf(quint64 key) const
    {
        quint64 hash = (key ^ key >> 32) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 32;
        const size_t mask = m_slots.size() - 1;
        size_t slot = hash & mask;
        while (m_slots[slot].value != noIndex && m_slots[slot].key != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    std::vector<Slot> m_slots; ///< A power of two of them, or none.
    size_t m_size = 0;
};

} // namespace Foreguest
