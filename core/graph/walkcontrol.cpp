// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr quint32 deepestScope = 200;
constexpr uint32_t mostClauses = 16;
} // namespace

quint32 FactWalker::addLoop(LoopKind kind, quint32 line, quint32 endLine)
{
    LoopFact loop;
    loop.line = line;
    loop.endLine = endLine;
    loop.parent = body().loop;
    loop.kind = kind;
    bodyFacts().loops.push_back(loop);
    body().loop = quint32(bodyFacts().loops.size()) - 1;
    body().loops.push_back({ body().loop, false, {}, {} });
    return body().loop;
}

void FactWalker::openControl(Frame& frame, TSNode node)
{
    const Role role = frame.kind->role;
    const bool isCondition = role == Role::If || role == Role::While || role == Role::Switch || role == Role::Case;
    const bool makesScope = (m_rules.conditionScopes && isCondition)
        || (m_rules.blockScopes
            && (role == Role::Block || role == Role::ForEach || role == Role::Counted || role == Role::Catch));
    // A namespace's block is the namespace.
    const bool isNamespace = !m_frames.empty() && m_frames.back().kind->role == Role::Namespace;
    if (makesScope && !isNamespace && m_scopeDepth < deepestScope && !m_facts.scopes[m_scope].isClass) {
        frame.outerScope = m_scope;
        m_scope = openScope(currentDefinition(), false);
        ++m_scopeDepth;
    }
    switch (role) {
    case Role::Block:
        m_awaitingParameters = noIndex;
        break;
    case Role::Switch:
        if (frame.kind->flags & BreakableKind) {
            body().loops.push_back({});
            frame.aux = 1;
        }
        break;
    case Role::ForEach:
    case Role::Counted:
    case Role::While:
    case Role::DoWhile: {
        const LoopKind kind = role == Role::ForEach ? LoopKind::ForEach
            : role == Role::Counted                 ? LoopKind::Counted
            : role == Role::While                   ? LoopKind::While
                                                    : LoopKind::DoWhile;
        frame.index = addLoop(kind, frame.line, frame.endLine);
        break;
    }
    case Role::Comprehension:
        openComprehension(frame, node);
        break;
    case Role::ComprehensionClause:
        if (!m_frames.empty() && m_frames.back().kind->role == Role::Comprehension
            && m_frames.back().aux < m_frames.back().token) {
            // The clause's own iterable runs outside of its loop.
            frame.index = m_frames.back().index + m_frames.back().aux;
            frame.aux = body().loop;
            body().loop = bodyFacts().loops[frame.index].parent;
            ++m_frames.back().aux;
        }
        break;
    default:
        break;
    }
}

/// The loops of a comprehension are opened before its body, which stands in front of them.
void FactWalker::openComprehension(Frame& frame, TSNode node)
{
    const uint32_t children = std::min(ts_node_named_child_count(node), mostClauses);
    for (uint32_t i = 0; i < children; ++i) {
        if (m_language.kind(ts_node_symbol(ts_node_named_child(node, i))).role != Role::ComprehensionClause)
            continue;
        const quint32 loop = addLoop(LoopKind::Comprehension, frame.line, frame.endLine);
        if (frame.index == noIndex)
            frame.index = loop;
        ++frame.token;
    }
}

void FactWalker::closeControl(Frame& frame, Pieces pieces, Piece& result)
{
    const Role role = frame.kind->role;
    if (role == Role::If || role == Role::ElseIf || role == Role::While)
        askTruth(pieces);
    switch (role) {
    case Role::Block:
        if (m_rules.lastIsReturned && !pieces.empty())
            result.expr = exprOf(pieces.back());
        valueOfBlock(frame, pieces, result);
        break;
    case Role::ForEach:
    case Role::Counted:
    case Role::While:
    case Role::DoWhile:
        closeLoop(frame, pieces);
        break;
    case Role::ComprehensionClause: {
        if (frame.index == noIndex)
            break;
        closeForEach(find(pieces, Slot::Left), find(pieces, Slot::Right), bodyFacts().loops[frame.index], true,
            frame.line, frame);
        body().loop = frame.aux;
        break;
    }
    case Role::Comprehension:
        closeComprehension(frame, pieces, result);
        break;
    case Role::Switch:
        if (frame.aux)
            body().loops.pop_back();
        valueOfBlock(frame, pieces, result);
        break;
    case Role::If:
    case Role::Else:
        valueOfBlock(frame, pieces, result);
        break;
    case Role::Case:
        closeArm(frame, pieces, result);
        closeCase(pieces);
        break;
    case Role::Break: {
        // With a label it may leave several loops.
        noteExit(!pieces.empty());
        break;
    }
    case Role::Goto:
        noteExit(true);
        break;
    case Role::Return:
        if (!pieces.empty()) {
            if (const quint32 expr = exprOf(pieces.back()); expr != noIndex)
                m_facts.returns.push_back({ body().definition, expr });
        }
        noteExit(true);
        break;
    case Role::Throw:
        if (m_rules.catchesValues && !pieces.empty())
            addFlow(thrownExpr(frame.line), exprOf(pieces.back()), frame.line);
        closeThrow(pieces, frame.line);
        noteExit(true);
        break;
    case Role::Yield:
        closeYield(frame, pieces, result);
        break;
    case Role::Catch:
        closeCatch(pieces);
        if (const Piece* name = find(pieces, Slot::Alias); name && (name->flags & HasName))
            declare(m_rules.blockScopes ? m_scope : functionScope(), name->name, BindingKind::Variable, name->line);
        if (const Piece* caught = find(pieces, Slot::Alias); caught && m_rules.catchesValues) {
            const quint32 target = exprOf(*caught);
            if (target != noIndex)
                declareTargets(target, m_scope, BindingKind::Variable);
            // Its name is looked up from inside its block.
            if (target != noIndex)
                addFlow(target, thrownExpr(frame.line), frame.line);
        }
        break;
    default:
        break;
    }
}

