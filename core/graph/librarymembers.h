// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/solver.h"

namespace Foreguest {

/// Fills the members of the graph's libraries: what of each the sources mention, how often and in which bodies.
/// `nodeOf` gives the nodes of the program's definitions. O(expressions).
class LibraryMembers
{
public:
    LibraryMembers(SourceProgram& program, const Solver& solver, CodeGraph& graph, const std::vector<NodeId>& nodeOf);
    /// A place where something outside is mentioned, or another meaning of the one before.
    struct Mention
    {
        StringId name = 0;
        NodeId user = noIndex;
        bool isOther = false;
    };
    using Mentions = std::vector<Mention>;
    /// What of libraries one file may mention.
    Mentions mentionsOf(quint32 file) const;
    void write();
    void write(const std::vector<Mentions>& byFile);

private:
    struct Place
    {
        quint32 library = noIndex;
        StringId member = 0;
    };
    void indexLibraries();
    void countFile(quint32 index, const Mentions& mentions);
    void prepare();
    void sort();
    Place placeOf(const ProgramFile& file, StringId externalName);
    void count(const Place& place, NodeId user);

    SourceProgram& m_program;
    const Solver& m_solver;
    CodeGraph& m_graph;
    const std::vector<NodeId>& m_nodeOf;
    std::unordered_map<const Language*, quint32> m_languages;
    std::unordered_map<std::string, quint32> m_libraries; ///< By ecosystem and dotted name.
    std::unordered_map<quint64, Place> m_places; ///< By language and name.
    std::unordered_map<quint64, quint32> m_members; ///< By library and member: its index.
};

} // namespace Foreguest
