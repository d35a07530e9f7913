// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/dependencies.h"

#include "core/graph/solvertrace.h"

#include <algorithm>

namespace Foreguest {

Dependencies::Dependencies(quint32 steps)
    : m_dirty(steps / 64 + 1)
{
    // A step reads about two things; growing a long list would copy it.
    m_links.reserve(size_t(steps) * 2);
}

quint32 Dependencies::numberCells(size_t count)
{
    const quint32 first = m_cells;
    m_cells += quint32(count);
    return first;
}

void Dependencies::arriveReplaying(quint32 cell) const
{
    m_trace->touch(cell);
}

void Dependencies::trace(quint32 cell, quint32 value, bool replaces) const
{
    m_trace->noteWrite(cell, value, replaces);
}

void Dependencies::subscribe(Readers& readers, quint32 cell)
{
    // What is done but once need not hear of changes.
    if (m_trace && !m_trace->noteRead(cell))
        return;
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
        if (m_isReplaying)
            m_trace->schedule(m_links[link].step);
        else
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

void Dependencies::forgetReaders()
{
    m_links.clear();
    m_free = noIndex;
}

void Dependencies::mark(quint32 first, quint32 last)
{
    for (; first < last && first % 64 != 0; ++first)
        mark(first);
    for (; first + 64 <= last; first += 64)
        m_dirty[first / 64] = ~quint64(0);
    for (; first < last; ++first)
        mark(first);
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
    m_former = 0;
    for (const Field& field : old) {
        if (field.owner < formerOwner)
            m_slots[slotOf(field.owner, field.name)] = field;
    }
}

FieldCells::Field& FieldCells::make(quint64 owner, StringId name) const
{
    size_t slot = slotOf(owner, name);
    if (m_slots[slot].owner != noOwner)
        return m_slots[slot];
    if ((m_size + m_former + 1) * 3 > m_slots.size() * 2) {
        grow();
        slot = slotOf(owner, name);
    }
    m_slots[slot].owner = owner;
    m_slots[slot].name = name;
    m_slots[slot].index = quint32(m_size++);
    if (m_keepsNumbers)
        m_keys.emplace_back(owner, name);
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
    m_dependencies.arrive(m_first + field.index);
    m_dependencies.note(field.readers, m_first + field.index);
    return &field;
}

SetId FieldCells::value(quint64 owner, StringId name) const
{
    const Field* field = look(owner, name);
    return field && field->value != absent ? field->value : emptySet;
}

bool FieldCells::contains(quint64 owner, StringId name) const
{
    const Field* field = look(owner, name);
    return field && field->value != absent;
}

SetId FieldCells::peek(quint64 owner, StringId name) const
{
    const Field& field = m_slots[slotOf(owner, name)];
    if (field.owner == noOwner)
        return emptySet;
    m_dependencies.arrive(m_first + field.index);
    return field.value == absent ? emptySet : field.value;
}

SetId FieldCells::known(quint64 owner, StringId name) const
{
    const Field& field = m_slots[slotOf(owner, name)];
    return field.owner == noOwner ? emptySet : value(owner, name);
}

void FieldCells::change(Field& field, SetId value)
{
    if (field.value == value)
        return;
    field.value = value;
    m_dependencies.fire(field.readers);
}

void FieldCells::set(quint64 owner, StringId name, SetId value)
{
    Field& field = make(owner, name);
    m_dependencies.arrive(m_first + field.index);
    m_dependencies.noteWrite(m_first + field.index, value, true);
    change(field, value);
}

bool FieldCells::join(ValueSets& sets, quint64 owner, StringId name, SetId value)
{
    Field& field = make(owner, name);
    m_dependencies.arrive(m_first + field.index);
    m_dependencies.noteWrite(m_first + field.index, value, false);
    const SetId known = field.value == absent ? emptySet : field.value;
    change(field, sets.join(known, value));
    return known == emptySet && field.value != emptySet;
}

quint32 FieldCells::leave(quint32 index)
{
    Field& field = m_slots[slotOfIndex(index)];
    field.owner = formerOwner;
    ++m_former;
    return field.value;
}

void FieldCells::settle(quint32 index, quint64 owner, quint32 value)
{
    const StringId name = m_keys[index].second;
    m_keys[index].first = owner;
    if ((m_size + m_former + 1) * 3 > m_slots.size() * 2)
        grow();
    Field& field = m_slots[slotOf(owner, name)];
    field.owner = owner;
    field.name = name;
    field.index = index;
    field.value = value;
}

} // namespace Foreguest
