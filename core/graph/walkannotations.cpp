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
    if (!name || !arguments)
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

void FactWalker::closeDecorated(Pieces pieces, Piece& result)
{
    size_t first = 0;
    for (size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        if (piece.kind->role == Role::Decorator)
            continue;
        const bool isDefinition = piece.kind->role == Role::Function || piece.kind->role == Role::Class;
        if (isDefinition && piece.expr != noIndex) {
            decorate(pieces.subspan(first, i - first), piece);
            result.expr = piece.expr;
            result.name = piece.name;
        }
        first = i + 1;
    }
}

/// Applying a decorator is a call of it, innermost first; the name then holds what it returns.
void FactWalker::decorate(Pieces pieces, const Piece& definition)
{
    quint32 inner = definition.expr;
    Definition& subject = m_facts.definitions[definition.count];
    for (const Piece& piece : pieces) {
        if (piece.kind->role != Role::Decorator || piece.expr == noIndex)
            continue;
        if (subject.decoratorCount++ == 0)
            subject.firstDecorator = quint32(m_facts.arguments.size());
        m_facts.arguments.push_back({ 0, piece.expr });
    }
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
        if (piece->kind->role != Role::Decorator || piece->expr == noIndex)
            continue;
        const std::string name(m_facts.strings.stdView(piece->name));
        auto flag = m_rules.decoratorFlags.find(name);
        if (flag == m_rules.decoratorFlags.end() && name.rfind('.') != std::string::npos)
            flag = m_rules.decoratorFlags.find(name.substr(name.rfind('.')));
        if (flag != m_rules.decoratorFlags.end())
            m_facts.definitions[definition.count].flags |= flag->second;
        const auto first = quint32(m_facts.arguments.size());
        m_facts.arguments.push_back({ 0, inner });
        const quint32 call = addExpr(ExprKind::Call, piece->expr, 0, piece->line);
        m_facts.exprs[call].b = first;
        m_facts.exprs[call].count = 1;
        noteCall(*piece, nullptr, call, piece->line);
        const quint32 decorated = addExpr(ExprKind::Decorated, call, 0, piece->line);
        m_facts.exprs[decorated].b = inner;
        inner = decorated;
    }
    if (const auto flow = m_flowOf.find(definition.count); inner != definition.expr && flow != m_flowOf.end())
        m_facts.flows[flow->second].value = inner;
}

} // namespace Foreguest
