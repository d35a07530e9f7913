// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphwriter.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// The constructors of a file that leave initialising to another one: `this(…)`.
std::unordered_set<quint32> delegating(const FileFacts& facts)
{
    std::unordered_set<quint32> found;
    for (const CallSite& site : facts.callSites) {
        const quint32 callee = facts.exprs[site.expr].a;
        if (callee != noIndex && facts.exprs[callee].kind == ExprKind::This)
            found.insert(site.definition);
    }
    return found;
}

void append(BodyFacts& body, BodyFacts more)
{
    const auto firstLoop = quint32(body.loops.size());
    const auto shift = [&](quint32& loop) { loop = loop == noIndex ? noIndex : loop + firstLoop; };
    for (LoopFact& loop : more.loops)
        shift(loop.parent);
    for (CallFact& call : more.calls)
        shift(call.loop);
    for (AllocationFact& allocation : more.allocations)
        shift(allocation.loop);
    body.loops.insert(body.loops.end(), more.loops.begin(), more.loops.end());
    body.calls.insert(body.calls.end(), more.calls.begin(), more.calls.end());
    body.allocations.insert(body.allocations.end(), more.allocations.begin(), more.allocations.end());
    if (body.parameters.empty())
        body.parameters = std::move(more.parameters);
    body.lines += more.lines;
    body.cyclomatic += more.cyclomatic - 1;
    body.cognitive += more.cognitive;
    body.nesting = std::max(body.nesting, more.nesting);
    body.halstead.operators += more.halstead.operators;
    body.halstead.operands += more.halstead.operands;
    body.halstead.distinctOperators = std::max(body.halstead.distinctOperators, more.halstead.distinctOperators);
    body.halstead.distinctOperands += more.halstead.distinctOperands;
}
} // namespace

/// The code that initialises objects is a part of each constructor that doesn't leave that to another one.
void GraphWriter::findConstructors()
{
    for (const ProgramFile& file : m_program.files) {
        if (file.language->rules.instanceInitializer.empty())
            continue;
        const std::unordered_set<quint32> leaving = delegating(file.facts);
        const auto& definitions = file.facts.definitions;
        std::unordered_map<quint32, quint32> initializers; ///< By class.
        for (quint32 i = 0; i < definitions.size(); ++i) {
            if ((definitions[i].flags & InitializerFunction) && !(definitions[i].flags & StaticFunction))
                initializers.emplace(definitions[i].parent, i);
        }
        for (quint32 i = 0; i < definitions.size(); ++i) {
            const auto found = initializers.find(definitions[i].parent);
            if ((definitions[i].flags & ConstructorFunction) && found != initializers.end() && !leaving.contains(i))
                m_constructors[file.firstDefinition + found->second].push_back(file.firstDefinition + i);
        }
    }
}

/// Gives the initialising code the node of the first constructor.
void GraphWriter::joinInitializers()
{
    for (const auto& [initializer, constructors] : m_constructors)
        m_nodeOf[initializer] = m_nodeOf[constructors.front()];
    for (quint32 id = 0; id < m_program.definitionCount() && !m_constructors.empty(); ++id) {
        const quint32 parent = m_program.definition(id).parent;
        const quint32 first = m_program.files[m_program.fileOfDefinition(id)].firstDefinition;
        if (parent != noIndex && m_constructors.contains(first + parent))
            addEdge(m_nodeOf[first + parent], m_nodeOf[id], EdgeKind::Contains, m_program.definition(id).line);
    }
}

/// The other constructors call what the first one does in initialising code.
void GraphWriter::repeatEdges(quint32 definition, size_t firstEdge)
{
    const auto found = m_constructors.find(definition);
    if (found == m_constructors.end())
        return;
    const size_t end = m_graph.edges.size();
    for (size_t i = 1; i < found->second.size(); ++i) {
        for (size_t edge = firstEdge; edge < end; ++edge) {
            Edge copy = m_graph.edges[edge];
            copy.from = m_nodeOf[found->second[i]];
            m_graph.edges.push_back(copy);
        }
    }
}

void GraphWriter::moveFacts()
{
    for (ProgramFile& file : m_program.files) {
        for (BodyFacts& body : file.facts.bodies) {
            body.node = m_nodeOf[file.firstDefinition + body.node];
            if (body.node == noIndex)
                continue;
            quint32& facts = m_graph.nodes[body.node].facts;
            if (facts != noIndex) {
                append(m_graph.facts[facts], std::move(body));
                continue;
            }
            facts = quint32(m_graph.facts.size());
            m_graph.facts.push_back(std::move(body));
        }
    }
    m_graph.strings = std::move(m_program.strings);
}

} // namespace Foreguest
