// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/flowwriter.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr int mostRounds = 4;
constexpr size_t longestName = 1024;
constexpr int deepestAlias = 8;
} // namespace

StringId FlowWriter::joined(StringId base, StringId name)
{
    const quint64 key = quint64(base) << 32 | name;
    if (const StringId known = m_joined.find(key); known != noIndex)
        return known;
    std::string text(m_texts->stdView(base));
    text.append(".").append(m_texts->stdView(name));
    if (text.size() > longestName)
        text.erase(0, text.size() - longestName);
    return m_joined.emplace(key, m_texts->add(text)).first;
}

const FlowEntry& FlowWriter::entry(const File& file, StringId name)
{
    const quint64 key = quint64(file.catalogue) << 32 | name;
    const auto [place, isNew] = m_entryOf.emplace(key, quint32(m_entries.size()));
    if (isNew) {
        m_entries.push_back(m_catalogues[file.catalogue]->find(m_texts->stdView(name)));
        m_entryKeys.push_back(key);
    }
    return m_entries[place];
}

/// An imported variable is the one of its module.
void FlowWriter::findAliases()
{
    for (const ProgramFile& file : m_program.files) {
        for (const Flow& flow : file.facts.flows) {
            const Expr& target = file.facts.exprs[flow.target];
            if (flow.value == noIndex || target.kind != ExprKind::Name || target.a == noIndex)
                continue;
            const Expr& value = file.facts.exprs[flow.value];
            if (file.facts.bindings[target.a].kind != BindingKind::Import || value.kind != ExprKind::Member
                || value.a == noIndex || file.facts.exprs[value.a].kind != ExprKind::Module)
                continue;
            const quint32 from = m_solver.importTarget(file.firstExpr + value.a).file;
            if (from == noIndex)
                continue;
            const quint32 binding = m_program.files[from].facts.findBinding(0, value.text);
            if (binding != noIndex)
                m_aliasOf[file.firstBinding + target.a] = m_program.files[from].firstBinding + binding;
        }
    }
    for (quint32& alias : m_aliasOf) {
        for (int depth = 0; alias != noIndex && m_aliasOf[alias] != noIndex && depth < deepestAlias; ++depth)
            alias = m_aliasOf[alias];
    }
}

void FlowWriter::findOrigins(bool isBeside)
{
    // Names that come up go into a pool of its own where another thread may be adding to the program's.
    if (isBeside) {
        m_own = m_program.strings.clone();
        m_texts = &m_own;
    }
    m_sharedTexts = m_texts->size();
    bool grew = true;
    for (int round = 0; round < mostRounds && grew; ++round) {
        grew = false;
        for (quint32 f = 0; f < m_program.files.size(); ++f) {
            File file;
            file.index = f;
            file.source = &m_program.files[f];
            file.rules = &file.source->language->rules;
            file.catalogue = m_catalogueOf[f];
            grew = (!m_catalogues[file.catalogue]->isEmpty() && originsOf(file)) || grew;
        }
    }
}

/// Gives what findOrigins() has found its place among the program's texts.
void FlowWriter::takeOrigins()
{
    if (m_texts != &m_own) {
        m_fieldOrigin.clear();
        return;
    }
    std::vector<StringId> ids;
    ids.reserve(m_own.size() - m_sharedTexts);
    for (size_t id = m_sharedTexts; id < m_own.size(); ++id)
        ids.push_back(m_program.strings.add(m_own.stdView(StringId(id)), m_own.hashOf(StringId(id))));
    const auto map = [&](StringId& id) {
        if (id >= m_sharedTexts)
            id = ids[id - m_sharedTexts];
    };
    std::for_each(m_exprOrigin.begin(), m_exprOrigin.end(), map);
    std::for_each(m_bindingOrigin.begin(), m_bindingOrigin.end(), map);
    std::for_each(m_returnOrigin.begin(), m_returnOrigin.end(), map);
    m_entryOf.clear();
    for (quint32 i = 0; i < m_entryKeys.size(); ++i) {
        auto name = StringId(m_entryKeys[i]);
        map(name);
        m_entryOf.emplace(m_entryKeys[i] >> 32 << 32 | name, i);
    }
    m_fieldOrigin.clear();
    m_joined.clear();
    m_own = StringPool();
    m_texts = &m_program.strings;
}

bool FlowWriter::giveOrigin(StringId& place, StringId origin)
{
    if (place != 0 || origin == 0)
        return false;
    place = origin;
    return true;
}

bool FlowWriter::giveFieldOrigin(quint32 owner, StringId name, StringId origin)
{
    return m_fieldOrigin.emplace(quint64(owner) << 32 | name, origin).second;
}

