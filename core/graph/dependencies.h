// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/values.h"

#include <bit>

namespace Foreguest {

/// The steps of a computation to a fixed point (evaluate an expression, follow an assignment) and who of them must be
/// done again when something changes that it has read.
///
/// Steps are numbered, and done in the order of their numbers in sweeps: a change puts its readers with higher numbers
/// into the current sweep, the others into the next. So the outcome depends on the numbers alone. A step that is done
/// again subscribes anew to what it reads: firing a list of readers empties it.
class Dependencies
{
public:
    /// First of a list of readers; noIndex for none.
    using Readers = quint32;

    explicit Dependencies(quint32 steps);
    /// Notes that the current step has read something. Without a current step it does nothing.
    void note(Readers& readers)
    {
        if (m_current == noIndex || (readers != noIndex && m_links[readers].step == m_current))
            return;
        subscribe(readers);
    }
    /// All readers must be done again.
    void fire(Readers& readers);
    void markAll();
    void mark(quint32 step) { m_dirty[step / 64] |= quint64(1) << step % 64; }
    bool isRunning() const { return m_current != noIndex; }
    /// Does the marked steps of [first, last) in order, also those that become marked behind the current one.
    template <typename Do> void sweep(quint32 first, quint32 last, Do&& step)
    {
        for (quint32 word = first / 64; word * 64 < last; ++word) {
            quint64 open = ~quint64(0);
            if (word == first / 64)
                open <<= first % 64;
            if (last - word * 64 < 64)
                open &= (quint64(1) << (last - word * 64)) - 1;
            while (const quint64 marked = m_dirty[word] & open) {
                const int bit = std::countr_zero(marked);
                m_dirty[word] &= ~(quint64(1) << bit);
                // What has been done in this sweep waits for the next.
                open &= bit == 63 ? 0 : ~quint64(0) << (bit + 1);
                m_current = word * 64 + quint32(bit);
                ++m_done;
                step(m_current);
            }
        }
        m_current = noIndex;
    }
    bool isDone() const;
    /// Forgets who has read what: nothing will be done again.
    void release();
    /// How often a step has been done.
    quint64 done() const { return m_done; }

private:
    struct Link
    {
        quint32 step = noIndex;
        quint32 next = noIndex;
    };
    void subscribe(Readers& readers);

    std::vector<quint64> m_dirty;
    std::vector<Link> m_links;
    quint32 m_free = noIndex;
    quint32 m_current = noIndex;
    quint64 m_done = 0;
    bool m_isReleased = false;
};

/// Values by number, each read by the step at work.
class Cells
{
public:
    Cells(Dependencies& dependencies, size_t count, quint32 initial)
        : m_dependencies(dependencies)
        , m_values(count, initial)
        , m_readers(count, noIndex)
    {
    }
    quint32 operator[](size_t cell) const
    {
        m_dependencies.note(m_readers[cell]);
        return m_values[cell];
    }
    /// Without noting who reads it.
    quint32 peek(size_t cell) const { return m_values[cell]; }
    /// Returns whether that changed it.
    bool set(size_t cell, quint32 value)
    {
        if (m_values[cell] == value)
            return false;
        m_values[cell] = value;
        m_dependencies.fire(m_readers[cell]);
        return true;
    }

private:
    Dependencies& m_dependencies;
    std::vector<quint32> m_values;
    mutable std::vector<Dependencies::Readers> m_readers;
};

/// Values by owner and name, which come into being when they are stored or first looked for.
class FieldCells
{
public:
    explicit FieldCells(Dependencies& dependencies)
        : m_dependencies(dependencies)
        , m_slots(1024)
    {
    }
    SetId value(quint64 owner, StringId name) const;
    /// Whether something was ever stored there, though it be nothing known.
    bool contains(quint64 owner, StringId name) const;
    SetId peek(quint64 owner, StringId name) const;
    void set(quint64 owner, StringId name, SetId value);

private:
    static constexpr quint64 noOwner = ~quint64(0);
    struct Field
    {
        quint64 owner = noOwner;
        StringId name = 0;
        SetId value = emptySet;
        Dependencies::Readers readers = noIndex;
        bool isStored = false;
    };
    size_t slotOf(quint64 owner, StringId name) const;
    Field& make(quint64 owner, StringId name) const;
    const Field* look(quint64 owner, StringId name) const;
    void grow() const;

    Dependencies& m_dependencies;
    mutable std::vector<Field> m_slots; ///< By hash; a power of two of them, at most two thirds in use.
    mutable size_t m_size = 0;
};

} // namespace Foreguest
