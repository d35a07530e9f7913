// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr quint32 mostElements = 256;
/// Lists between a case and its `switch`.
constexpr size_t mostLists = 3;
} // namespace

void FactWalker::closeValue(Frame& frame, Pieces pieces, Piece& result)
{
    switch (frame.kind->role) {
    case Role::Tuple:
        closeTuple(frame, pieces, result);
        break;
    case Role::Elements:
        closeElements(frame, pieces, result);
        break;
    case Role::Composite:
        closeComposite(frame, pieces, result);
        break;
    case Role::Assertion: {
        const Piece* type = find(pieces, Slot::Type);
        const Piece* operand = find(pieces, Slot::Object);
        const quint32 typeExpr = type ? exprOf(*type) : noIndex;
        const quint32 value = operand ? exprOf(*operand) : noIndex;
        result.expr = typeExpr == noIndex ? value : addExpr(ExprKind::Assertion, typeExpr, 0, frame.line);
        if (typeExpr != noIndex)
            m_facts.exprs[result.expr].b = value;
        break;
    }
    case Role::Send:
        closeSend(frame, pieces);
        break;
    case Role::VariantPattern:
        closeVariantPattern(frame, pieces, result);
        break;
    case Role::Unwrap:
        if (const quint32 whole = pieces.empty() ? noIndex : exprOf(pieces.back()); whole != noIndex)
            result.expr = addExpr(ExprKind::Subscript, whole, m_facts.strings.add(unwrappedName()), frame.line);
        break;
    default:
        break;
    }
}

void FactWalker::closeTuple(Frame& frame, Pieces pieces, Piece& result)
{
    if (pieces.size() == 1) {
        const Slot slot = result.slot;
        result = pieces.front();
        result.expr = exprOf(pieces.front());
        result.slot = slot;
    } else if (frame.slot == Slot::Left || frame.slot == Slot::Alias) {
        closePattern(pieces, result);
    } else {
        closeCollection(frame, pieces, result);
    }
}

/// Elements of a value whose type stands outside: they are stored in what the composite around them makes of them.
void FactWalker::closeElements(Frame& frame, Pieces pieces, Piece& result)
{
    const quint32 whole = addExpr(ExprKind::Either, noIndex, 0, frame.line);
    result.expr = whole;
    quint32 position = 0;
    for (const Piece& piece : pieces) {
        const bool isNamed = piece.kind->role == Role::Pair || piece.kind->role == Role::Key;
        if (position++ >= mostElements)
            break;
        const quint32 value = exprOf(piece);
        if (value == noIndex)
            continue;
        if (piece.kind->role == Role::Elements) {
            // A value of the element's type, which is not written again.
            m_facts.exprs[value].kind = ExprKind::Subscript;
            m_facts.exprs[value].a = whole;
            continue;
        }
        const StringId key = isNamed ? piece.name : m_facts.strings.add(std::to_string(position - 1));
        if (piece.kind->role == Role::Pair && piece.first == elementsMark) {
            m_facts.exprs[value].kind = ExprKind::Subscript;
            m_facts.exprs[value].a = whole;
            continue;
        }
        addFlow(addExpr(ExprKind::Subscript, whole, key, piece.line), value, piece.line);
    }
}

/// `T{…}` makes a T.
void FactWalker::closeComposite(Frame& frame, Pieces pieces, Piece& result)
{
    const Piece* type = find(pieces, Slot::Type);
    const Piece* elements = find(pieces, Slot::Body);
    if (!type)
        return;
    result.expr = addExpr(ExprKind::New, exprOf(*type), 0, frame.line);
    if (m_facts.exprs[result.expr].a != noIndex)
        m_facts.callSites.push_back({ body().definition, noIndex, result.expr, frame.line });
    if (elements && elements->expr != noIndex && m_facts.exprs[elements->expr].kind == ExprKind::Either)
        m_facts.exprs[elements->expr].a = result.expr;
}

/// Who receives from the channel gets what was sent.
void FactWalker::closeSend(Frame& frame, Pieces pieces)
{
    const Piece* channel = find(pieces, Slot::Object);
    const Piece* value = find(pieces, Slot::Value);
    const quint32 target = channel ? exprOf(*channel) : noIndex;
    if (target != noIndex && value)
        addFlow(addExpr(ExprKind::Subscript, target, 0, frame.line), exprOf(*value), frame.line);
}

