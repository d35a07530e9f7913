// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graphparts.h"
#include "core/graph/macroexpansion.h"

#include <unordered_set>

namespace Foreguest {

/// Turns a solved program into the nodes, edges, facts and libraries of a CodeGraph, whose `files` are filled already
/// and in the program's order. The program's facts and texts move into the graph. O(facts).
class GraphWriter
{
public:
    GraphWriter(SourceProgram& program, Solver& solver, CodeGraph& graph);
    void write();

private:
    friend class FlowWriter;
    friend class GraphDraft;
    // graphinitialisers.cpp
    void findConstructors();
    void joinInitializers();
    void repeatEdges(quint32 definition, size_t firstEdge);
    void moveFacts();
    void addDefinitions();
    void addDefinitions(quint32 fileIndex);
    void addVariables(quint32 fileIndex);
    void addCalls(quint32 fileIndex);
    void addCallsOf(quint32 fileIndex);
    void addImplicitCalls(const ProgramFile& file);
    bool isHidden(const Value& external) const;
    std::vector<bool> leftOut(quint32 fileIndex) const;
    void addMentions(quint32 fileIndex);
    void addCallbacks(quint32 call, const Solver::Target& target, NodeId caller, quint32 line, double confidence);
    void addUnseenCalls(quint32 fileIndex);
    void addImports();
    void addInheritance();
    void addNameUses(quint32 fileIndex);
    // sharedvariables.cpp
    void findSharedVariables();
    quint32 sharedVariable(const ProgramFile& file, StringId name) const;
    void addFieldUses(quint32 fileIndex);
    std::vector<quint64> writtenFields(const ProgramFile& file);
    NodeId fieldNode(quint64 key, quint32 file, quint32 line);
    NodeId fieldBefore(quint64 key, quint32 file) const;
    /// The class that a field belongs to, noIndex where nothing is known of it.
    const std::vector<quint32>& ancestry(quint32 classDefinition);
    quint32 findHolder(quint32 classDefinition, StringId name);
    quint32 ownerOf(quint32 classDefinition, StringId name);
    void addLibrary(quint32 file, const std::string& name, quint32 line, NodeId user);
    StringId qualifiedName(quint32 definition);
    StringId lambdaName(quint32 definition);
    NodeId external(StringId qualifiedName);
    quint32 holderOf(quint32 classDefinition, StringId name);
    NodeId variableOf(quint32 binding) const { return m_variables[binding]; }
    /// The node that a definition's code belongs to: a function, the module or, for a class's body, the module around.
    NodeId bodyNode(quint32 definition) const;
    void addEdge(NodeId from, NodeId to, EdgeKind kind, quint32 line, double confidence = 1);
    NodeId addNode(const Node& node);
    /// Who is to know of it when what the solver tells changes.
    void readFor(quint32 reader)
    {
        m_reader = reader;
        m_solver.setReader(reader);
    }
    /// While something is looked up once for all files.
    class SharedReading
    {
    public:
        explicit SharedReading(GraphWriter& writer)
            : m_writer(writer)
            , m_former(writer.m_reader)
        {
            if (m_former != noIndex)
                m_writer.readFor(m_writer.m_sharedReader);
        }
        ~SharedReading()
        {
            if (m_former != noIndex)
                m_writer.readFor(m_former);
        }
        SharedReading(const SharedReading&) = delete;
        SharedReading& operator=(const SharedReading&) = delete;

    private:
        GraphWriter& m_writer;
        quint32 m_former;
    };

    SourceProgram& m_program;
    Solver& m_solver;
    MacroExpansion m_macros;
    CodeGraph& m_graph;
    std::vector<NodeId> m_nodeOf; ///< By definition.
    std::vector<NodeId> m_variables; ///< By binding.
    std::unordered_map<StringId, NodeId> m_external;
    std::unordered_map<std::string, quint32> m_libraries;
    std::unordered_map<quint32, quint32> m_sharedWith; ///< Bindings that declare another one's variable.
    std::unordered_map<quint64, quint32> m_sharedByName; ///< By linkKey().
    std::unordered_set<quint64> m_writtenFields; ///< By class and name.
    /// Of instance initialisers: the constructors that they are a part of.
    std::unordered_map<quint32, std::vector<quint32>> m_constructors;
    std::unordered_map<quint32, std::vector<quint32>> m_ancestries; ///< By class.
    IndexMap m_fields; ///< Nodes by class and name.
    IndexMap m_holders, m_owners; ///< By class and name.
    std::unordered_map<quint32, quint32> m_lambdasOnLine; ///< Of the file at work.
    GraphPart* m_part = nullptr; ///< What edges belong to; null: just to the graph.
    std::unordered_map<std::string, NodeId> m_libraryNodes;
    std::unordered_map<quint64, quint32> m_fieldSince; ///< By class and name: the first file that writes it.
    std::vector<quint32>* m_recursive = nullptr; ///< Where bodies that call themselves are noted.
    std::unordered_set<quint64> m_givenFields; ///< Those that the file at work has given their nodes.
    bool m_isLost = false; ///< A part can't be written without others.
    quint32 m_reader = noIndex, m_sharedReader = noIndex;
};

} // namespace Foreguest
