// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/values.h"

#include <bit>

namespace Foreguest {

class SolverTrace;

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
    /// Notes that the current step has read something, which is a cell of that number or none. Without a current step
    /// it does nothing.
    void note(Readers& readers, quint32 cell = noIndex)
    {
        if (m_current == noIndex || (readers != noIndex && m_links[readers].step == m_current))
            return;
        subscribe(readers, cell);
    }
    /// All readers must be done again.
    void fire(Readers& readers);
    void mark(quint32 first, quint32 last);
    void mark(quint32 step) { m_dirty[step / 64] |= quint64(1) << step % 64; }
    bool isRunning() const { return m_current != noIndex; }
    /// Numbers for so many cells; returns the first of them.
    quint32 numberCells(size_t count);
    /// From now on all that is read and written is noted there as well.
    void setTrace(SolverTrace* trace) { m_trace = trace; }
    SolverTrace* trace() const { return m_trace; }
    void setReplaying(bool isReplaying) { m_isReplaying = isReplaying; }
    /// To be called before a cell is looked at.
    void arrive(quint32 cell) const
    {
        if (m_isReplaying)
            arriveReplaying(cell);
    }
    /// A cell has been given a value.
    void noteWrite(quint32 cell, quint32 value, bool replaces) const
    {
        if (m_trace)
            trace(cell, value, replaces);
    }
    quint32 current() const { return m_current; }
    void setCurrent(quint32 step) { m_current = step; }
    /// Does one step out of turn.
    template <typename Do> void run(quint32 number, Do&& step)
    {
        m_current = number;
        ++m_done;
        step(number);
        m_current = noIndex;
    }
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
    /// Forgets who waits, whose lists are empty already; something may be done again.
    void forgetReaders();
    /// How often a step has been done.
    quint64 done() const { return m_done; }

private:
    struct Link
    {
        quint32 step = noIndex;
        quint32 next = noIndex;
    };
    void subscribe(Readers& readers, quint32 cell);
    void arriveReplaying(quint32 cell) const;
    void trace(quint32 cell, quint32 value, bool replaces) const;

    std::vector<quint64> m_dirty;
    std::vector<Link> m_links;
    quint32 m_free = noIndex;
    quint32 m_current = noIndex;
    quint64 m_done = 0;
    bool m_isReleased = false;
    quint32 m_cells = 0;
    SolverTrace* m_trace = nullptr;
    bool m_isReplaying = false;
};

/// Cells as a SolverTrace sees them: by their place in the store.
class CellStore
{
public:
    virtual ~CellStore() = default;
    virtual quint32 initial() const = 0;
    virtual quint32 stored(quint32 index) const = 0;
    /// Nobody hears of it.
    virtual void restore(quint32 index, quint32 value) = 0;
    virtual void fire(quint32 index) = 0;
    virtual void forgetReaders(quint32 index) = 0;
};

/// Values by number, each read by the step at work.
class Cells final : public CellStore
{
public:
    Cells(Dependencies& dependencies, size_t count, quint32 initial)
        : m_dependencies(dependencies)
        , m_initial(initial)
        , m_first(dependencies.numberCells(count))
        , m_values(count, initial)
        , m_readers(count, noIndex)
    {
    }
    quint32 operator[](size_t cell) const
    {
        m_dependencies.arrive(m_first + quint32(cell));
        m_dependencies.note(m_readers[cell], m_first + quint32(cell));
        return m_values[cell];
    }
    /// Without noting who reads it.
    quint32 peek(size_t cell) const
    {
        m_dependencies.arrive(m_first + quint32(cell));
        return m_values[cell];
    }
    /// Gives it a value in place of what it had.
    void set(size_t cell, quint32 value)
    {
        m_dependencies.arrive(m_first + quint32(cell));
        m_dependencies.noteWrite(m_first + quint32(cell), value, true);
        change(cell, value);
    }
    /// Adds a set to the one it holds.
    void join(ValueSets& sets, size_t cell, SetId value)
    {
        m_dependencies.arrive(m_first + quint32(cell));
        m_dependencies.noteWrite(m_first + quint32(cell), value, false);
        change(cell, sets.join(m_values[cell], value));
    }
    /// The number of its first cell.
    quint32 first() const { return m_first; }

