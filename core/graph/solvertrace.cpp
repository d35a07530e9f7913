// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solvertrace.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// Marks a value that takes the place of what was there.
constexpr quint32 replacing = 0x8000'0000;
/// Writes before the first step.
constexpr quint32 noStep = noIndex - 1;
/// Writes of one step among which an equal one is looked for.
constexpr int mostCompared = 12;
/// When so many steps of the whole have to be done again, all of them are.
constexpr size_t mostRedoneShare = 4;
/// Each replay adds to who has read what; when that is several times what it was at first, all is done anew.
constexpr size_t mostLinksOfStep = 16;
constexpr size_t mostSpareLinks = 1'000'000;
} // namespace

SolverTrace::SolverTrace(
    Dependencies& dependencies, ValueSets& sets, quint32 sweptSteps, quint32 steps, quint32 lastPhase)
    : m_dependencies(dependencies)
    , m_sets(sets)
    , m_sweptSteps(sweptSteps)
    , m_lastPhase(lastPhase)
    , m_firstOfStep(steps, noIndex)
    , m_redoneSince(steps, never)
    , m_freshOfStep(steps, noIndex)
    , m_isScheduled(steps)
{
    m_dependencies.setTrace(this);
}

SolverTrace::~SolverTrace() = default;

CellStore& SolverTrace::storeOf(quint32 cell, quint32& index) const
{
    size_t i = m_stores.size() - 1;
    while (m_stores[i].first > cell)
        --i;
    index = cell - m_stores[i].first;
    return *m_stores[i].second;
}

void SolverTrace::reserveCell(quint32 cell)
{
    if (cell < m_firstOfCell.size())
        return;
    const size_t size = std::max<size_t>(cell + 1, m_firstOfCell.size() * 3 / 2);
    for (std::vector<quint32>* table : { &m_firstOfCell, &m_lastOfCell, &m_readersOfCell, &m_openOf })
        table->resize(size, noIndex);
}

bool SolverTrace::noteRead(quint32 cell)
{
    const quint32 step = m_dependencies.current();
    if (cell != noIndex) {
        reserveCell(cell);
        quint32& head = m_readersOfCell[cell];
        if (head == noIndex || m_links[head].step != step) {
            m_links.push_back({ step, head });
            head = quint32(m_links.size()) - 1;
        }
        if (m_isReplaying)
            m_read.push_back(cell);
    }
    return step < m_sweptSteps;
}

quint32 SolverTrace::addWrite(quint32 cell, quint32 value)
{
    const quint32 step = m_dependencies.current() == noIndex ? noStep : m_dependencies.current();
    const Write write { m_round | step, value, cell, noIndex, noIndex };
    if (m_freeWrite == noIndex) {
        m_writes.push_back(write);
        return quint32(m_writes.size()) - 1;
    }
    const quint32 place = m_freeWrite;
    m_freeWrite = m_writes[place].nextOfStep;
    m_writes[place] = write;
    return place;
}

/// Whether the step has written the same before; of those that replace, whether it has done so last.
bool SolverTrace::isKnown(quint32 write, quint32 cell, quint32 value, bool replaces) const
{
    for (int i = 0; write != noIndex && i < mostCompared; write = m_writes[write].nextOfStep, ++i) {
        if (m_writes[write].cell != cell)
            continue;
        if (m_writes[write].value == value)
            return true;
        if (replaces)
            return false;
    }
    return false;
}

