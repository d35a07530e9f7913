// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/dependencies.h"

#include <algorithm>

namespace Foreguest {

Dependencies::Dependencies(quint32 steps)
    : m_dirty(steps / 64 + 1)
{
    // A step reads about two things; growing a long list would copy it.
    m_links.reserve(size_t(steps) * 2);
}

void Dependencies::subscribe(Readers& readers)
{
    quint32 link = m_free;
    if (link == noIndex) {
        link = quint32(m_links.size());
        m_links.emplace_back();
    } else {
        m_free = m_links[link].next;
    }
    m_links[link] = { m_current, readers };
    readers = link;
}

void Dependencies::fire(Readers& readers)
{
    if (readers == noIndex || m_isReleased)
        return;
    quint32 last = readers;
    for (quint32 link = readers; link != noIndex; link = m_links[link].next) {
        mark(m_links[link].step);
        last = link;
    }
    m_links[last].next = m_free;
    m_free = readers;
    readers = noIndex;
}

void Dependencies::release()
{
    m_links = {};
    m_dirty = {};
    m_isReleased = true;
}

void Dependencies::markAll()
{
    std::fill(m_dirty.begin(), m_dirty.end(), ~quint64(0));
}

bool Dependencies::isDone() const
{
    return std::all_of(m_dirty.begin(), m_dirty.end(), [](quint64 word) { return word == 0; });
}

size_t FieldCells::slotOf(quint64 owner, StringId name) const
{
    quint64 hash = (owner ^ quint64(name) << 36) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
    hash = (hash + name) * 0xBF58476D1CE4E5B9ULL;
    const size_t mask = m_slots.size() - 1;
    for (size_t slot = size_t(hash >> 32) & mask;; slot = (slot + 1) & mask) {
        const Field& field = m_slots[slot];
        if (field.owner == noOwner || (field.owner == owner && field.name == name))
            return slot;
    }
}

void FieldCells::grow() const
{
    std::vector<Field> old(m_slots.size() * 2);
    old.swap(m_slots);
    for (const Field& field : old) {
        if (field.owner != noOwner)
            m_slots[slotOf(field.owner, field.name)] = field;
    }
}

FieldCells::Field& FieldCells::make(quint64 owner, StringId name) const
{
    size_t slot = slotOf(owner, name);
    if (m_slots[slot].owner != noOwner)
        return m_slots[slot];
    if (++m_size * 3 > m_slots.size() * 2) {
        grow();
        slot = slotOf(owner, name);
    }
    m_slots[slot].owner = owner;
    m_slots[slot].name = name;
    return m_slots[slot];
}

/// Also where nothing is stored yet the step at work must hear when something is.
const FieldCells::Field* FieldCells::look(quint64 owner, StringId name) const
{
    if (!m_dependencies.isRunning()) {
        const Field& known = m_slots[slotOf(owner, name)];
        return known.owner == noOwner ? nullptr : &known;
    }
    Field& field = make(owner, name);
    m_dependencies.note(field.readers);
    return &field;
}

SetId FieldCells::value(quint64 owner, StringId name) const
{
    const Field* field = look(owner, name);
    return field ? field->value : emptySet;
}

bool FieldCells::contains(quint64 owner, StringId name) const
{
    const Field* field = look(owner, name);
    return field && field->isStored;
}

SetId FieldCells::peek(quint64 owner, StringId name) const
{
    // An empty slot holds the empty set.
    return m_slots[slotOf(owner, name)].value;
}

void FieldCells::set(quint64 owner, StringId name, SetId value)
{
    Field& field = make(owner, name);
    if (field.isStored && field.value == value)
        return;
    field.isStored = true;
    field.value = value;
    m_dependencies.fire(field.readers);
}

} // namespace Foreguest
