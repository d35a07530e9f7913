// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/codegraph.h"

namespace Foreguest {

/// The bodies of a graph grouped by mutual recursion, each group after all that it calls (Tarjan 1972, iterative, so
/// that call chains of any length do). O(bodies + calls).
struct CallOrder
{
    std::vector<quint32> bodies; ///< Indexes in CodeGraph::facts, group after group.
    std::vector<quint32> firstOfGroup; ///< Where each group starts in `bodies`; one more at the end.
    std::vector<quint32> groupOf; ///< By body.
};
CallOrder callOrder(const CodeGraph& graph);

/// The body that a call enters, or noIndex where it leaves the sources.
inline quint32 calledBody(const CodeGraph& graph, const CallFact& call)
{
    return call.target < graph.nodes.size() ? graph.nodes[call.target].facts : noIndex;
}

} // namespace Foreguest
