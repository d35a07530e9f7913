// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

namespace Foreguest {

/// `value as T`
void FactWalker::closeAscription(Pieces pieces, Piece& result)
{
    if (pieces.empty())
        return;
    const quint32 value = exprOf(pieces.front());
    const quint32 type = pieces.size() > 1 ? exprOf(pieces.back()) : noIndex;
    if (type == noIndex) {
        result.expr = value;
        return;
    }
    result.expr = addExpr(ExprKind::Typed, value, 0, result.line);
    m_facts.exprs[result.expr].b = type;
}

/// `T[]`: a list of which the elements are any of that type.
void FactWalker::closeListType(const Frame& frame, Pieces pieces, Piece& result)
{
    const quint32 type = pieces.empty() ? noIndex : exprOf(pieces.back());
    if (type == noIndex)
        return;
    const quint32 element = addExpr(ExprKind::Typed, noIndex, 0, frame.line);
    m_facts.exprs[element].b = type;
    result.expr = addSequence(element, frame);
}

/// `Map<K, T>` holds values of the type that the language's data name.
void FactWalker::closeGenericType(const Frame& frame, Pieces pieces, Piece& result)
{
    const Piece* name = find(pieces, Slot::Name);
    const Piece* arguments = pieces.empty() ? nullptr : &pieces.back();
    if (!name)
        return;
    result.expr = exprOf(*name);
    const auto known = m_rules.elementTypes.find(std::string(slice(name->start, name->end)));
    const bool isKnown = known != m_rules.elementTypes.end() && arguments->kind->role == Role::Arguments
        && quint32(known->second.second) < arguments->count;
    const quint32 type = isKnown ? m_facts.arguments[arguments->first + quint32(known->second.second)].expr : noIndex;
    if (type == noIndex)
        return;
    const quint32 element = addExpr(ExprKind::Typed, noIndex, 0, frame.line);
    m_facts.exprs[element].b = type;
    const bool isPromise = known->second.first == m_rules.promiseType;
    result.expr = addExpr(ExprKind::Object, noIndex, m_facts.strings.add(known->second.first), frame.line);
    m_facts.exprs[result.expr].b = quint32(m_facts.arguments.size());
    m_facts.exprs[result.expr].count = 1;
    m_facts.arguments.push_back({ isPromise ? m_facts.strings.add(hiddenName("promised")) : 0, element });
}

} // namespace Foreguest