    quint32 initial() const override { return m_initial; }
    quint32 stored(quint32 index) const override { return m_values[index]; }
    void restore(quint32 index, quint32 value) override { m_values[index] = value; }
    void fire(quint32 index) override { m_dependencies.fire(m_readers[index]); }
    void forgetReaders(quint32 index) override { m_readers[index] = noIndex; }

private:
    void change(size_t cell, quint32 value)
    {
        if (m_values[cell] == value)
            return;
        m_values[cell] = value;
        m_dependencies.fire(m_readers[cell]);
    }

    Dependencies& m_dependencies;
    quint32 m_initial;
    quint32 m_first;
    std::vector<quint32> m_values;
    mutable std::vector<Dependencies::Readers> m_readers;
};

/// Values by owner and name, which come into being when they are stored or first looked for.
class FieldCells final : public CellStore
{
public:
    /// To be made behind all other cells.
    explicit FieldCells(Dependencies& dependencies)
        : m_dependencies(dependencies)
        , m_first(dependencies.numberCells(0))
        , m_slots(1024)
    {
    }
    SetId value(quint64 owner, StringId name) const;
    /// Whether something was ever stored there, though it be nothing known.
    bool contains(quint64 owner, StringId name) const;
    SetId peek(quint64 owner, StringId name) const;
    /// As value(), of what is there; that something comes into being here is not heard of.
    SetId known(quint64 owner, StringId name) const;
    void set(quint64 owner, StringId name, SetId value);
    /// Adds a set to the one it holds; returns whether that is the first value there.
    bool join(ValueSets& sets, quint64 owner, StringId name, SetId value);
    /// From now on fields are found by their number as well.
    void keepNumbers() { m_keepsNumbers = true; }
    quint32 first() const { return m_first; }
    quint32 count() const { return quint32(m_size); }
    quint64 ownerOf(quint32 index) const { return m_keys[index].first; }
    /// Fields whose owners get other names all leave first, with what they hold, and then settle under the new ones.
    quint32 leave(quint32 index);
    void settle(quint32 index, quint64 owner, quint32 value);

    quint32 initial() const override { return absent; }
    quint32 stored(quint32 index) const override { return m_slots[slotOfIndex(index)].value; }
    void restore(quint32 index, quint32 value) override { m_slots[slotOfIndex(index)].value = value; }
    void fire(quint32 index) override { m_dependencies.fire(m_slots[slotOfIndex(index)].readers); }
    void forgetReaders(quint32 index) override { m_slots[slotOfIndex(index)].readers = noIndex; }
    /// What a field holds in which nothing was stored.
    static constexpr quint32 absent = noIndex;

private:
    static constexpr quint64 noOwner = ~quint64(0);
    static constexpr quint64 formerOwner = noOwner - 1;
    struct Field
    {
        quint64 owner = noOwner;
        StringId name = 0;
        SetId value = absent;
        Dependencies::Readers readers = noIndex;
        quint32 index = 0;
    };
    size_t slotOf(quint64 owner, StringId name) const;
    size_t slotOfIndex(quint32 index) const { return slotOf(m_keys[index].first, m_keys[index].second); }
    Field& make(quint64 owner, StringId name) const;
    const Field* look(quint64 owner, StringId name) const;
    void change(Field& field, SetId value);
    void grow() const;

    Dependencies& m_dependencies;
    quint32 m_first;
    mutable std::vector<Field> m_slots; ///< By hash; a power of two of them, at most two thirds in use.
    mutable size_t m_size = 0;
    mutable size_t m_former = 0; ///< Slots of those that have moved.
    bool m_keepsNumbers = false;
    mutable std::vector<std::pair<quint64, StringId>> m_keys; ///< By number, where these are kept.
};

} // namespace Foreguest
