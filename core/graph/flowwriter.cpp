// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/flowwriter.h"

#include <algorithm>
#include <tuple>

namespace Foreguest {

namespace {
/// Rounds in which a change of a parameter's object reaches the callers' callers.
constexpr int mostPassBackRounds = 8;
} // namespace

FlowWriter::FlowWriter(SourceProgram& program, Solver& solver, CodeGraph& graph, GraphWriter& nodes)
    : m_program(program)
    , m_solver(solver)
    , m_graph(graph)
    , m_nodes(nodes)
    , m_bindingCount(program.bindingCount())
    , m_unknown(program.strings.add("?"))
    , m_isChanged(program.bindingCount())
    , m_returns(program.definitionCount())
    , m_aliasOf(program.bindingCount(), noIndex)
    , m_exprOrigin(program.exprCount())
    , m_bindingOrigin(program.bindingCount())
    , m_returnOrigin(program.definitionCount())
    , m_texts(&program.strings)
{
    m_catalogueOf.reserve(m_program.files.size());
    for (const ProgramFile& file : m_program.files) {
        const FlowCatalogue* catalogue = &FlowCatalogue::of(file.language->name);
        const auto place = std::find(m_catalogues.begin(), m_catalogues.end(), catalogue);
        m_catalogueOf.push_back(quint32(place - m_catalogues.begin()));
        if (place == m_catalogues.end())
            m_catalogues.push_back(catalogue);
        for (const ReturnFact& fact : file.facts.returns)
            m_returns[file.firstDefinition + fact.definition] = true;
    }
    findAliases();
}

void FlowWriter::write()
{
    takeOrigins();
    m_isAssigned.resize(m_bindingCount + m_graph.nodes.size());
    m_holdsData.resize(m_isAssigned.size());
    for (quint32 f = 0; f < m_program.files.size(); ++f)
        writeFile(f);
    passBack();
    writeEdges();
    writeCaptures();
    std::sort(m_graph.handles.begin(), m_graph.handles.end());
}

void FlowWriter::writeFile(quint32 index)
{
    File file;
    file.index = index;
    file.source = &m_program.files[index];
    file.rules = &file.source->language->rules;
    file.catalogue = m_catalogueOf[index];
    const FileFacts& facts = file.source->facts;
    file.carried.resize(facts.exprs.size());
    file.isConstant.resize(facts.exprs.size());
    markUses(file);
    findObjects(file);
    for (const ReturnFact& fact : facts.returns) {
        const NodeId function = m_nodes.m_nodeOf[file.source->firstDefinition + fact.definition];
        if (facts.exprs[fact.expr].kind == ExprKind::Object && function != noIndex)
            file.returned.emplace(fact.expr, ofNode(function));
    }
    for (quint32 i = 0; i < facts.exprs.size(); ++i)
        carry(file, i);
    for (const Flow& flow : facts.flows)
        store(file, flow);
    for (const ReturnFact& fact : facts.returns) {
        if (m_nodes.m_nodeOf[file.source->firstDefinition + fact.definition] == noIndex)
            continue;
        const Carrier result = ofNode(m_nodes.m_nodeOf[file.source->firstDefinition + fact.definition]);
        transfer(carried(file, fact.expr), { &result, 1 }, facts.exprs[fact.expr].line);
        noteValue(result, file.isConstant[fact.expr]);
    }
}

void FlowWriter::transfer(std::span<const Carrier> from, std::span<const Carrier> to, quint32 line)
{
    for (const Carrier source : from) {
        for (const Carrier target : to) {
            if (source != target)
                m_transfers.push_back({ source, target, line });
        }
    }
}

/// The variable that a declaration stands for.
quint32 FlowWriter::meant(quint32 binding) const
{
    const auto shared = m_nodes.m_sharedWith.find(binding);
    return shared == m_nodes.m_sharedWith.end() ? binding : shared->second;
}

void FlowWriter::store(File& file, const Flow& flow)
{
    const Expr& target = file.expr(flow.target);
    if (target.kind == ExprKind::Pattern)
        return;
    if (storeObject(file, flow) || storeElement(file, flow))
        return;
    const bool isConstant = flow.value == noIndex || file.isConstant[flow.value];
    const auto value = carried(file, flow.value);
    if (target.kind == ExprKind::Name && target.a != noIndex) {
        const BindingKind kind = file.source->facts.bindings[target.a].kind;
        if ((kind != BindingKind::Variable && kind != BindingKind::Parameter) || isHidden(target.text))
            return;
        const Carrier binding = meant(file.source->firstBinding + target.a);
        transfer(value, { &binding, 1 }, flow.line);
        noteValue(binding, isConstant);
        if (flow.isThrough && !value.empty())
            m_isChanged[binding] = true;
        return;
    }
    const Carriers places = roots(file, flow.target);
    transfer(value, places, flow.line);
    for (const Carrier place : places) {
        noteValue(place, isConstant);
        if (place < m_bindingCount && !value.empty())
            m_isChanged[place] = true;
    }
}

void FlowWriter::noteValue(Carrier place, bool isConstant)
{
    if (place >= m_isAssigned.size())
        return;
    m_isAssigned[place] = true;
    if (!isConstant)
        m_holdsData[place] = true;
}

/// What only ever held literals carries no data.
void FlowWriter::dropConstants()
{
    std::vector<bool> isDead(m_isAssigned.size());
    for (Carrier place = 0; place < isDead.size(); ++place)
        isDead[place] = m_isAssigned[place] && !m_holdsData[place];
    for (const ProgramFile& file : m_program.files) {
        for (quint32 i = 0; i < file.facts.bindings.size(); ++i) {
            if (file.facts.bindings[i].kind == BindingKind::Parameter)
                isDead[file.firstBinding + i] = false;
        }
    }
    const auto dead = [&](Carrier place) {
        return place >= firstElement ? !m_elements[place - firstElement].isAlive
                                     : place < isDead.size() && isDead[place];
    };
    // Transfers are sorted by where they come from.
    std::vector<Carrier> open;
    const auto revive = [&](Carrier place) {
        if (!dead(place))
            return;
        if (place >= firstElement)
            m_elements[place - firstElement].isAlive = true;
        else
            isDead[place] = false;
        open.push_back(place);
    };
    for (const Transfer& entry : m_transfers) {
        if (!dead(entry.from))
            revive(entry.to);
    }
    while (!open.empty()) {
        const Carrier place = open.back();
        open.pop_back();
        auto next = std::lower_bound(m_transfers.begin(), m_transfers.end(), place,
            [](const Transfer& entry, Carrier from) { return entry.from < from; });
        for (; next != m_transfers.end() && next->from == place; ++next)
            revive(next->to);
    }
    std::erase_if(m_transfers, [&](const Transfer& entry) { return dead(entry.from); });
}

/// Which functions read and write variables of the functions around them.
void FlowWriter::writeCaptures()
{
    for (const ProgramFile& file : m_program.files) {
        const auto outside = [&](quint32 definition, quint32 binding) {
            const Binding& entry = file.facts.bindings[binding];
            return entry.scope != 0 && file.facts.scopes[entry.scope].definition != definition
                && m_nodes.m_variables[file.firstBinding + binding] != noIndex
                && !file.facts.scopes[entry.scope].isClass;
        };
        std::unordered_set<quint64> seen;
        std::vector<bool> isTarget(file.facts.exprs.size());
        const auto note = [&](quint32 expr, quint32 definition, quint32 line, EdgeKind kind) {
            const quint32 binding = file.facts.exprs[expr].a;
            const quint64 key = (quint64(definition) << 32 | binding) * 2 + (kind == EdgeKind::Writes);
            if (file.facts.definitions[definition].kind != DefinitionKind::Function || !outside(definition, binding)
                || !seen.insert(key).second)
                return;
            m_nodes.addEdge(m_nodes.m_nodeOf[file.firstDefinition + definition],
                m_nodes.m_variables[file.firstBinding + binding], kind, line);
        };
        for (const Flow& flow : file.facts.flows) {
            const Expr& target = file.facts.exprs[flow.target];
            if (target.kind != ExprKind::Name || target.a == noIndex)
                continue;
            isTarget[flow.target] = true;
            note(flow.target, flow.definition, flow.line, EdgeKind::Writes);
        }
        for (quint32 i = 0; i < file.facts.exprs.size(); ++i) {
            const Expr& expr = file.facts.exprs[i];
            if (expr.kind == ExprKind::Name && expr.a != noIndex && !isTarget[i])
                note(i, file.facts.scopes[expr.scope].definition, expr.line, EdgeKind::Reads);
        }
    }
}

/// What is stored into the object that a parameter holds is in the caller's object as well.
void FlowWriter::passBack()
{
    std::vector<bool> isDone(m_arguments.size());
    bool grew = true;
    for (int round = 0; round < mostPassBackRounds && grew; ++round) {
        grew = false;
        for (size_t i = 0; i < m_arguments.size(); ++i) {
            const auto& [parameter, passed, line] = m_arguments[i];
            if (isDone[i] || !m_isChanged[parameter])
                continue;
            isDone[i] = true;
            m_transfers.push_back({ parameter, passed, line });
            if (passed < m_bindingCount && !m_isChanged[passed])
                grew = m_isChanged[passed] = true;
        }
    }
}

void FlowWriter::writeEdges()
{
    const auto key = [](const Transfer& t) { return std::tuple(t.from, t.to, t.line); };
    std::sort(
        m_transfers.begin(), m_transfers.end(), [&](const Transfer& a, const Transfer& b) { return key(a) < key(b); });
    const auto end = std::unique(
        m_transfers.begin(), m_transfers.end(), [&](const Transfer& a, const Transfer& b) { return key(a) == key(b); });
    m_transfers.erase(end, m_transfers.end());
    dropConstants();
    for (const Transfer& entry : m_transfers) {
        const NodeId from = nodeOf(entry.from);
        const NodeId to = nodeOf(entry.to);
        m_nodes.addEdge(from, to, EdgeKind::Flows, entry.line);
    }
}

NodeId FlowWriter::nodeOf(Carrier carrier)
{
    if (carrier >= firstElement)
        return elementNode(m_elements[carrier - firstElement]);
    return carrier >= m_bindingCount ? carrier - m_bindingCount : variableNode(carrier);
}

NodeId FlowWriter::variableNode(quint32 binding)
{
    NodeId& known = m_nodes.m_variables[binding];
    if (known != noIndex)
        return known;
    const auto after = std::upper_bound(m_program.files.begin(), m_program.files.end(), binding,
        [](quint32 id, const ProgramFile& file) { return id < file.firstBinding; });
    const auto f = quint32(after - m_program.files.begin()) - 1;
    const ProgramFile& file = m_program.files[f];
    const Binding& entry = file.facts.bindings[binding - file.firstBinding];
    const NodeId owner = m_nodes.bodyNode(file.firstDefinition + file.facts.scopes[entry.scope].definition);
    if (owner == noIndex)
        return noIndex;
    Node node;
    node.kind = NodeKind::Variable;
    node.scope = entry.kind == BindingKind::Parameter ? VariableScope::Parameter : VariableScope::Local;
    node.file = f;
    node.line = entry.line;
    node.endLine = entry.line;
    node.name = entry.name;
    node.qualifiedName = joined(m_graph.nodes[owner].qualifiedName, entry.name);
    known = m_nodes.addNode(node);
    m_nodes.addEdge(owner, known, EdgeKind::Contains, entry.line);
    return known;
}

} // namespace Foreguest
