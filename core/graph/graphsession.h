// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/buildgraph.h"

namespace Foreguest {

/// A project whose graph is wanted again after each edit. Keeps the facts of its files, so that only files that have
/// changed are read; values then flow anew as far as they can have changed: not at all where the edit left what they
/// depend on as it was (comments, lines moved), in part where it changed bodies and the language's solving can be
/// traced, else all of them. Every graph equals that of buildGraph() on the same files but for the order of its nodes.
///
/// For one thread at a time. Keeps about as much memory as buildGraph() takes at its peak.
class GraphSession
{
public:
    /// What the last update had to do.
    struct Effort
    {
        size_t filesRead = 0;
        bool hasSolved = false; ///< All values have flowed anew.
        bool hasFollowed = false; ///< Those have that the edit could change.
    };

    GraphSession(QStringList paths, GraphOptions options);
    ~GraphSession();
    /// Looks for files that were added, removed or changed (by size and time), manifests beside them included. The
    /// first time it reads all. Fails as buildGraph() does; a later call then makes up for it.
    Result<std::shared_ptr<const CodeGraph>> update(const TaskContext& context);
    /// As update(), but takes it that no other files than these have changed.
    Result<std::shared_ptr<const CodeGraph>> update(const QStringList& changed, const TaskContext& context);
    const Effort& effort() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace Foreguest
