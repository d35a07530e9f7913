// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

/// A name in capitals that is assigned once stands for its literal.
void FactWalker::noteConstant(StringId name, const Piece& value)
{
    const std::string_view text = m_facts.strings.stdView(name);
    const bool isConstantName = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (const auto known = m_constants.find(name); known != m_constants.end())
        known->second.second = false;
    else if (isConstantName)
        m_constants.emplace(name, std::pair(value.constant, bool(value.flags & HasConstant)));
}

void FactWalker::assign(const Piece& target, const Piece& value, quint32 line, bool declares, quint32 scope)
{
    if (target.flags & HasName) {
        LoopStep step = LoopStep::Unknown;
        if (value.flags & Halves)
            step = LoopStep::Multiplicative;
        else if (value.flags & (Scales | Steps))
            step = (value.flags & Scales) ? LoopStep::Multiplicative : LoopStep::Additive;
        noteUpdate(target.name, step);
        if ((value.flags & Halves) && !body().loops.empty())
            body().loops.back().halved.push_back(target.name);
        noteConstant(target.name, value);
    }
    const quint32 targetExpr = exprOf(target);
    if (targetExpr == noIndex)
        return;
    if (declares)
        declareTargets(targetExpr, scope, BindingKind::Variable);
    const quint32 valueExpr = exprOf(value);
    // `x := x` gives an outer variable's value to a new one.
    if (declares && valueExpr != noIndex && scope != functionScope() && m_facts.exprs[valueExpr].kind == ExprKind::Name
        && m_facts.exprs[targetExpr].kind == ExprKind::Name
        && m_facts.exprs[valueExpr].text == m_facts.exprs[targetExpr].text)
        m_facts.exprs[valueExpr].scope = m_facts.scopes[scope].parent;
    addFlow(targetExpr, valueExpr, line);
    const Expr pattern = m_facts.exprs[targetExpr];
    const bool isPair = m_rules.firstOfPair && pattern.kind == ExprKind::Pattern && pattern.count == 2;
    if (isPair && valueExpr != noIndex && m_facts.exprs[valueExpr].kind != ExprKind::Call
        && m_facts.exprs[valueExpr].kind != ExprKind::Object)
        addFlow(m_facts.arguments[pattern.b].expr, valueExpr, line);
}

void FactWalker::closeAssignment(Frame& frame, Pieces pieces, Piece& result)
{
    if (m_language.kind(frame.token).operatorClass != OperatorClass::None) {
        closeAugmented(frame, pieces, result);
        return;
    }
    const Piece* left = find(pieces, Slot::Left);
    if (!left)
        left = find(pieces, Slot::Name);
    const Piece* right = find(pieces, Slot::Right);
    if (!right)
        right = find(pieces, Slot::Value);
    if (!right && !pieces.empty() && &pieces.front() != left && pieces.front().slot == Slot::None)
        right = &pieces.front();
    // `case P() as p`
    if (!left && pieces.size() == 2 && (pieces.back().flags & HasName) && m_rules.assignmentDeclares) {
        left = &pieces.back();
        right = &pieces.front();
    }
    if (!left)
        return;
    const Piece* type = find(pieces, Slot::Type);
    const bool declares = m_rules.assignmentDeclares || frame.sawStorage;
    const quint32 scope = frame.sawStorage ? m_scope : functionScope();
    if ((type || (frame.sawStorage && !right)) && declares) {
        declareTargets(exprOf(*left), scope, BindingKind::Variable);
        if (!type)
            return;
        if (const quint32 typeExpr = exprOf(*type); typeExpr != noIndex)
            addFlow(exprOf(*left), addExpr(ExprKind::InstanceOf, typeExpr, 0, frame.line), frame.line,
                m_rules.hintedTypes ? FlowKind::Hint : FlowKind::Assignment);
    }
    if (!right)
        return;
    Piece value = *right;
    value.expr = exprOf(*right);
    assign(*left, value, frame.line, declares, scope);
    if (!m_rules.dereference.empty() && slice(frame.start, frame.end).starts_with(m_rules.dereference)
        && !m_facts.flows.empty())
        m_facts.flows.back().isThrough = true;
    if (!declares && frame.kind->role == Role::Assignment && !m_rules.operatorPrefix.empty()) {
        Piece assigned = result;
        operatorCall(slice(left->end, right->start), *left, right, assigned);
    }
    result.expr = value.expr;
    result.constant = right->constant;
    result.flags = (right->flags & (HasConstant | Scales | Halves | Steps)) | Targets;
    result.name = left->name;
    result.count = quint32(m_facts.flows.size()) - 1;
}

void FactWalker::closeAugmented(Frame& frame, Pieces pieces, Piece& result)
{
    const Piece* target = find(pieces, Slot::Left);
    if (!target)
        target = find(pieces, Slot::Operand);
    if (!target)
        return;
    Piece* const amount = find(pieces, Slot::Right);
    if (amount && (amount->flags & HasConstant)) {
        result.constant = amount->constant;
        result.flags |= HasConstant;
    }
    const OperatorClass operation = m_language.kind(frame.token).operatorClass;
    const bool isMultiple = operation == OperatorClass::Multiply || operation == OperatorClass::Divide
        || operation == OperatorClass::FloorDivide || operation == OperatorClass::ShiftLeft
        || operation == OperatorClass::ShiftRight || operation == OperatorClass::Power;
    const bool isStep = operation == OperatorClass::Add || operation == OperatorClass::Subtract;
    if (target->flags & HasName) {
        noteUpdate(target->name,
            isMultiple   ? LoopStep::Multiplicative
                : isStep ? LoopStep::Additive
                         : LoopStep::Unknown);
        noteConstant(target->name, {});
    }
    if (frame.kind->role != Role::Increment && find(pieces, Slot::Right))
        operatorCall(slice(target->end, find(pieces, Slot::Right)->start), *target, find(pieces, Slot::Right), result);
    else if (frame.kind->role == Role::Increment)
        operatorCall(target->start > frame.start ? slice(frame.start, target->start) : slice(target->end, frame.end),
            *target, nullptr, result);
    if (amount && !m_rules.operatorMethods.empty())
        closeOperatorCall(*target, amount, frame, result);
    const quint32 expr = exprOf(*target);
    if (operation == OperatorClass::Add && amount && !(amount->flags & HasConstant)
        && !m_rules.concatenationMethod.empty()) {
        const quint32 tail = exprOf(*amount);
        result.expr = addExpr(ExprKind::Concatenation, expr, 0, frame.line);
        m_facts.exprs[result.expr].b = tail;
    }
    if (expr != noIndex) {
        if (m_rules.assignmentDeclares)
            declareTargets(expr, functionScope(), BindingKind::Variable);
        // What is added to a variable becomes a part of it.
        const Piece* value = operation == OperatorClass::Otherwise ? find(pieces, Slot::Right) : nullptr;
        if (value) {
            addFlow(expr, exprOf(*value), frame.line);
            result.expr = expr;
            return;
        }
        quint32 sum = amount ? addOperation(tokenName(frame.token), expr, exprOf(*amount), frame.line) : noIndex;
        if (amount && sum == noIndex)
            sum = computed({ amount, 1 }, noIndex, frame.token, frame.line);
        addFlow(expr, sum, frame.line);
    }
}

} // namespace Foreguest
