// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/dependencies.h"

#include <functional>
#include <queue>

namespace Foreguest {

/// What a computation to a fixed point has done: which step has written what into which cell when, and who has read it.
///
/// After some steps have changed it is replayed: only they are done again, each at the times at which it would be done,
/// on cells that have the values which they had then; what other steps wrote is taken from the trace. As soon as a cell
/// differs from what it was at that time, those that have ever read it are done again from then on, too. So the outcome
/// is that of doing everything anew, for any steps whose outcome depends on cells and on what they are made from alone.
/// A form of self-adjusting computation (Acar, Blelloch, Harper: Adaptive Functional Programming, POPL 2002).
/// O(what the affected cells were given), times its logarithm.
class SolverTrace
{
public:
    /// The phase, the sweep in it and the step.
    using Time = quint64;

    /// Steps behind `sweptSteps` are done once, in the first sweep of the last phase.
    SolverTrace(Dependencies& dependencies, ValueSets& sets, quint32 sweptSteps, quint32 steps, quint32 lastPhase);
    ~SolverTrace();
    SolverTrace(const SolverTrace&) = delete;
    SolverTrace& operator=(const SolverTrace&) = delete;

    /// In the order of their first cells.
    void addStore(quint32 first, CellStore& store) { m_stores.push_back({ first, &store }); }
    void enter(quint32 phase) { m_round = Time(phase) << 56; }
    void nextSweep() { m_round += Time(1) << 32; }
    /// What has been recorded is whole: nothing reads any more until it is replayed.
    void seal();
    bool isReplaying() const { return m_isReplaying; }
    /// By the current step. Returns whether that is to hear of changes.
    bool noteRead(quint32 cell);
    void noteWrite(quint32 cell, quint32 value, bool replaces);
    /// Gives a cell the value that it had just before the time at which the replay is.
    void touch(quint32 cell) { touch(cell, m_now); }
    /// The current time's write has changed something that the step has read.
    void schedule(quint32 step);

    /// Renumbers the cells from `first` on, by their old place; noIndex for those that are gone.
    void moveCells(quint32 first, quint32 room, const std::vector<quint32>& to);
    void moveSteps(quint32 first, quint32 room, const std::vector<quint32>& to);
    /// To be done again from the beginning.
    void redo(quint32 step);
    /// As redo(), for all that have read the cell.
    void redoReaders(quint32 cell);
    struct Hooks
    {
        std::function<void(quint32 step)> doStep;
        std::function<void(quint32 phase)> enterPhase;
        std::function<void(quint32 step)> isRedone; ///< Called once for each step that is done again.
        std::function<bool()> isCancelled;
    };
    void beginReplay(Hooks hooks);
    /// False where it was cancelled, or so much has to be done again that all may as well be; then nothing holds any
    /// more.
    bool replay();
    /// The replay can't tell the outcome.
    void lose() { m_isLost = true; }
    /// Steps that the last replay has done again.
    size_t redone() const { return m_live.size(); }
    /// Cells that hold something else than before the last replay.
    const std::vector<quint32>& changed() const { return m_changed; }
    /// Who has read a cell that is no step, by the number behind that of the last step.
    void addReaders(quint32 cell, std::vector<quint32>& readers) const;
    quint32 stepCount() const { return quint32(m_firstOfStep.size()); }

private:
    static constexpr Time never = ~Time(0);
    struct Write
    {
        Time time = 0;
        quint32 value = 0;
        quint32 cell = 0;
        quint32 nextOfCell = noIndex;
        quint32 nextOfStep = noIndex;
    };
    struct Link
    {
        quint32 step = 0;
        quint32 next = noIndex;
    };
    /// A cell at work in a replay.
    struct Open
    {
        quint32 cell = 0;
        quint32 next = noIndex; ///< Its next write of those in the trace.
        quint32 before = 0; ///< What it had at this time.
        quint32 last = 0; ///< What it had in the end.
        bool isDisturbed = false;
    };
    struct Event
    {
        Time time = 0;
        quint32 of = 0; ///< Step, or number of the open cell.
        bool operator<(const Event& other) const { return time > other.time; }
    };
    static quint32 stepOf(Time time) { return quint32(time); }
    Time slot(quint32 step) const;
    CellStore& storeOf(quint32 cell, quint32& index) const;
    quint32 applied(quint32 known, const Write& write);
    bool isDropped(const Write& write) const;
    bool isKnown(quint32 write, quint32 cell, quint32 value, bool replaces) const;
    void reserveCell(quint32 cell);
    void touch(quint32 cell, Time until);
    void redo(quint32 step, Time since);
    void doAt(Time time);
    void followWrite(quint32 open);
    void check();
    void commit();
    quint32 addWrite(quint32 cell, quint32 value);

    Dependencies& m_dependencies;
    ValueSets& m_sets;
    quint32 m_sweptSteps;
    quint32 m_lastPhase;
    std::vector<std::pair<quint32, CellStore*>> m_stores;
    Time m_round = 0;
    std::vector<Write> m_writes;
    quint32 m_freeWrite = noIndex;
    std::vector<quint32> m_firstOfCell, m_lastOfCell, m_readersOfCell;
    std::vector<quint32> m_firstOfStep;
    std::vector<Link> m_links;

    // A replay.
    Hooks m_hooks;
    bool m_isReplaying = false;
    bool m_isLost = false;
    Time m_now = 0;
    quint32 m_phase = 0;
    bool m_isBetweenSteps = false; ///< At the beginning of a phase.
    std::vector<Time> m_redoneSince; ///< By step.
    std::vector<quint32> m_freshOfStep; ///< Writes of this replay.
    std::vector<bool> m_isScheduled;
    std::vector<quint32> m_live;
    std::vector<quint32> m_changed;
    std::vector<quint32> m_openOf; ///< By cell.
    std::vector<Open> m_open;
    std::vector<quint32> m_checked; ///< Open cells written to at this time.
    std::vector<quint32> m_read; ///< Cells with readers that wait.
    std::vector<quint32> m_fresh;
    std::priority_queue<Event> m_steps, m_events;
};

} // namespace Foreguest
