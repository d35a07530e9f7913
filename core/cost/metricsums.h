// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/codegraph.h"

namespace Foreguest {

/// The metrics of the functions in a class, a file or the program together. Top-level code of a module is no function.
struct MetricSums
{
    quint32 functions = 0;
    quint32 cyclomatic = 0, mostCyclomatic = 0;
    quint32 cognitive = 0, mostCognitive = 0;
    quint32 nesting = 0; ///< The deepest.
    quint32 sourceLines = 0, commentLines = 0; ///< Of a class, those of its functions.
    void add(const BodyFacts& facts);
};

/// Calls of a function by others (fan-in) and of others by it (fan-out), each function once.
struct Fan
{
    quint32 in = 0, out = 0;
};

/// Sums over parts of a graph. What belongs to a class is what it contains, directly or in classes inside of it; a
/// function inside a function counts for itself.
class MetricSummary
{
public:
    /// O(nodes + edges).
    explicit MetricSummary(const CodeGraph& graph);
    const MetricSums& ofFile(quint32 file) const { return m_files[file]; }
    const MetricSums& ofProgram() const { return m_program; }
    /// Of a class, or of any other node that contains functions.
    const MetricSums& ofNode(NodeId node) const { return m_nodes[node]; }
    Fan fan(NodeId node) const;

private:
    const CodeGraph& m_graph;
    std::vector<MetricSums> m_files, m_nodes;
    MetricSums m_program;
};

} // namespace Foreguest