/// `Some(x)`, `Shape::Circle(r)`, `Point { x, y: other }`.
void FactWalker::closeVariantPattern(Frame& frame, Pieces pieces, Piece& result)
{
    const Piece* type = find(pieces, Slot::Type);
    const StringId variant = type ? type->name : 0;
    const std::string name(m_facts.strings.stdView(variant));
    const auto known = m_rules.prelude.find(name);
    const bool isTransparent = known != m_rules.prelude.end() && m_rules.transparentCalls.contains(known->second);
    std::vector<Argument> parts;
    quint32 position = 0;
    for (const Piece& piece : pieces) {
        if (&piece == type || piece.kind->role == Role::Constant)
            continue;
        const StringId key = piece.kind->role == Role::PatternPair || piece.kind->role == Role::Key
            ? piece.name
            : m_facts.strings.add(name + "." + std::to_string(position));
        ++position;
        if (isTransparent) {
            const Slot slot = result.slot;
            result = piece;
            result.expr = patternTarget(piece);
            result.slot = slot;
            return;
        }
        quint32 target = patternTarget(piece);
        if (target == noIndex && piece.kind->role == Role::PatternPair)
            target = nameExpr(piece.name, piece.line);
        if (target != noIndex)
            parts.push_back({ key, target });
    }
    result.expr = addExpr(ExprKind::Pattern, noIndex, 0, frame.line);
    m_facts.exprs[result.expr].b = quint32(m_facts.arguments.size());
    m_facts.exprs[result.expr].count = quint32(parts.size());
    m_facts.arguments.insert(m_facts.arguments.end(), parts.begin(), parts.end());
}

/// What a pattern gives a value to; a capitalised name is a constant to compare with.
quint32 FactWalker::patternTarget(const Piece& piece)
{
    if (piece.expr != noIndex) {
        const ExprKind kind = m_facts.exprs[piece.expr].kind;
        return kind == ExprKind::Pattern || kind == ExprKind::Name ? piece.expr : noIndex;
    }
    const std::string_view text = m_facts.strings.stdView(piece.name);
    const bool isConstant = text.empty() || (text.front() >= 'A' && text.front() <= 'Z');
    return (piece.flags & HasName) && !isConstant ? nameExpr(piece.name, piece.line) : noIndex;
}

/// The case of a `switch` on types sees the value as what the case says; a pattern takes it apart.
void FactWalker::closeArm(Frame& frame, Pieces pieces, Piece& result)
{
    if (const Piece* value = find(pieces, Slot::Consequence); value && m_rules.blocksHaveValues)
        result.expr = exprOf(*value);
    if (!m_rules.conditionScopes)
        return;
    const Frame* outer = nullptr;
    for (size_t i = 0; i < std::min(m_frames.size(), mostLists) && !outer; ++i) {
        if (const Frame& candidate = m_frames[m_frames.size() - 1 - i]; candidate.kind->role == Role::Switch)
            outer = &candidate;
    }
    if (!outer)
        return;
    const Pieces own(m_pieces.begin() + outer->firstPiece, m_pieces.begin() + frame.firstPiece);
    const Piece* matched = find(own, Slot::Value);
    const Piece* alias = find(own, Slot::Alias);
    if (!matched)
        return;
    const quint32 value = exprOf(*matched);
    if (const Piece* pattern = find(pieces, Slot::Left)) {
        const quint32 target = patternTarget(*pattern);
        if (target != noIndex) {
            declareTargets(target, m_scope, BindingKind::Variable);
            addFlow(target, value, frame.line);
        }
        return;
    }
    if (!alias || !(alias->flags & HasName))
        return;
    const auto isType = [](const Piece& piece) { return piece.slot == Slot::Type; };
    const bool isOne = std::count_if(pieces.begin(), pieces.end(), isType) == 1;
    const quint32 type = isOne ? exprOf(*find(pieces, Slot::Type)) : noIndex;
    declare(m_scope, alias->name, BindingKind::Variable, frame.line);
    quint32 seen = value;
    if (type != noIndex) {
        seen = addExpr(ExprKind::Assertion, type, 0, frame.line);
        m_facts.exprs[seen].b = value;
    }
    addFlow(nameExpr(alias->name, frame.line), seen, frame.line);
}

