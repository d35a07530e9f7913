// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graphsession.h"

#include <deque>
#include <mutex>

namespace Foreguest {

/// The sessions of the projects that were asked for last, so that a project's graph is brought up to its files instead
/// of being built again. Thread-safe: calls for the same paths wait for each other, others don't.
class GraphSessions
{
public:
    /// A graph, and what it took.
    struct Updated
    {
        std::shared_ptr<const CodeGraph> graph;
        GraphSession::Effort effort;
    };

    /// The graph of what is at `paths` now. `changed` names the files that have changed since the last call for these
    /// paths; where it is empty, all are looked at. Fails as buildGraph() does.
    Result<Updated> update(
        const QStringList& paths, const GraphOptions& options, const QStringList& changed, const TaskContext& context);

private:
    struct Entry
    {
        Entry(const QStringList& given, const GraphOptions& options);
        bool isFor(const QStringList& given, const GraphOptions& wanted) const;

        QStringList paths;
        GraphOptions options;
        std::timed_mutex mutex; ///< Held while the session works.
        GraphSession session;
    };
    std::shared_ptr<Entry> entryFor(const QStringList& paths, const GraphOptions& options);

    std::mutex m_mutex;
    std::deque<std::shared_ptr<Entry>> m_entries; ///< The one that was asked for last in front.
};

} // namespace Foreguest
