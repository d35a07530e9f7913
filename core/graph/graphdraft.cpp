// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphdraft.h"

#include <algorithm>
#include <numeric>

namespace Foreguest {

namespace {
/// Nodes of no use that a draft may have, beside as many as it had at first.
constexpr size_t mostSpareNodes = 10'000;
} // namespace

bool GraphDraft::isPossible(const SourceProgram& program)
{
    return std::none_of(program.files.begin(), program.files.end(), [](const ProgramFile& file) {
        const LanguageRules& rules = file.language->rules;
        return rules.hasMacros || rules.globalByName || rules.initializesClasses || !rules.instanceInitializer.empty();
    });
}

GraphDraft::GraphDraft(SourceProgram& program, Solver& solver)
    : m_program(program)
    , m_parts(program.files.size())
    , m_writer(program, solver, m_draft)
    , m_flows(program, solver, m_draft, m_writer)
    , m_flowParts(program.files.size())
    , m_mentions(program.files.size())
    , m_captured(program.files.size())
{
    m_flows.m_keepsTimes = true;
    m_draft.files.resize(program.files.size());
    m_writer.m_sharedReader = quint32(program.files.size());
}

void GraphDraft::write()
{
    const auto files = quint32(m_program.files.size());
    for (quint32 f = 0; f < files; ++f)
        writeDefinitions(f);
    writeShared();
    for (quint32 f = 0; f < files; ++f)
        writeUses(f);
    for (const auto& written : m_parts.writtenFields)
        m_writer.m_writtenFields.insert(written.begin(), written.end());
    for (quint32 f = 0; f < files; ++f)
        redoFields(f);
    writeLibraries();
    m_flows.findOrigins(false);
    for (quint32 f = 0; f < files; ++f)
        writeFlows(f);
    writeFlowEdges(std::vector<bool>(files, true));
    m_nodesAtFirst = m_draft.nodes.size();
}

void GraphDraft::writeDefinitions(quint32 f)
{
    m_parts.definitions[f] = {};
    m_writer.m_part = &m_parts.definitions[f];
    m_writer.addDefinitions(f);
    m_writer.addVariables(f);
    m_writer.m_part = nullptr;
}

/// What is not worth keeping by file: bases, imports, libraries.
void GraphDraft::writeShared()
{
    m_inheritance = {};
    m_writer.m_part = &m_inheritance;
    m_writer.addInheritance();
    m_parts.shared = {};
    m_draft.libraries.clear();
    m_writer.m_libraries.clear();
    m_writer.m_part = &m_parts.shared;
    m_writer.addImports();
    m_writer.m_part = nullptr;
}

void GraphDraft::writeLibraries()
{
    if (!m_draft.libraries.empty())
        LibraryMembers(m_program, m_writer.m_solver, m_draft, m_writer.m_nodeOf).write(m_mentions);
}

void GraphDraft::writeUses(quint32 f)
{
    m_writer.readFor(f);
    m_parts.calls[f] = {};
    m_parts.recursive[f].clear();
    m_writer.m_part = &m_parts.calls[f];
    m_writer.m_recursive = &m_parts.recursive[f];
    m_writer.addCalls(f);
    m_parts.names[f] = {};
    m_writer.m_part = &m_parts.names[f];
    m_writer.addNameUses(f);
    m_parts.writtenFields[f] = m_writer.writtenFields(m_program.files[f]);
    m_mentions[f] = LibraryMembers(m_program, m_writer.m_solver, m_draft, m_writer.m_nodeOf).mentionsOf(f);
    m_writer.m_part = nullptr;
    m_writer.readFor(noIndex);
}

/// Returns whether the file gives the same fields their nodes as before.
bool GraphDraft::redoFields(quint32 f)
{
    m_parts.fields[f] = {};
    m_writer.m_part = &m_parts.fields[f];
    m_writer.readFor(f);
    m_writer.addFieldUses(f);
    m_writer.readFor(noIndex);
    m_writer.m_part = nullptr;
    std::vector<quint64> given(m_writer.m_givenFields.begin(), m_writer.m_givenFields.end());
    std::sort(given.begin(), given.end());
    given.swap(m_parts.usedFields[f]);
    return given == m_parts.usedFields[f];
}

void GraphDraft::writeFlows(quint32 f)
{
    m_parts.flows[f] = {};
    m_flowParts[f] = {};
    m_writer.m_part = &m_parts.flows[f];
    m_flows.m_at = &m_flowParts[f];
    m_writer.readFor(f);
    m_flows.writeFile(f);
    m_writer.readFor(noIndex);
    m_writer.m_part = nullptr;
}

void GraphDraft::writeFlowEdges(const std::vector<bool>& isRewritten)
{
    m_flowEdges = {};
    m_draft.handles.clear();
    m_writer.m_part = &m_flowEdges;
    std::vector<const FlowWriter::Part*> parts;
    parts.reserve(m_flowParts.size());
    for (const FlowWriter::Part& part : m_flowParts)
        parts.push_back(&part);
    m_flows.finish(parts);
    for (quint32 f = 0; f < m_flowParts.size(); ++f) {
        std::vector<quint32>& seen = m_flows.m_seenOf[f];
        std::sort(seen.begin(), seen.end());
        if (!isRewritten[f] && seen == m_captured[f])
            continue;
        m_captured[f].swap(seen);
        m_parts.captures[f] = {};
        m_writer.m_part = &m_parts.captures[f];
        m_flows.writeCaptures(f);
    }
    m_writer.m_part = nullptr;
}

bool GraphDraft::rewrite(std::vector<quint32> files)
{
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    const bool isTooMuch = !files.empty() && files.back() >= m_program.files.size();
    if (isTooMuch || m_draft.nodes.size() > 2 * m_nodesAtFirst + mostSpareNodes)
        return false;

    std::vector<bool> isRewritten(m_program.files.size());
    for (const quint32 f : files) {
        isRewritten[f] = true;
        // Variables of functions are other ones.
        const ProgramFile& file = m_program.files[f];
        for (quint32 i = 0; i < file.bindingRoom; ++i) {
            NodeId& node = m_writer.m_variables[file.firstBinding + i];
            if (node != noIndex && m_draft.nodes[node].scope != VariableScope::Shared)
                node = noIndex;
        }
        writeDefinitions(f);
    }

    writeShared();
    for (const quint32 f : files) {
        const std::vector<quint64> before = m_parts.writtenFields[f];
        writeUses(f);
        if (before != m_parts.writtenFields[f] || !redoFields(f))
            return false;
    }

    if (m_writer.m_isLost || !redoOrigins(files, isRewritten))
        return false;
    writeLibraries();

    for (quint32 f = 0; f < isRewritten.size(); ++f) {
        if (isRewritten[f])
            writeFlows(f);
    }

    writeFlowEdges(isRewritten);
    return true;
}

/// Where data of libraries comes from, and in which files that has changed. False where a function has begun or ceased
/// to return something, which decides about its callers.
bool GraphDraft::redoOrigins(const std::vector<quint32>& files, std::vector<bool>& isRewritten)
{
    bool hasOtherAliases = false;
    for (const quint32 f : files) {
        const ProgramFile& file = m_program.files[f];
        std::vector<bool> returns(file.facts.definitions.size());
        for (const ReturnFact& fact : file.facts.returns)
            returns[fact.definition] = true;
        if (!std::equal(returns.begin(), returns.end(), m_flows.m_returns.begin() + file.firstDefinition))
            return false;
        hasOtherAliases = m_flows.aliasesOf(file) || hasOtherAliases;
    }
    const auto compare = [&](const std::vector<quint32>& before, const std::vector<quint32>& now, bool isByBinding) {
        for (quint32 f = 0; f < isRewritten.size(); ++f) {
            const ProgramFile& file = m_program.files[f];
            const quint32 first = isByBinding ? file.firstBinding : file.firstExpr;
            const quint32 count = isByBinding ? file.bindingRoom : file.exprRoom;
            if (!isRewritten[f])
                isRewritten[f]
                    = !std::equal(before.begin() + first, before.begin() + first + count, now.begin() + first);
        }
    };
    if (hasOtherAliases) {
        const std::vector<quint32> before = m_flows.m_aliasOf;
        m_flows.closeAliases();
        compare(before, m_flows.m_aliasOf, true);
    }
    if (m_flows.confirmOrigins(files))
        return true;
    const std::vector<StringId> before = m_flows.m_exprOrigin;
    m_flows.forget();
    m_flows.findOrigins(false);
    compare(before, m_flows.m_exprOrigin, false);
    return true;
}

template <typename Do> void GraphDraft::forEachPart(Do&& act) const
{
    for (const auto* parts :
        { &m_parts.definitions, &m_parts.calls, &m_parts.names, &m_parts.fields, &m_parts.flows, &m_parts.captures })
        std::for_each(parts->begin(), parts->end(), act);
    for (const GraphPart* part : { &m_inheritance, &m_parts.shared, &m_flowEdges })
        act(*part);
}

/// By the draft's node: that of the graph, noIndex where nothing needs it.
std::vector<NodeId> GraphDraft::numbered(size_t& count) const
{
    std::vector<NodeId> to(m_draft.nodes.size(), noIndex);
    const auto use = [&](NodeId node) {
        if (node != noIndex)
            to[node] = 0;
    };
    std::for_each(m_writer.m_nodeOf.begin(), m_writer.m_nodeOf.end(), use);
    forEachPart([&](const GraphPart& part) {
        for (const Edge& edge : part.edges) {
            use(edge.from);
            use(edge.to);
        }
        for (const NodeId node : part.touched)
            use(node & ~GraphPart::sourceMark);
    });
    for (const LibraryUse& library : m_draft.libraries)
        use(library.node);
    count = 0;
    for (NodeId& node : to)
        node = node == noIndex ? noIndex : NodeId(count++);
    return to;
}

/// What external nodes are, by the first stage in which they come up.
std::vector<NodeKind> GraphDraft::externalKinds() const
{
    std::vector<NodeKind> kinds(m_draft.nodes.size(), NodeKind::Library);
    const auto touch = [&](NodeId node, NodeKind kind) {
        if (kinds[node] == NodeKind::Library)
            kinds[node] = kind;
    };
    for (const NodeId node : m_inheritance.touched)
        touch(node, NodeKind::Class);
    for (const GraphPart& part : m_parts.calls) {
        for (const NodeId node : part.touched)
            touch(node, NodeKind::Function);
    }
    for (const GraphPart& part : m_parts.flows) {
        for (const NodeId node : part.touched) {
            const bool isSource = node & GraphPart::sourceMark;
            touch(node & ~GraphPart::sourceMark, isSource ? NodeKind::Variable : NodeKind::Function);
        }
    }
    return kinds;
}

void GraphDraft::copyTo(CodeGraph& graph) const
{
    size_t count = 0;
    const std::vector<NodeId> to = numbered(count);
    const std::vector<NodeKind> kinds = externalKinds();

    const auto follow = [&](NodeId node) { return node == noIndex ? noIndex : to[node]; };
    graph.strings = m_program.strings.clone();

    graph.nodes.reserve(count);
    for (NodeId i = 0; i < to.size(); ++i) {
        if (to[i] == noIndex)
            continue;
        graph.nodes.push_back(m_draft.nodes[i]);
        if (kinds[i] != NodeKind::Library)
            graph.nodes.back().kind = kinds[i];
    }

    size_t edges = 0;
    forEachPart([&](const GraphPart& part) { edges += part.edges.size(); });
    graph.edges.reserve(edges);
    forEachPart([&](const GraphPart& part) {
        for (Edge edge : part.edges) {
            edge.from = to[edge.from];
            edge.to = to[edge.to];
            graph.edges.push_back(edge);
        }
    });

    graph.libraries = m_draft.libraries;
    for (LibraryUse& library : graph.libraries) {
        library.node = follow(library.node);
        std::transform(library.usedBy.begin(), library.usedBy.end(), library.usedBy.begin(), follow);
        for (LibraryMember& member : library.members)
            std::transform(member.usedBy.begin(), member.usedBy.end(), member.usedBy.begin(), follow);
    }
    graph.handles = m_draft.handles;
    for (HandleUse& use : graph.handles)
        use.function = follow(use.function);
    std::sort(graph.handles.begin(), graph.handles.end());
    for (size_t f = 0; f < graph.files.size(); ++f)
        graph.files[f].module = follow(m_draft.files[f].module);

    copyFacts(graph, to);
}

void GraphDraft::copyFacts(CodeGraph& graph, const std::vector<NodeId>& to) const
{
    size_t count = 0;
    for (const ProgramFile& file : m_program.files)
        count += file.facts.bodies.size();
    graph.facts.reserve(count);
    for (quint32 f = 0; f < m_program.files.size(); ++f) {
        const ProgramFile& file = m_program.files[f];
        const size_t first = graph.facts.size();
        for (const BodyFacts& body : file.facts.bodies) {
            graph.facts.push_back(body);
            BodyFacts& copy = graph.facts.back();
            copy.node = to[m_writer.m_nodeOf[file.firstDefinition + body.node]];
            for (CallFact& call : copy.calls)
                call.target = call.target == noIndex ? noIndex : to[call.target];
            graph.nodes[copy.node].facts = quint32(graph.facts.size()) - 1;
        }
        for (const quint32 body : m_parts.recursive[f])
            ++graph.facts[first + body].cognitivePaper;
    }
}

} // namespace Foreguest
