// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/flowwriter.h"
#include "core/graph/librarymembers.h"

namespace Foreguest {

/// A graph that is kept as what each file gives to it, so that after an edit only those files are looked at again that
/// have changed or that read something of the solver's which has. Its nodes have numbers of their own, which stay; a
/// graph of those that are in use is copied from it. Equal to what a GraphWriter writes, but for the order of nodes.
class GraphDraft
{
public:
    /// Not where what one file says decides what others mean in more ways than through the solver: macros, variables
    /// that a linker joins, initialising code.
    static bool isPossible(const SourceProgram& program);
    /// Both must outlive the draft; so must the places of the program's files.
    GraphDraft(SourceProgram& program, Solver& solver);
    void write();
    /// Looks at these files again. False where others would have to be as well; then the draft is of no use any more.
    /// Readers of the solver that are behind the last file are no files but all of them.
    bool rewrite(std::vector<quint32> files);
    /// Fills all but the graph's files, of which it sets the modules' nodes. O(graph).
    void copyTo(CodeGraph& graph) const;

private:
    void writeDefinitions(quint32 file);
    void writeUses(quint32 file);
    void writeFlows(quint32 file);
    void writeShared();
    void writeFlowEdges(const std::vector<bool>& isRewritten);
    bool redoFields(quint32 file);
    void writeLibraries();
    bool redoOrigins(const std::vector<quint32>& files, std::vector<bool>& isRewritten);
    template <typename Do> void forEachPart(Do&& act) const;
    std::vector<NodeId> numbered(size_t& count) const;
    void copyFacts(CodeGraph& graph, const std::vector<NodeId>& to) const;
    std::vector<NodeKind> externalKinds() const;

    SourceProgram& m_program;
    CodeGraph m_draft;
    GraphParts m_parts;
    GraphWriter m_writer;
    FlowWriter m_flows;
    std::vector<FlowWriter::Part> m_flowParts;
    GraphPart m_inheritance, m_flowEdges;
    std::vector<LibraryMembers::Mentions> m_mentions; ///< By file.
    std::vector<std::vector<quint32>> m_captured; ///< By file: the variables whose uses its captures tell.
    size_t m_nodesAtFirst = 0;
};

} // namespace Foreguest