void SolverTrace::noteWrite(quint32 cell, quint32 value, bool replaces)
{
    const quint32 step = m_dependencies.current();
    // Looking a result up may repeat what a step has done.
    if (step != noIndex && step >= stepCount())
        return;
    reserveCell(cell);
    const quint32 kept = replaces ? value | replacing : value;
    if (!m_isReplaying) {
        if (step != noIndex && isKnown(m_firstOfStep[step], cell, kept, replaces))
            return;
        const quint32 write = addWrite(cell, kept);
        if (step != noIndex) {
            m_writes[write].nextOfStep = m_firstOfStep[step];
            m_firstOfStep[step] = write;
        }
        if (m_lastOfCell[cell] == noIndex)
            m_firstOfCell[cell] = write;
        else
            m_writes[m_lastOfCell[cell]].nextOfCell = write;
        m_lastOfCell[cell] = write;
        return;
    }
    m_checked.push_back(m_openOf[cell]);
    if (isKnown(m_freshOfStep[step], cell, kept, replaces))
        return;
    const quint32 write = addWrite(cell, kept);
    m_writes[write].nextOfStep = m_freshOfStep[step];
    m_freshOfStep[step] = write;
    m_fresh.push_back(write);
}

void SolverTrace::seal()
{
    for (quint32 cell = 0; cell < m_readersOfCell.size(); ++cell) {
        quint32 index = 0;
        if (m_readersOfCell[cell] != noIndex)
            storeOf(cell, index).forgetReaders(index);
    }
    m_dependencies.forgetReaders();
    m_writes.shrink_to_fit();
    m_links.shrink_to_fit();
}

quint32 SolverTrace::applied(quint32 known, const Write& write)
{
    if (write.value & replacing)
        return write.value == (FieldCells::absent | replacing) ? noIndex : write.value & ~replacing;
    return m_sets.join(known == FieldCells::absent ? emptySet : known, write.value);
}

bool SolverTrace::isDropped(const Write& write) const
{
    const quint32 step = stepOf(write.time);
    return step != noStep && write.time > m_redoneSince[step];
}

void SolverTrace::touch(quint32 cell, Time until)
{
    reserveCell(cell);
    if (m_openOf[cell] != noIndex)
        return;
    quint32 index = 0;
    CellStore& store = storeOf(cell, index);
    Open open;
    open.cell = cell;
    open.last = store.stored(index);
    open.before = store.initial();
    open.next = m_firstOfCell[cell];
    for (; open.next != noIndex && m_writes[open.next].time < until; open.next = m_writes[open.next].nextOfCell)
        open.before = applied(open.before, m_writes[open.next]);
    store.restore(index, open.before);
    m_openOf[cell] = quint32(m_open.size());
    if (open.next != noIndex)
        m_events.push({ m_writes[open.next].time, quint32(m_open.size()) });
    m_open.push_back(open);
}

/// The next time at which a step is due.
SolverTrace::Time SolverTrace::slot(quint32 step) const
{
    if (step >= m_sweptSteps)
        return Time(m_lastPhase) << 56 | step;
    const Time round = m_now >> 32 << 32;
    const bool isAhead = m_isBetweenSteps || step > stepOf(m_now);
    return (isAhead ? round : round + (Time(1) << 32)) | step;
}

void SolverTrace::schedule(quint32 step)
{
    if (m_isScheduled[step])
        return;
    m_isScheduled[step] = true;
    m_steps.push({ slot(step), step });
}

void SolverTrace::redo(quint32 step, Time since)
{
    // Who reads what has come out is no step.
    if (step >= stepCount() || m_redoneSince[step] != never)
        return;
    m_redoneSince[step] = since;
    m_live.push_back(step);
    m_hooks.isRedone(step);
    for (quint32 write = m_firstOfStep[step]; write != noIndex; write = m_writes[write].nextOfStep) {
        if (m_writes[write].time > since)
            touch(m_writes[write].cell, since + 1);
    }
    // Those that are done once may have been done already.
    if (step < m_sweptSteps || slot(step) > since)
        schedule(step);
}

void SolverTrace::redo(quint32 step)
{
    redo(step, 0);
}

void SolverTrace::redoReaders(quint32 cell)
{
    reserveCell(cell);
    for (quint32 link = m_readersOfCell[cell]; link != noIndex; link = m_links[link].next)
        redo(m_links[link].step, 0);
}

