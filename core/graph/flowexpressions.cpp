// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/flowwriter.h"

#include <algorithm>
#include <array>

namespace Foreguest {

namespace {
constexpr int deepestObject = 64;
} // namespace

std::span<const FlowWriter::Carrier> FlowWriter::carried(const File& file, quint32 local) const
{
    if (local >= file.carried.size())
        return {};
    const Span& span = file.carried[local];
    return std::span(file.pool).subspan(span.first, span.count);
}

void FlowWriter::add(Carriers& set, std::span<const Carrier> more)
{
    for (const Carrier carrier : more) {
        if (std::find(set.begin(), set.end(), carrier) == set.end())
            set.push_back(carrier);
    }
}

/// A call's result is used where another expression, a flow or a return reads it.
void FlowWriter::markUses(File& file)
{
    const FileFacts& facts = file.source->facts;
    file.isUsed.resize(facts.exprs.size());
    const auto use = [&](quint32 expr) {
        if (expr < file.isUsed.size())
            file.isUsed[expr] = true;
    };
    for (const Expr& expr : facts.exprs) {
        const bool hasParts = expr.kind != ExprKind::Name && expr.kind != ExprKind::Definition
            && expr.kind != ExprKind::This && expr.kind != ExprKind::Super && expr.kind != ExprKind::Module
            && expr.kind != ExprKind::Literal;
        if (!hasParts)
            continue;
        use(expr.a);
        if (expr.count == 0)
            use(expr.b);
    }
    for (const Argument& argument : facts.arguments)
        use(argument.expr);
    file.isTarget.resize(facts.exprs.size());
    file.isImport.resize(facts.exprs.size());
    for (const Flow& flow : facts.flows) {
        use(flow.value);
        const Expr& target = facts.exprs[flow.target];
        file.isTarget[flow.target] = true;
        const bool isImport = target.kind == ExprKind::Name && target.a != noIndex
            && facts.bindings[target.a].kind == BindingKind::Import;
        file.isImport[flow.target] = isImport;
        if (isImport && flow.value != noIndex)
            file.isImport[flow.value] = true;
    }
    for (const ReturnFact& fact : facts.returns)
        use(fact.expr);
}

/// Kinds whose data is that of the part `a`, seen in another way.
bool FlowWriter::isSameData(ExprKind kind)
{
    return kind == ExprKind::Iterate || kind == ExprKind::Await || kind == ExprKind::Cast || kind == ExprKind::Typed
        || kind == ExprKind::Slice || kind == ExprKind::Spread;
}

void FlowWriter::carry(File& file, quint32 local)
{
    const Expr& expr = file.expr(local);
    file.isConstant[local] = isConstant(file, expr);
    // One part alone is shared, not copied.
    quint32 only = noIndex;
    if (expr.kind == ExprKind::Computed && expr.count == 1)
        only = file.source->facts.arguments[expr.b].expr;
    else if (isSameData(expr.kind))
        only = expr.a;
    if (only != noIndex) {
        if (only < local)
            file.carried[local] = file.carried[only];
        return;
    }
    const Carriers found = carriersOf(file, local);
    if (found.empty())
        return;
    file.carried[local] = { quint32(file.pool.size()), quint32(found.size()) };
    file.pool.insert(file.pool.end(), found.begin(), found.end());
}

/// What is made of literals alone; a name's own value is looked at where it is assigned.
bool FlowWriter::isConstant(const File& file, const Expr& expr)
{
    const auto isPartConstant = [&](quint32 part) { return part >= file.carried.size() || file.isConstant[part]; };
    switch (expr.kind) {
    case ExprKind::Literal:
    case ExprKind::Name:
    case ExprKind::Definition:
    case ExprKind::Module:
    case ExprKind::This:
    case ExprKind::Operator:
        return true;
    case ExprKind::Either:
    case ExprKind::Operation:
    case ExprKind::Concatenation:
    case ExprKind::Unknown:
        return isPartConstant(expr.a) && isPartConstant(expr.b);
    case ExprKind::Object:
    case ExprKind::Computed:
        for (quint32 i = 0; i < expr.count; ++i) {
            if (!isPartConstant(file.source->facts.arguments[expr.b + i].expr))
                return false;
        }
        return true;
    default:
        return isSameData(expr.kind) && isPartConstant(expr.a);
    }
}

FlowWriter::Carriers FlowWriter::carriersOf(File& file, quint32 local)
{
    const Expr& expr = file.expr(local);
    Carriers found;
    switch (expr.kind) {
    case ExprKind::Name:
        return nameCarriers(file, expr, local);
    case ExprKind::Member:
    case ExprKind::Subscript:
        return memberCarriers(file, expr, local);
    case ExprKind::Call:
    case ExprKind::New:
        return call(file, local);
    case ExprKind::Unknown:
    case ExprKind::Operation:
    case ExprKind::Concatenation:
    case ExprKind::Either:
        for (const quint32 part : { expr.a, expr.b }) {
            if (part < local)
                add(found, carried(file, part));
        }
        return found;
    case ExprKind::Object:
    case ExprKind::Computed:
        for (quint32 i = 0; i < expr.count; ++i) {
            if (const quint32 part = file.source->facts.arguments[expr.b + i].expr; part < local)
                add(found, carried(file, part));
        }
        if (expr.kind == ExprKind::Computed && expr.count > 0)
            applyOperator(file, local, found);
        return found;
    default:
        return found;
    }
}

bool FlowWriter::isReceiver(const File& file, quint32 binding) const
{
    const FileFacts& facts = file.source->facts;
    const Definition& owner = facts.definitions[facts.scopes[facts.bindings[binding].scope].definition];
    return file.rules->selfParameter && (owner.flags & MethodFunction) && !(owner.flags & StaticFunction)
        && !owner.parameters.empty() && owner.parameters[0] == binding;
}

FlowWriter::Carriers FlowWriter::nameCarriers(File& file, const Expr& expr, quint32 local)
{
    if (expr.a == noIndex) {
        if (const NodeId field = implicitField(file, expr); field != noIndex)
            return { ofNode(field) };
        const quint32 shared = expr.isCallee ? noIndex : m_nodes.sharedVariable(*file.source, expr.text);
        if (shared != noIndex)
            return { shared };
        const NodeId source = sourceNode(file, local);
        return source == noIndex ? Carriers() : Carriers { ofNode(source) };
    }
    const quint32 global = file.source->firstBinding + expr.a;
    if (isHidden(expr.text))
        return {};
    switch (file.source->facts.bindings[expr.a].kind) {
    case BindingKind::Parameter:
        return isReceiver(file, expr.a) ? Carriers() : Carriers { global };
    case BindingKind::Variable:
        return { meant(global) };
    case BindingKind::Import: {
        if (const quint32 alias = m_aliasOf[global]; alias != noIndex) {
            if (m_nodes.m_variables[alias] == noIndex)
                return {};
            noteUse(file, local, alias);
            return { alias };
        }
        const NodeId source = sourceNode(file, local);
        return source == noIndex ? Carriers() : Carriers { ofNode(source) };
    }
    default:
        return {};
    }
}

/// A field that a method names without its object.
NodeId FlowWriter::implicitField(const File& file, const Expr& expr)
{
    if (!file.rules->implicitThis)
        return noIndex;
    quint32 at = file.source->facts.scopes[expr.scope].definition;
    for (int depth = 0; at != noIndex && depth < deepestObject; ++depth) {
        const Definition& definition = file.source->facts.definitions[at];
        const quint32 owner = definition.kind == DefinitionKind::Function
            ? m_solver.classOf(file.source->firstDefinition + at)
            : noIndex;
        if (owner != noIndex) {
            const quint32 holder = m_nodes.holderOf(owner, expr.text);
            return m_nodes.m_fields.find(quint64(holder) << 32 | expr.text);
        }
        at = definition.parent;
    }
    return noIndex;
}

/// The node of an external variable that is a source itself: `sys.argv`.
NodeId FlowWriter::sourceNode(File& file, quint32 local)
{
    const StringId name = m_exprOrigin[file.global(local)];
    if (name == 0 || file.expr(local).isCallee)
        return noIndex;
    // An element of something is not that thing, unless it is known to be something of its own.
    const auto& values = m_solver.values(file.global(local));
    if (file.expr(local).kind == ExprKind::Subscript
        && std::none_of(
            values.begin(), values.end(), [](const Value& value) { return value.kind == ValueKind::External; }))
        return noIndex;
    const FlowEntry& known = entry(file, name);
    if (known.source.isEmpty() || !known.into.positions.empty() || !known.callback.positions.empty())
        return noIndex;
    const bool isNew = !m_nodes.m_external.contains(name);
    const NodeId node = m_nodes.external(name);
    if (isNew)
        m_graph.nodes[node].kind = NodeKind::Variable;
    if (m_nodes.m_part)
        m_nodes.m_part->touched.back() |= GraphPart::sourceMark;
    const NodeId body
        = m_nodes.bodyNode(file.source->firstDefinition + file.source->facts.scopes[file.expr(local).scope].definition);
    m_nodes.addEdge(body, node, EdgeKind::Reads, file.expr(local).line);
    return node;
}

/// The fields or module variables that a member of an object is, where the object is known.
FlowWriter::Carriers FlowWriter::fieldCarriers(File& file, quint32 object, StringId name)
{
    Carriers found;
    for (const Value& owner : m_solver.values(file.global(object))) {
        if (owner.kind == ValueKind::Module) {
            const ProgramFile& module = m_program.files[owner.id];
            const quint32 binding = module.facts.findBinding(0, name);
            if (binding == noIndex || module.facts.bindings[binding].kind != BindingKind::Variable)
                continue;
            add(found, std::array { module.firstBinding + binding });
        } else if (owner.kind == ValueKind::Instance || owner.kind == ValueKind::Class
            || owner.kind == ValueKind::Declared) {
            const quint32 holder = m_nodes.holderOf(owner.id, name);
            const NodeId field = m_nodes.m_fields.find(quint64(holder) << 32 | name);
            if (holder != noIndex && field != noIndex)
                add(found, std::array { ofNode(field) });
        }
    }
    return found;
}

FlowWriter::Carriers FlowWriter::memberCarriers(File& file, const Expr& expr, quint32 local)
{
    if (expr.a == noIndex || expr.a >= local)
        return {};
    if (const NodeId source = sourceNode(file, local); source != noIndex)
        return { ofNode(source) };
    if (const auto element = elementOf(file, expr))
        return { *element };
    const Expr& object = file.expr(expr.a);
    if (expr.text != 0 && object.kind == ExprKind::Object) {
        // An element of a literal that stands right here.
        Carriers found;
        bool isComplete = true;
        for (quint32 i = 0; i < object.count; ++i) {
            const Argument& element = file.source->facts.arguments[object.b + i];
            isComplete = isComplete && element.key != 0 && element.expr != noIndex;
            if (element.key == expr.text)
                add(found, carried(file, element.expr));
        }
        if (isComplete)
            return found;
    }
    if (expr.kind == ExprKind::Member) {
        Carriers fields = fieldCarriers(file, expr.a, expr.text);
        for (const Carrier field : fields) {
            if (field < m_bindingCount)
                noteUse(file, local, field);
        }
        if (!fields.empty())
            return fields;
    }
    Carriers found;
    add(found, carried(file, expr.a));
    return found;
}

/// A body uses a variable of another module.
void FlowWriter::noteUse(const File& file, quint32 local, quint32 variable)
{
    if (file.isImport[local])
        return;
    const NodeId body
        = m_nodes.bodyNode(file.source->firstDefinition + file.source->facts.scopes[file.expr(local).scope].definition);
    const NodeId node = m_nodes.m_variables[variable];
    const EdgeKind kind = file.isTarget[local] ? EdgeKind::Writes : EdgeKind::Reads;
    if (body != noIndex && node != noIndex
        && m_uses.insert((quint64(body) << 32 | node) * 2 + file.isTarget[local]).second)
        m_nodes.addEdge(body, node, kind, file.expr(local).line);
}

/// Where something stored into an expression's object stays: a field, or the variable that holds the object.
FlowWriter::Carriers FlowWriter::roots(File& file, quint32 local)
{
    for (int depth = 0; local < file.carried.size() && depth < deepestObject; ++depth) {
        const Expr& expr = file.expr(local);
        switch (expr.kind) {
        case ExprKind::Name: {
            const auto known = carried(file, local);
            Carriers found;
            for (const Carrier carrier : known) {
                if (carrier < m_bindingCount || !m_graph.nodes[carrier - m_bindingCount].external)
                    found.push_back(carrier);
            }
            return found;
        }
        case ExprKind::Member:
            if (Carriers fields = expr.a == noIndex ? Carriers() : fieldCarriers(file, expr.a, expr.text);
                !fields.empty())
                return fields;
            local = expr.a;
            break;
        case ExprKind::Subscript:
        case ExprKind::Call:
        case ExprKind::Cast:
        case ExprKind::Typed:
            local = expr.a;
            break;
        case ExprKind::Computed:
            local = expr.count > 0 ? file.source->facts.arguments[expr.b].expr : noIndex;
            break;
        case ExprKind::Object: {
            const auto result = file.returned.find(local);
            return result == file.returned.end() ? Carriers() : Carriers { result->second };
        }
        default:
            return {};
        }
    }
    return {};
}

} // namespace Foreguest
