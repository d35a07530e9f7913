// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

/// Calls a member that the source doesn't spell out.
void FactWalker::lifetimeCall(quint32 object, std::string_view what, quint32 line)
{
    const quint32 member = addExpr(ExprKind::Member, object, m_facts.strings.add(what), line);
    m_facts.exprs[member].isCallee = true;
    const quint32 call = addExpr(ExprKind::Call, member, 0, line);
    m_facts.callSites.push_back({ body().definition, noIndex, call, line, m_condition, noIndex });
}

void FactWalker::endObject(quint32 object, quint32 line)
{
    if (object != noIndex && !m_rules.destructorPrefix.empty())
        lifetimeCall(object, endName, line);
}

/// A variable of a function that holds an object itself ends it with its block.
void FactWalker::endVariable(const Piece& declarator, quint32 type)
{
    const bool isLocal
        = m_facts.definitions[currentDefinition()].kind == DefinitionKind::Function && !m_facts.scopes[m_scope].isClass;
    if (m_rules.destructorPrefix.empty() || type == noIndex || !isLocal || (declarator.flags & PointerShape))
        return;
    endObject(nameExpr(declarator.name, declarator.line), declarator.line);
}

/// The last part of a type's name, without template arguments.
StringId FactWalker::lastName(quint32 expr) const
{
    while (expr != noIndex && m_facts.exprs[expr].kind == ExprKind::Applied)
        expr = m_facts.exprs[expr].a;
    const bool isNamed = expr != noIndex
        && (m_facts.exprs[expr].kind == ExprKind::Name || m_facts.exprs[expr].kind == ExprKind::Member);
    return isNamed ? m_facts.exprs[expr].text : 0;
}

/// The bases of a class that is whole or still open.
std::vector<quint32> FactWalker::basesOf(quint32 classDefinition) const
{
    const Definition& definition = m_facts.definitions[classDefinition];
    std::vector<quint32> bases;
    const auto take = [&](quint32 first, quint32 count) {
        for (quint32 i = 0; i < count; ++i)
            bases.push_back(m_facts.arguments[first + i].expr);
    };
    take(definition.firstBase, definition.baseCount);
    for (const Frame& frame : m_frames) {
        if (frame.kind->role != Role::Class || frame.index != classDefinition || !frame.opened)
            continue;
        for (size_t i = frame.firstPiece; i < m_pieces.size(); ++i) {
            if (m_pieces[i].slot != Slot::Bases && m_pieces[i].kind->role != Role::Bases)
                continue;
            if (m_pieces[i].first != noIndex)
                take(m_pieces[i].first, m_pieces[i].count);
            break;
        }
    }
    std::erase(bases, noIndex);
    return bases;
}

/// A constructor first runs those of the bases that it does not name itself, a destructor at its end those of all.
void FactWalker::chainBases(const Frame& frame)
{
    if (m_rules.destructorPrefix.empty())
        return;
    const Definition& function = m_facts.definitions[frame.index];
    const Definition& around = m_facts.definitions[m_facts.scopes[function.outerScope].definition];
    const bool isInClass = m_facts.scopes[function.outerScope].isClass;
    const StringId className = isInClass ? around.name : lastName(function.qualifier);
    const bool isEnd = m_facts.strings.stdView(function.name).starts_with(m_rules.destructorPrefix);
    if (className == 0 || (!isEnd && function.name != className))
        return;
    const auto named = m_initialised.find(frame.index);
    const auto isNamed = [&](StringId name) {
        return named != m_initialised.end()
            && std::find(named->second.begin(), named->second.end(), name) != named->second.end();
    };
    // It leaves that to another constructor.
    if (!isEnd && isNamed(className))
        return;
    quint32 owner = isInClass ? m_facts.scopes[function.outerScope].definition : noIndex;
    for (quint32 i = 0; i < m_facts.definitions.size() && owner == noIndex; ++i) {
        if (m_facts.definitions[i].kind == DefinitionKind::Class && m_facts.definitions[i].name == className)
            owner = i;
    }
    const std::string_view what = isEnd ? endName : beginName;
    if (owner == noIndex) {
        // The class stands in another file: its bases are not known here.
        if (isEnd || named == m_initialised.end())
            lifetimeCall(addExpr(ExprKind::Super, frame.index, 0, frame.line), what, frame.line);
        return;
    }
    for (const quint32 base : basesOf(owner)) {
        if (isEnd || !isNamed(lastName(base)))
            lifetimeCall(base, what, frame.line);
    }
}

} // namespace Foreguest