void SolverTrace::addReaders(quint32 cell, std::vector<quint32>& readers) const
{
    for (quint32 link = m_readersOfCell[cell]; link != noIndex; link = m_links[link].next) {
        if (m_links[link].step >= stepCount())
            readers.push_back(m_links[link].step - stepCount());
    }
}

void SolverTrace::beginReplay(Hooks hooks)
{
    m_hooks = std::move(hooks);
    m_isReplaying = true;
    m_isLost = false;
    m_live.clear();
    m_phase = 1;
    m_now = m_round = Time(1) << 56;
    m_isBetweenSteps = true;
    m_dependencies.setReplaying(true);
}

bool SolverTrace::replay()
{
    const size_t mostRedone = 2000 + m_sweptSteps / mostRedoneShare;
    if (m_links.size() > mostLinksOfStep * stepCount() + mostSpareLinks)
        lose();
    for (quint32 turns = 0; !m_isLost; ++turns) {
        Time next = never;
        if (!m_steps.empty())
            next = m_steps.top().time;
        if (!m_events.empty())
            next = std::min(next, m_events.top().time);
        if (m_phase < m_lastPhase && (next >> 56) > m_phase) {
            m_isBetweenSteps = true;
            m_now = m_round = Time(++m_phase) << 56;
            m_hooks.enterPhase(m_phase);
            continue;
        }
        if (next == never)
            break;
        m_isBetweenSteps = false;
        doAt(next);
        if (m_live.size() > mostRedone || (turns % 256 == 0 && m_hooks.isCancelled()))
            lose();
    }
    if (!m_isLost)
        commit();
    m_isReplaying = false;
    m_dependencies.setReplaying(false);
    return !m_isLost;
}

void SolverTrace::doAt(Time time)
{
    m_now = time;
    m_round = time >> 32 << 32;
    if (!m_steps.empty() && m_steps.top().time == time) {
        const quint32 step = m_steps.top().of;
        m_steps.pop();
        m_isScheduled[step] = false;
        m_dependencies.run(step, m_hooks.doStep);
    }
    while (!m_events.empty() && m_events.top().time == time) {
        const quint32 open = m_events.top().of;
        m_events.pop();
        followWrite(open);
    }
    check();
}

/// A cell is given what it was given before, unless by a step that is done again.
void SolverTrace::followWrite(quint32 open)
{
    Open& entry = m_open[open];
    const Write write = m_writes[entry.next];
    entry.next = write.nextOfCell;
    entry.before = applied(entry.before, write);
    if (entry.next != noIndex)
        m_events.push({ m_writes[entry.next].time, open });
    m_checked.push_back(open);
    if (isDropped(write))
        return;
    quint32 index = 0;
    CellStore& store = storeOf(entry.cell, index);
    const quint32 known = store.stored(index);
    const quint32 value = applied(known, write);
    if (value == known)
        return;
    store.restore(index, value);
    store.fire(index);
}

/// Who has read a cell that is not what it was is done again.
void SolverTrace::check()
{
    for (const quint32 open : m_checked) {
        Open& entry = m_open[open];
        quint32 index = 0;
        if (entry.isDisturbed || storeOf(entry.cell, index).stored(index) == entry.before)
            continue;
        entry.isDisturbed = true;
        const quint32 cell = entry.cell;
        for (quint32 link = m_readersOfCell[cell]; link != noIndex; link = m_links[link].next)
            redo(m_links[link].step, m_now);
    }
    m_checked.clear();
}