void FactWalker::closeComprehension(Frame& frame, Pieces pieces, Piece& result)
{
    const quint32 outer = frame.index == noIndex ? body().loop : bodyFacts().loops[frame.index].parent;
    const LoopFact* only = frame.token == 1 ? &bodyFacts().loops[frame.index] : nullptr;
    const bool isFiltered = std::any_of(pieces.begin(), pieces.end(),
        [](const Piece& piece) { return piece.kind->role == Role::ComprehensionCondition; });
    const qint64 count = only && !isFiltered ? only->constantTrips : -1;
    for (int i = 0; i < frame.token; ++i)
        body().loops.pop_back();
    body().loop = outer;
    result.token = 0;
    if (frame.kind->type.empty())
        return;
    if (frame.kind->flags & ComprehensionListKind)
        noteAllocation(AllocationKind::List, count, frame.start, frame.end, frame.line);
    const Piece* element = find(pieces, Slot::Body);
    const bool isKeyed = element && element->kind->role == Role::Pair && element->type != noIndex;
    result.expr = addSequence(element && !isKeyed ? exprOf(*element) : noIndex, frame);
    if (!isKeyed)
        return;
    const quint32 target = addExpr(ExprKind::Subscript, result.expr, 0, frame.line);
    m_facts.exprs[target].b = element->type;
    addFlow(target, element->expr, frame.line);
}

/// A value that holds any number of `element`.
quint32 FactWalker::addSequence(quint32 element, const Frame& frame)
{
    const quint32 sequence = addExpr(ExprKind::Object, noIndex, m_facts.strings.add(frame.kind->type), frame.line);
    m_facts.exprs[sequence].b = quint32(m_facts.arguments.size());
    m_facts.exprs[sequence].count = 1;
    m_facts.arguments.push_back({ 0, element });
    return sequence;
}

/// Where what a file throws meets its handlers: which one gets what is not followed.
quint32 FactWalker::thrownExpr(quint32 line)
{
    const StringId name = m_facts.strings.add(hiddenName("thrown"));
    declare(0, name, BindingKind::Parameter, line);
    return nameExpr(name, line);
}

/// Who iterates over a generator gets what it yields.
void FactWalker::closeYield(Frame& frame, Pieces pieces, Piece& result)
{
    bodyFacts().isGenerator = true;
    if (body().sequence == noIndex) {
        body().sequence = addExpr(ExprKind::Object, noIndex, m_facts.strings.add(frame.kind->type), frame.line);
        m_facts.exprs[body().sequence].b = 0;
        m_facts.returns.push_back({ body().definition, body().sequence });
    }
    bool takesReturned = false;
    if (!pieces.empty()) {
        // `yield*` and `yield from` hand on what another one yields.
        constexpr std::string_view keyword = "yield";
        const std::string_view text = slice(frame.start, std::min(frame.end, frame.start + 16));
        const bool delegates = m_language.kind(frame.token).operatorClass == OperatorClass::Multiply
            || (text.starts_with(keyword)
                && text.find("from ", keyword.size()) == text.find_first_not_of(' ', keyword.size()));
        const quint32 value = exprOf(pieces.back());
        const quint32 element
            = delegates && value != noIndex ? addExpr(ExprKind::Iterate, value, 0, frame.line) : value;
        addFlow(addExpr(ExprKind::Subscript, body().sequence, 0, frame.line), element, frame.line);
        takesReturned = delegates && m_rules.textValues;
        result.expr = value;
    }
    // What the other one returns is among what calling it gives.
    if (takesReturned)
        return;
    result.expr = addExpr(ExprKind::Subscript, body().sequence, m_facts.strings.add(hiddenName("sent")), frame.line);
}

} // namespace Foreguest