/// `a + b` runs a method of a's type, where it has one for that.
void FactWalker::closeOperatorCall(const Piece& left, const Piece* right, const Frame& frame, Piece& result)
{
    std::string token = frame.kind->role == Role::Subscript
        ? "[]"
        : std::string(ts_language_symbol_name(m_language.grammar, frame.token));
    if (!right)
        token.insert(0, "unary ");
    const auto method = m_rules.operatorMethods.find(token);
    const Role role = left.kind ? left.kind->role : Role::None;
    if (method == m_rules.operatorMethods.end() || role == Role::Number || role == Role::String
        || role == Role::Constant)
        return;
    const quint32 object = exprOf(left);
    if (object == noIndex)
        return;
    const quint32 argument = right ? exprOf(*right) : noIndex;
    const quint32 callee = addExpr(ExprKind::Member, object, m_facts.strings.add(method->second), frame.line);
    m_facts.exprs[callee].isCallee = true;
    const quint32 call = addExpr(ExprKind::Call, callee, 0, frame.line);
    if (right) {
        m_facts.exprs[call].b = quint32(m_facts.arguments.size());
        m_facts.exprs[call].count = 1;
        m_facts.arguments.push_back({ 0, argument });
    }
    m_facts.callSites.push_back({ body().definition, noIndex, call, frame.line });
    result.expr = result.expr == noIndex || m_facts.exprs[result.expr].kind == ExprKind::Unknown
        ? call
        : anyOf({ result.expr, call }, frame.line);
}

/// Where blocks have values: that of the last expression, of either branch, of any case.
void FactWalker::valueOfBlock(Frame& frame, Pieces pieces, Piece& result)
{
    if (!m_rules.blocksHaveValues || pieces.empty())
        return;
    const Role role = frame.kind->role;
    if (role == Role::Block) {
        const Piece& last = pieces.back();
        const Role kind = last.kind->role;
        const bool isItem = (kind == Role::Function && !(last.kind->flags & LambdaKind)) || kind == Role::Class;
        const bool isStatement = slice(last.end, frame.end).find(';') != std::string_view::npos
            || (last.end > last.start && m_text[last.end - 1] == ';');
        if (!isItem && !isStatement)
            result.expr = exprOf(last);
        return;
    }
    std::vector<quint32> values;
    for (const Piece& piece : pieces) {
        const bool isBranch = role == Role::Else || piece.slot == Slot::Consequence || piece.slot == Slot::Alternative
            || (role == Role::Switch && piece.kind->role == Role::Case);
        if (isBranch)
            values.push_back(piece.expr);
    }
    result.expr = anyOf(values, frame.line);
}

/// `var a, b = f()`.
void FactWalker::initialise(const std::vector<const Piece*>& names, const Piece& value, quint32 line)
{
    if (names.size() == 1) {
        assign(*names.front(), value, line, false, m_scope);
        return;
    }
    std::vector<Argument> parts;
    parts.reserve(names.size());
    for (const Piece* name : names)
        parts.push_back({ m_facts.strings.add(std::to_string(parts.size())), exprOf(*name) });
    const quint32 pattern = addExpr(ExprKind::Pattern, noIndex, 0, line);
    m_facts.exprs[pattern].b = quint32(m_facts.arguments.size());
    m_facts.exprs[pattern].count = quint32(parts.size());
    m_facts.arguments.insert(m_facts.arguments.end(), parts.begin(), parts.end());
    addFlow(pattern, exprOf(value), line);
}

/// A field without a name: its type's members are the class's own, and it is called like its type.
void FactWalker::embed(const Piece& type, Piece& result)
{
    const quint32 typeExpr = exprOf(type);
    if (typeExpr == noIndex)
        return;
    result.slot = Slot::Bases;
    result.expr = typeExpr;
    quint32 named = typeExpr;
    while (m_facts.exprs[named].kind == ExprKind::Applied && m_facts.exprs[named].a != noIndex)
        named = m_facts.exprs[named].a;
    const StringId name = m_facts.exprs[named].text;
    if (name == 0)
        return;
    declare(m_scope, name, BindingKind::Variable, type.line);
    // The type's name is looked for outside of the class, where the field is not.
    if (m_facts.exprs[named].kind == ExprKind::Name)
        m_facts.exprs[named].scope = m_facts.scopes[m_scope].parent;
    addFlow(nameExpr(name, type.line), addExpr(ExprKind::InstanceOf, typeExpr, 0, type.line), type.line);
}

} // namespace Foreguest