bool FlowWriter::originsOf(const File& file)
{
    const FileFacts& facts = file.source->facts;
    bool grew = false;
    for (quint32 i = 0; i < facts.exprs.size(); ++i) {
        m_exprOrigin[file.global(i)] = originOf(file, i);
        if (facts.exprs[i].kind == ExprKind::Call || facts.exprs[i].kind == ExprKind::New)
            grew = passOrigins(file, facts.exprs[i]) || grew;
    }
    for (const Flow& flow : facts.flows) {
        const StringId origin = flow.value == noIndex ? 0 : m_exprOrigin[file.global(flow.value)];
        const Expr& target = facts.exprs[flow.target];
        if (origin == 0)
            continue;
        if (target.kind == ExprKind::Name && target.a != noIndex) {
            grew = giveOrigin(m_bindingOrigin[file.source->firstBinding + target.a], origin) || grew;
        } else if (target.kind == ExprKind::Member && target.a != noIndex) {
            for (const Value& owner : m_solver.values(file.global(target.a)))
                grew = giveFieldOrigin(owner.id, target.text, origin) || grew;
        }
    }
    for (const ReturnFact& fact : facts.returns)
        grew = giveOrigin(
                   m_returnOrigin[file.source->firstDefinition + fact.definition], m_exprOrigin[file.global(fact.expr)])
            || grew;
    return grew;
}

StringId FlowWriter::originOf(const File& file, quint32 local)
{
    const Expr& expr = file.expr(local);
    const auto part = [&](quint32 index) { return index < local ? m_exprOrigin[file.global(index)] : 0; };
    switch (expr.kind) {
    case ExprKind::Name:
    case ExprKind::Member:
    case ExprKind::Subscript:
    case ExprKind::InstanceOf:
        for (const Value& value : m_solver.values(file.global(local))) {
            if (value.kind == ValueKind::External || value.kind == ValueKind::ExternalInstance)
                return value.id;
        }
        break;
    case ExprKind::Call:
    case ExprKind::New:
        return originOfCall(file, expr);
    case ExprKind::Computed:
        return expr.count > 0 ? part(file.source->facts.arguments[expr.b].expr) : 0;
    case ExprKind::Await:
    case ExprKind::Iterate:
    case ExprKind::Cast:
    case ExprKind::Typed:
        return part(expr.a);
    case ExprKind::Operation:
    case ExprKind::Either:
        return part(expr.a) != 0 ? part(expr.a) : part(expr.b);
    default:
        return 0;
    }
    if (expr.kind == ExprKind::Name)
        return expr.a == noIndex ? expr.text : m_bindingOrigin[file.source->firstBinding + expr.a];
    if (expr.kind != ExprKind::Member)
        return part(expr.a);
    if (expr.a != noIndex) {
        for (const Value& owner : m_solver.values(file.global(expr.a))) {
            if (owner.kind != ValueKind::Instance && owner.kind != ValueKind::Declared)
                continue;
            const StringId known = m_fieldOrigin.find(quint64(owner.id) << 32 | expr.text);
            if (known != noIndex)
                return known;
        }
    }
    const StringId object = part(expr.a);
    return object == 0 || expr.text == 0 ? 0 : joined(object, expr.text);
}

/// Only calls that give handles have an origin: the names below all others would be many and tell nothing.
StringId FlowWriter::originOfCall(const File& file, const Expr& call)
{
    if (call.a == noIndex)
        return 0;
    for (const Value& callee : m_solver.values(file.global(call.a))) {
        if (callee.kind == ValueKind::Function)
            return m_returnOrigin[callee.id];
    }
    // A stream's operators give the stream.
    if (file.expr(call.a).kind == ExprKind::Operator)
        return file.expr(call.a).a == noIndex ? 0 : m_exprOrigin[file.global(file.expr(call.a).a)];
    const StringId name = m_exprOrigin[file.global(call.a)];
    if (name == 0)
        return 0;
    const FlowEntry& known = entry(file, name);
    if (known.isHandle && !known.type.empty())
        return m_texts->add(known.type);
    return call.kind == ExprKind::New || known.isHandle ? name : 0;
}

/// What a library hands to the functions that it calls back is of a known type.
bool FlowWriter::passCallbackTypes(const File& file, const Expr& call, const FlowEntry& known)
{
    bool grew = false;
    if (known.callbackTypes.empty())
        return false;
    for (const quint32 function : functionsGiven(file, call.b, call.count)) {
        for (const auto& [position, type] : known.callbackTypes) {
            const quint32 parameter = parameterAt(function, size_t(position));
            if (parameter != noIndex)
                grew = giveOrigin(m_bindingOrigin[parameter], m_texts->add(type)) || grew;
        }
    }
    return grew;
}

bool FlowWriter::passOrigins(const File& file, const Expr& call)
{
    bool grew = false;
    if (call.a == noIndex)
        return false;
    if (const StringId name = m_exprOrigin[file.global(call.a)]; name != 0)
        grew = passCallbackTypes(file, call, entry(file, name));
    for (const Value& callee : m_solver.values(file.global(call.a))) {
        if (callee.kind != ValueKind::Function)
            continue;
        const ProgramFile& other = m_program.files[m_program.fileOfDefinition(callee.id)];
        const Definition& definition = m_program.definition(callee.id);
        const quint32 offset = firstArgumentOffset(file, call, { callee, false });
        for (quint32 i = 0; i < call.count; ++i) {
            const Argument& argument = file.source->facts.arguments[call.b + i];
            const StringId origin = argument.expr == noIndex ? 0 : m_exprOrigin[file.global(argument.expr)];
            const quint32 binding = origin == 0 ? noIndex : parameterOf(other, definition, argument, i + offset);
            if (binding != noIndex)
                grew = giveOrigin(m_bindingOrigin[other.firstBinding + binding], origin) || grew;
        }
    }
    return grew;
}

} // namespace Foreguest