/// The trace becomes that of what holds now.
void SolverTrace::commit()
{
    std::vector<quint32> dropped;
    for (const quint32 step : m_live) {
        quint32 kept = m_freshOfStep[step];
        m_freshOfStep[step] = noIndex;
        for (quint32 write = m_firstOfStep[step]; write != noIndex;) {
            const quint32 next = m_writes[write].nextOfStep;
            if (isDropped(m_writes[write])) {
                dropped.push_back(write);
            } else {
                m_writes[write].nextOfStep = kept;
                kept = write;
            }
            write = next;
        }
        m_firstOfStep[step] = kept;
    }
    m_changed.clear();
    for (const Open& open : m_open) {
        quint32 index = 0;
        if (storeOf(open.cell, index).stored(index) != open.last)
            m_changed.push_back(open.cell);
    }
    std::vector<std::vector<quint32>> fresh(m_open.size());
    for (const quint32 write : m_fresh)
        fresh[m_openOf[m_writes[write].cell]].push_back(write);
    std::vector<quint32> all;
    for (size_t i = 0; i < m_open.size(); ++i) {
        const quint32 cell = m_open[i].cell;
        all.clear();
        for (quint32 write = m_firstOfCell[cell]; write != noIndex; write = m_writes[write].nextOfCell) {
            if (!isDropped(m_writes[write]))
                all.push_back(write);
        }
        const auto middle = qsizetype(all.size());
        all.insert(all.end(), fresh[i].begin(), fresh[i].end());
        std::inplace_merge(all.begin(), all.begin() + middle, all.end(),
            [this](quint32 a, quint32 b) { return m_writes[a].time < m_writes[b].time; });
        m_firstOfCell[cell] = all.empty() ? noIndex : all.front();
        m_lastOfCell[cell] = all.empty() ? noIndex : all.back();
        for (size_t at = 0; at < all.size(); ++at)
            m_writes[all[at]].nextOfCell = at + 1 < all.size() ? all[at + 1] : noIndex;
        m_openOf[cell] = noIndex;
    }
    for (const quint32 write : dropped) {
        m_writes[write].nextOfStep = m_freeWrite;
        m_freeWrite = write;
    }
    for (const quint32 step : m_live)
        m_redoneSince[step] = never;
    for (const quint32 cell : m_read) {
        quint32 index = 0;
        storeOf(cell, index).forgetReaders(index);
    }
    m_dependencies.forgetReaders();
    m_fresh.clear();
    m_read.clear();
    m_open.clear();
}

void SolverTrace::moveCells(quint32 first, quint32 room, const std::vector<quint32>& to)
{
    reserveCell(first + room);
    quint32 index = 0;
    CellStore& store = storeOf(first, index);
    std::vector<quint32> values(room, store.initial());
    std::vector<quint32> heads(room, noIndex), lasts(room, noIndex), readers(room, noIndex);
    for (quint32 i = 0; i < to.size(); ++i) {
        if (to[i] == noIndex)
            continue;
        values[to[i]] = store.stored(index + i);
        heads[to[i]] = m_firstOfCell[first + i];
        lasts[to[i]] = m_lastOfCell[first + i];
        readers[to[i]] = m_readersOfCell[first + i];
        for (quint32 write = heads[to[i]]; write != noIndex; write = m_writes[write].nextOfCell)
            m_writes[write].cell = first + to[i];
    }
    for (quint32 i = 0; i < room; ++i)
        store.restore(index + i, values[i]);
    std::copy(heads.begin(), heads.end(), m_firstOfCell.begin() + first);
    std::copy(lasts.begin(), lasts.end(), m_lastOfCell.begin() + first);
    std::copy(readers.begin(), readers.end(), m_readersOfCell.begin() + first);
}

void SolverTrace::moveSteps(quint32 first, quint32 room, const std::vector<quint32>& to)
{
    std::vector<quint32> heads(room, noIndex);
    for (quint32 i = 0; i < to.size(); ++i) {
        for (quint32 write = m_firstOfStep[first + i]; write != noIndex;) {
            Write& entry = m_writes[write];
            const quint32 next = entry.nextOfStep;
            entry.time = entry.time >> 32 << 32 | (first + to[i]);
            entry.nextOfStep = heads[to[i]];
            heads[to[i]] = write;
            write = next;
        }
    }
    std::copy(heads.begin(), heads.end(), m_firstOfStep.begin() + first);
}

} // namespace Foreguest
