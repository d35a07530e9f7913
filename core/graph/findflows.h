// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/codegraph.h"

namespace Foreguest {

/// A place on the way of data; file is an index in CodeGraph::files, noIndex where unknown.
struct FlowStep
{
    NodeId node = noIndex;
    quint32 file = noIndex;
    quint32 line = 0;
};

/// Data that comes from outside of the program and goes outside again.
struct DataFlow
{
    QString sourceKind; ///< arguments, stdin, file, network, environment, database, process.
    QString sinkKind; ///< output, file, network, database, process, eval.
    std::vector<FlowStep> path; ///< From the source to the sink, both included.
};

struct FlowOptions
{
    size_t mostFlows = 500;
    size_t longestPath = 24;
    size_t mostFlowsOfSource = 20; ///< Of one place.
    size_t mostStatesOfSource = 20'000; ///< Places looked at.
    size_t mostStates = 2'000'000; ///< Over all sources.
};

struct FlowReport
{
    std::vector<DataFlow> flows; ///< By place of the source, then of the sink.
    bool isCut = false; ///< A limit ended the search.
};

/// The flows from sources to sinks along the edges `flows`, a shortest one a pair of places. A result goes back to the
/// call that its arguments came from (for the innermost calls; beyond that, and through what outlives calls, to any).
/// O(sources × edges), bounded by the options.
FlowReport findFlows(const CodeGraph& graph, const FlowOptions& options = {});

} // namespace Foreguest
