// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/flowwriter.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr quint32 mostRounds = 4;
constexpr size_t longestName = 1024;
constexpr int deepestAlias = 8;

/// Whether a value is called by the number of a definition.
bool isOfDefinition(const Value& value)
{
    return value.kind == ValueKind::Function || value.kind == ValueKind::Class || value.kind == ValueKind::Instance
        || value.kind == ValueKind::Declared || value.kind == ValueKind::Method;
}
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

/// Which variables of other modules a file's imports name; returns whether that is something else than before.
bool FlowWriter::aliasesOf(const ProgramFile& file)
{
    std::vector<quint32> named(file.bindingRoom, noIndex);
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
            named[target.a] = m_program.files[from].firstBinding + binding;
    }
    const auto place = m_namedBy.begin() + file.firstBinding;
    const bool isSame = std::equal(named.begin(), named.end(), place);
    std::copy(named.begin(), named.end(), place);
    return !isSame;
}

/// An imported variable is the one of its module.
void FlowWriter::closeAliases()
{
    m_aliasOf = m_namedBy;
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
    if (m_keepsTimes)
        m_givenBy.assign(m_program.files.size(), {});
    m_givenAt.clear();
    bool grew = true;
    for (m_rounds = 0; m_rounds < mostRounds && grew; ++m_rounds) {
        grew = false;
        for (quint32 f = 0; f < m_program.files.size(); ++f) {
            m_time = m_rounds * quint32(m_program.files.size()) + f;
            findOriginsIn(f, grew);
        }
    }
}

void FlowWriter::findOriginsIn(quint32 f, bool& grew)
{
    File file;
    file.index = f;
    file.source = &m_program.files[f];
    file.rules = &file.source->language->rules;
    file.catalogue = m_catalogueOf[f];
    grew = (!m_catalogues[file.catalogue]->isEmpty() && originsOf(file)) || grew;
}

/// Looks at these files alone again, at each time with what the others had given by then. Returns whether they give
/// what they gave, so that nothing has changed for the others.
bool FlowWriter::confirmOrigins(const std::vector<quint32>& files)
{
    m_isConfirming = true;
    m_isRefuted = false;
    for (const quint32 f : files) {
        const ProgramFile& file = m_program.files[f];
        std::fill_n(m_exprOrigin.begin() + file.firstExpr, file.exprRoom, 0);
    }
    bool grew = false;
    for (quint32 round = 0; round < m_rounds && !m_isRefuted; ++round) {
        for (const quint32 f : files) {
            m_time = round * quint32(m_program.files.size()) + f;
            m_confirmed.clear();
            findOriginsIn(f, grew);
            const auto given = size_t(std::count_if(
                m_givenBy[f].begin(), m_givenBy[f].end(), [&](const auto& entry) { return entry.first == m_time; }));
            m_isRefuted = m_isRefuted || given != m_confirmed.size();
        }
    }
    m_isConfirming = false;
    return !m_isRefuted;
}

/// Gives what findOrigins() has found its place among the program's texts.
void FlowWriter::takeOrigins()
{
    if (m_texts != &m_own) {
        m_fieldOrigin.clear();
        m_namedBy = {};
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

/// The first origin holds.
bool FlowWriter::giveOrigin(OriginOf kind, quint64 of, StringId origin)
{
    if (origin == 0)
        return false;
    const quint64 place = placeOf(kind, of);
    bool isNew = false;
    if (kind == OriginOf::Field) {
        const auto [known, isFirst]
            = m_isConfirming ? std::pair(m_fieldOrigin.find(of), false) : m_fieldOrigin.emplace(of, origin);
        if (m_isConfirming)
            return confirmOrigin(place, known, origin);
        isNew = isFirst;
    } else {
        StringId& known = kind == OriginOf::Binding ? m_bindingOrigin[of] : m_returnOrigin[of];
        if (m_isConfirming)
            return confirmOrigin(place, known, origin);
        isNew = known == 0;
        known = isNew ? origin : known;
    }
    if (isNew && m_keepsTimes) {
        m_givenAt.assign(place, m_time);
        m_givenBy[m_time % m_program.files.size()].emplace_back(m_time, place);
    }
    return isNew;
}

bool FlowWriter::confirmOrigin(quint64 place, StringId known, StringId origin)
{
    const quint32 time = m_givenAt.find(place);
    if (time == m_time && known == origin)
        m_confirmed.insert(place);
    else if (time == noIndex || time > m_time || (time == m_time && !m_confirmed.contains(place)))
        m_isRefuted = true;
    return false;
}

/// 0 for none.
StringId FlowWriter::originAt(OriginOf kind, quint64 of) const
{
    if (m_isConfirming) {
        const quint64 place = placeOf(kind, of);
        const quint32 time = m_givenAt.find(place);
        if (time == noIndex || time > m_time || (time == m_time && !m_confirmed.contains(place)))
            return 0;
    }
    if (kind == OriginOf::Field) {
        const StringId known = m_fieldOrigin.find(of);
        return known == noIndex ? 0 : known;
    }
    return kind == OriginOf::Binding ? m_bindingOrigin[of] : m_returnOrigin[of];
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
            grew = giveOrigin(OriginOf::Binding, file.source->firstBinding + target.a, origin) || grew;
        } else if (target.kind == ExprKind::Member && target.a != noIndex) {
            for (const Value& owner : m_solver.values(file.global(target.a))) {
                if (isOfDefinition(owner))
                    grew = giveOrigin(OriginOf::Field, quint64(owner.id) << 32 | target.text, origin) || grew;
            }
        }
    }
    for (const ReturnFact& fact : facts.returns)
        grew = giveOrigin(OriginOf::Return, file.source->firstDefinition + fact.definition,
                   m_exprOrigin[file.global(fact.expr)])
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
        return expr.a == noIndex ? expr.text : originAt(OriginOf::Binding, file.source->firstBinding + expr.a);
    if (expr.kind != ExprKind::Member)
        return part(expr.a);
    if (expr.a != noIndex) {
        for (const Value& owner : m_solver.values(file.global(expr.a))) {
            if (owner.kind != ValueKind::Instance && owner.kind != ValueKind::Declared)
                continue;
            if (const StringId known = originAt(OriginOf::Field, quint64(owner.id) << 32 | expr.text); known != 0)
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
            return originAt(OriginOf::Return, callee.id);
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
                grew = giveOrigin(OriginOf::Binding, parameter, m_texts->add(type)) || grew;
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
                grew = giveOrigin(OriginOf::Binding, other.firstBinding + binding, origin) || grew;
        }
    }
    return grew;
}

} // namespace Foreguest
