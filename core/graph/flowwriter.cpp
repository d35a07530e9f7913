// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/flowwriter.h"

#include <algorithm>
#include <numeric>
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
    , m_namedBy(program.bindingCount(), noIndex)
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
    }
    prepare();
}

void FlowWriter::prepare()
{
    for (const ProgramFile& file : m_program.files) {
        for (const ReturnFact& fact : file.facts.returns)
            m_returns[file.firstDefinition + fact.definition] = true;
        aliasesOf(file);
    }
    closeAliases();
}

void FlowWriter::forget()
{
    m_exprOrigin.assign(m_program.exprCount(), 0);
    m_bindingOrigin.assign(m_bindingOrigin.size(), 0);
    m_returnOrigin.assign(m_returnOrigin.size(), 0);
    m_fieldOrigin.clear();
}

void FlowWriter::write()
{
    takeOrigins();
    for (quint32 f = 0; f < m_program.files.size(); ++f)
        writeFile(f);
    finish({ &m_whole });
    for (quint32 f = 0; f < m_program.files.size(); ++f)
        writeCaptures(f);
}

/// Makes edges of what all files have to say.
void FlowWriter::finish(const std::vector<const Part*>& parts)
{
    m_isAssigned.assign(m_bindingCount + m_graph.nodes.size(), false);
    m_holdsData.assign(m_isAssigned.size(), false);
    m_isChanged.assign(m_bindingCount, false);
    m_isSeen.assign(m_bindingCount, false);
    m_seenOf.assign(m_program.files.size(), {});
    for (Element& element : m_elements)
        element.isAlive = element.isSeen = false;
    m_transfers.clear();
    for (const Part* part : parts) {
        for (const auto& [place, isConstant] : part->values) {
            if (place >= m_isAssigned.size())
                continue;
            m_isAssigned[place] = true;
            if (!isConstant)
                m_holdsData[place] = true;
        }
        for (const quint32 binding : part->changed)
            m_isChanged[binding] = true;
        m_transfers.insert(m_transfers.end(), part->transfers.begin(), part->transfers.end());
        m_graph.handles.insert(m_graph.handles.end(), part->handles.begin(), part->handles.end());
    }
    passBack(parts);
    writeEdges();
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
    m_uses.clear();
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
                m_at->transfers.push_back({ source, target, line });
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
            m_at->changed.push_back(binding);
        return;
    }
    const Carriers places = roots(file, flow.target);
    transfer(value, places, flow.line);
    for (const Carrier place : places) {
        noteValue(place, isConstant);
        if (place < m_bindingCount && !value.empty())
            m_at->changed.push_back(place);
    }
}

void FlowWriter::noteValue(Carrier place, bool isConstant)
{
    m_at->values.emplace_back(place, isConstant);
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
void FlowWriter::writeCaptures(quint32 fileIndex)
{
    const ProgramFile& file = m_program.files[fileIndex];
    const auto outside = [&](quint32 definition, quint32 binding) {
        const Binding& entry = file.facts.bindings[binding];
        return entry.scope != 0 && file.facts.scopes[entry.scope].definition != definition
            && m_isSeen[file.firstBinding + binding] && !file.facts.scopes[entry.scope].isClass;
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

/// What is stored into the object that a parameter holds is in the caller's object as well.
void FlowWriter::passBack(const std::vector<const Part*>& parts)
{
    bool grew = true;
    std::vector<std::vector<bool>> isDone(parts.size());
    for (int round = 0; round < mostPassBackRounds && grew; ++round) {
        grew = false;
        for (size_t part = 0; part < parts.size(); ++part) {
            const std::vector<Transfer>& arguments = parts[part]->arguments;
            isDone[part].resize(arguments.size());
            for (size_t i = 0; i < arguments.size(); ++i) {
                const auto& [parameter, passed, line] = arguments[i];
                if (!m_isChanged[parameter] || isDone[part][i])
                    continue;
                isDone[part][i] = true;
                m_transfers.push_back({ parameter, passed, line });
                if (passed < m_bindingCount && !m_isChanged[passed])
                    grew = m_isChanged[passed] = true;
            }
        }
    }
}

/// By where they come from in one pass, the few of each place after that; each once.
void FlowWriter::sortTransfers()
{
    const size_t places = m_isAssigned.size();
    const auto bucket = [&](Carrier from) { return from >= firstElement ? places + (from - firstElement) : from; };
    std::vector<quint32> next(places + m_elements.size() + 1);
    for (const Transfer& entry : m_transfers)
        ++next[bucket(entry.from) + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<Transfer> placed(m_transfers.size());
    for (const Transfer& entry : m_transfers)
        placed[next[bucket(entry.from)]++] = entry;
    const auto key = [](const Transfer& t) { return std::tuple(t.to, t.line); };
    const auto isSame = [&](const Transfer& a, const Transfer& b) { return a.from == b.from && key(a) == key(b); };
    // Each entry has moved to where the next place's transfers start.
    for (auto first = placed.begin(); first != placed.end();) {
        const auto last = placed.begin() + next[bucket(first->from)];
        std::sort(first, last, [&](const Transfer& a, const Transfer& b) { return key(a) < key(b); });
        first = last;
    }
    placed.erase(std::unique(placed.begin(), placed.end(), isSame), placed.end());
    m_transfers.swap(placed);
}

void FlowWriter::writeEdges()
{
    sortTransfers();
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
    if (known != noIndex && m_isSeen[binding])
        return known;
    const auto after = std::upper_bound(m_program.files.begin(), m_program.files.end(), binding,
        [](quint32 id, const ProgramFile& file) { return id < file.firstBinding; });
    const auto f = quint32(after - m_program.files.begin()) - 1;
    const ProgramFile& file = m_program.files[f];
    const Binding& entry = file.facts.bindings[binding - file.firstBinding];
    const NodeId owner = m_nodes.bodyNode(file.firstDefinition + file.facts.scopes[entry.scope].definition);
    if (owner == noIndex && known == noIndex)
        return noIndex;
    m_isSeen[binding] = true;
    const bool isShared = entry.scope == 0 || file.facts.scopes[entry.scope].isClass;
    if (known != noIndex && (isShared || m_graph.nodes[known].scope == VariableScope::Shared))
        return known;
    m_seenOf[f].push_back(binding);
    if (known == noIndex) {
        Node node;
        node.kind = NodeKind::Variable;
        node.scope = entry.kind == BindingKind::Parameter ? VariableScope::Parameter : VariableScope::Local;
        node.file = f;
        node.line = entry.line;
        node.endLine = entry.line;
        node.name = entry.name;
        node.qualifiedName = joined(m_graph.nodes[owner].qualifiedName, entry.name);
        known = m_nodes.addNode(node);
    }
    m_nodes.addEdge(owner, known, EdgeKind::Contains, entry.line);
    return known;
}

} // namespace Foreguest
