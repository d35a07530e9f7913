// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/codegraph.h"

#include <functional>

namespace Foreguest {

/// What a later step knows of a node that the graph itself doesn't: stored beside it, for queries.
struct NodeNote
{
    QString growth; ///< Of a function's time: "O(n)"; empty where it has none.
    QString api; ///< Kind of the API family of an external function: "network", "database".
};
using NodeNotes = std::function<NodeNote(NodeId)>;

/// The rows of one file: its nodes, and the edges that leave them. Nodes of no file form a group with an empty path.
struct RowGroup
{
    quint32 file = noIndex; ///< Index in CodeGraph::files; noIndex for the group of no file.
    std::vector<NodeId> nodes; ///< In the order of their ids; positions are the rows' ordinals.
    QByteArray digest; ///< Equal for two runs exactly where all rows are.
};

/// A graph cut into groups of rows, each with a digest, so that a store need only rewrite groups that changed.
/// An edge names its target by kind, qualified name, file and occurrence, so a digest does not depend on node numbers.
class GraphRows
{
public:
    /// O(nodes + edges).
    GraphRows(const CodeGraph& graph, const NodeNotes& notes);

    const std::vector<RowGroup>& groups() const { return m_groups; }
    /// Index of a node's group.
    size_t groupOf(NodeId node) const { return m_groupOf[node]; }
    quint32 ordinalOf(NodeId node) const { return m_ordinalOf[node]; }
    /// Which of the nodes with the same kind and name in its file this is.
    quint32 occurrenceOf(NodeId node) const { return m_occurrenceOf[node]; }
    const NodeNote& noteOf(NodeId node) const { return m_notes[node]; }
    /// The library entry of a node, or nullptr.
    const LibraryUse* libraryOf(NodeId node) const;
    /// Number of loops around the call that an edge stands for; 0 for edges of other kinds.
    quint32 loopDepth(const Edge& edge) const;

private:
    void cut();
    void countOccurrences();
    void findLoops();
    quint64 keyOf(NodeId node) const;
    QByteArray digestOf(const RowGroup& group) const;

    const CodeGraph& m_graph;
    std::vector<RowGroup> m_groups;
    std::vector<quint32> m_groupOf, m_ordinalOf, m_occurrenceOf;
    std::vector<quint64> m_keys;
    std::vector<NodeNote> m_notes;
    std::unordered_map<NodeId, const LibraryUse*> m_libraries;
    std::unordered_map<quint64, quint32> m_loopDepths; ///< By node and line of a call inside a loop.
};

} // namespace Foreguest
