// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/constants.h"
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr size_t mostUpdates = 64;
constexpr size_t longestCondition = 1024;

bool mentions(std::string_view text, std::string_view name)
{
    const auto isPart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    for (size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const bool startsWord = at == 0 || !isPart(text[at - 1]);
        const bool endsWord = at + name.size() >= text.size() || !isPart(text[at + name.size()]);
        if (startsWord && endsWord)
            return true;
    }
    return false;
}
} // namespace

void FactWalker::noteUpdate(StringId name, LoopStep step)
{
    if (body().loops.empty() || body().loops.back().updates.size() >= mostUpdates)
        return;
    body().loops.back().updates.emplace_back(name, step);
}

/// A way out of the innermost loop (`break`), or of all of them (`return`, `raise`, a call that never returns).
void FactWalker::noteExit(bool leavesBody)
{
    auto& loops = body().loops;
    for (auto loop = loops.rbegin(); loop != loops.rend(); ++loop) {
        loop->hasExit = true;
        if (!leavesBody)
            return;
    }
}

void FactWalker::closeForEach(
    const Piece* target, const Piece* over, LoopFact& loop, bool declares, quint32 line, const Frame& frame)
{
    loop.step = LoopStep::Additive;
    if (!over)
        return;
    loop.over = shortText(over->start, over->end);
    const Role role = over->kind->role;
    if ((role == Role::List || role == Role::Set || role == Role::Dictionary) && over->count != noIndex)
        loop.constantTrips = qint64(over->count);
    else if (role == Role::String)
        loop.constantTrips = over->constant;
    else if (role == Role::Call && over->first != noIndex) {
        const std::string_view text = slice(over->start, over->end);
        if (m_rules.countedCalls.contains(std::string(text.substr(0, std::min<size_t>(text.find('('), 64)))))
            loop.constantTrips = countedTrips(constantArguments(over->first, over->count));
    }
    const quint32 iterated = !target && !m_rules.iterationKeys ? noIndex : exprOf(*over);
    const quint32 yielded = iterated != noIndex && m_rules.iterationKeys ? iterateFunction(iterated, line) : noIndex;
    if (!target)
        return;
    const quint32 targetExpr = exprOf(*target);
    if (targetExpr == noIndex)
        return;
    if (declares)
        declareTargets(targetExpr, m_rules.blockScopes ? m_scope : functionScope(), BindingKind::Variable);
    if (yielded != noIndex) {
        iterateKeyed(targetExpr, iterated, yielded, line);
        return;
    }
    if (iterated != noIndex && !m_rules.loopMethods.empty()) {
        addFlow(targetExpr, iterateOwn(addExpr(ExprKind::Subscript, iterated, 0, line), iterated, line), line);
        return;
    }
    quint32 value = noIndex;
    if (frame.sawKeys && !m_rules.stringType.empty())
        value = addExpr(ExprKind::Literal, noIndex, m_facts.strings.add(m_rules.stringType), line);
    else if (iterated != noIndex && !frame.sawKeys) {
        value = addExpr(ExprKind::Iterate, iterated, 0, line);
        m_facts.exprs[value].count = frame.sawAsync ? 1 : 0;
    }
    addFlow(targetExpr, value, line);
}

/// With one variable a loop gives it the keys of what it goes over (the elements of a channel), with two both.
void FactWalker::iterateKeyed(quint32 target, quint32 iterated, quint32 yielded, quint32 line)
{
    const StringId keys = m_facts.strings.add(keysName());
    const Expr pattern = m_facts.exprs[target];
    const bool isPair = pattern.kind == ExprKind::Pattern && pattern.count >= 2;
    const quint32 first = isPair ? m_facts.arguments[pattern.b].expr : target;
    addFlow(first, addExpr(ExprKind::Subscript, iterated, keys, line), line);
    addFlow(first, addExpr(ExprKind::Subscript, yielded, m_facts.strings.add("0"), line), line);
    if (!isPair)
        return;
    const quint32 second = m_facts.arguments[pattern.b + 1].expr;
    addFlow(second, addExpr(ExprKind::Subscript, iterated, 0, line), line);
    addFlow(second, addExpr(ExprKind::Subscript, yielded, m_facts.strings.add("1"), line), line);
}

/// A loop over a function calls it; what that calls in turn is the loop's body, which keeps what it is given.
quint32 FactWalker::iterateFunction(quint32 function, quint32 line)
{
    const quint32 yielded = addExpr(ExprKind::Object, noIndex, 0, line);
    m_facts.exprs[yielded].b = quint32(m_facts.arguments.size());
    m_facts.exprs[yielded].isCallee = true;
    const quint32 call = addExpr(ExprKind::Call, function, 0, line);
    m_facts.exprs[call].b = quint32(m_facts.arguments.size());
    m_facts.exprs[call].count = 1;
    m_facts.arguments.push_back({ 0, yielded });
    m_facts.callSites.push_back({ body().definition, noIndex, call, line, m_condition, noIndex });
    return yielded;
}

/// An object of a class that iterates gives what its own methods return; `element` is what a container gives.
quint32 FactWalker::iterateOwn(quint32 element, quint32 iterated, quint32 line)
{
    quint32 source = iterated;
    quint32 result = element;
    for (const std::string& method : m_rules.loopMethods) {
        const quint32 callee = addExpr(ExprKind::Member, source, m_facts.strings.add(method), line);
        m_facts.exprs[callee].isCallee = true;
        const quint32 call = addExpr(ExprKind::Call, callee, 0, line);
        m_facts.callSites.push_back({ body().definition, noIndex, call, line });
        result = anyOf({ element, call }, line);
        source = anyOf({ source, call }, line);
    }
    return result;
}

/// Iterations of `range(stop)`, `range(start, stop)`, `range(start, stop, step)`; -1 where one is unknown.
qint64 FactWalker::countedTrips(const std::vector<std::optional<qint64>>& values)
{
    if (values.empty() || values.size() > 3)
        return -1;
    for (const auto& value : values) {
        if (!value)
            return -1;
    }
    const qint64 start = values.size() > 1 ? *values[0] : 0;
    const qint64 stop = values.size() > 1 ? *values[1] : *values[0];
    const qint64 step = values.size() > 2 ? *values[2] : 1;
    const auto distance = fold(OperatorClass::Subtract, stop, start);
    if (!distance || step == 0 || step == std::numeric_limits<qint64>::min())
        return -1;
    const qint64 length = step > 0 ? *distance : (*distance == std::numeric_limits<qint64>::min() ? 0 : -*distance);
    const qint64 stride = step > 0 ? step : -step;
    return length <= 0 ? 0 : (length - 1) / stride + 1;
}

void FactWalker::closeLoop(Frame& frame, Pieces pieces)
{
    LoopState state = std::move(body().loops.back());
    body().loops.pop_back();
    LoopFact& loop = bodyFacts().loops[frame.index];
    body().loop = loop.parent;
    const Piece* condition = find(pieces, Slot::Condition);
    if (!condition && frame.kind->role == Role::While && !pieces.empty() && pieces.front().slot == Slot::None
        && pieces.front().kind->role != Role::Block && pieces.front().kind->role != Role::Label)
        condition = &pieces.front();
    switch (frame.kind->role) {
    case Role::ForEach: {
        const Piece* left = find(pieces, Slot::Left);
        const bool declares = m_rules.assignmentDeclares || frame.sawStorage || !left;
        if (!left)
            left = find(pieces, Slot::Declarator);
        closeForEach(left, find(pieces, Slot::Right), loop, declares, frame.line, frame);
        if (const Piece* over = find(pieces, Slot::Right); over && !m_rules.rangeMethods.empty())
            rangeCalls(exprOf(*over), frame.line);
        if (const Piece* type = find(pieces, Slot::Type);
            type && left && (left->flags & HasName) && m_rules.declaredTypes) {
            if (const quint32 typeExpr = exprOf(*type); typeExpr != noIndex)
                addFlow(nameExpr(left->name, frame.line),
                    declaredInstance(typeExpr, left->flags & PointerShape, frame.line), frame.line);
        }
        if (m_rules.staticTypes)
            closeTypedForEach(pieces, frame.line);
        return;
    }
    case Role::Counted: {
        const Piece* start = find(pieces, Slot::Initializer);
        const Piece* step = find(pieces, Slot::Step);
        if (start && condition && step)
            countTrips(loop, *start, *condition, *step);
        break;
    }
    default:
        break;
    }
    const bool isEndless = !condition || ((condition->flags & HasConstant) && condition->constant != 0);
    loop.infinite = isEndless && !state.hasExit;
    if (!condition)
        return;
    loop.over = shortText(condition->start, condition->end);
    const size_t length = std::min<size_t>(condition->end - condition->start, longestCondition);
    classifyStep(loop, state, slice(condition->start, quint32(condition->start + length)));
}

/// The step of the variables that the condition looks at. Where several move differently, the slowest is what counts.
void FactWalker::classifyStep(LoopFact& loop, const LoopState& state, std::string_view condition)
{
    bool isMultiplied = false;
    bool isStepped = false;
    for (const auto& [name, step] : state.updates) {
        if (step == LoopStep::Unknown || !mentions(condition, m_facts.strings.stdView(name)))
            continue;
        isMultiplied = isMultiplied || step == LoopStep::Multiplicative;
        isStepped = isStepped || step == LoopStep::Additive;
    }
    if (isStepped)
        loop.step = LoopStep::Additive;
    else if (isMultiplied)
        loop.step = LoopStep::Multiplicative;
}

/// `for (i = 0; i < 10; i += 2)` with literals.
void FactWalker::countTrips(LoopFact& loop, const Piece& start, const Piece& condition, const Piece& step)
{
    if (!(start.flags & HasConstant) || !condition.hasBound || start.name != condition.name)
        return;
    const OperatorClass operation = m_language.kind(step.token).operatorClass;
    const bool isForward = operation == OperatorClass::Add;
    if (!isForward && operation != OperatorClass::Subtract)
        return;
    const qint64 stride = step.kind->role == Role::Increment ? 1 : (step.flags & HasConstant) ? step.constant : 0;
    if (stride <= 0)
        return;
    const bool rises = condition.comparison == OperatorClass::Less || condition.comparison == OperatorClass::LessEqual
        || condition.comparison == OperatorClass::NotEqual;
    const bool falls = condition.comparison == OperatorClass::Greater
        || condition.comparison == OperatorClass::GreaterEqual || condition.comparison == OperatorClass::NotEqual;
    if (isForward ? !rises : !falls)
        return;
    const bool includesBound
        = condition.comparison == OperatorClass::LessEqual || condition.comparison == OperatorClass::GreaterEqual;
    const auto distance = isForward ? fold(OperatorClass::Subtract, condition.constant, start.constant)
                                    : fold(OperatorClass::Subtract, start.constant, condition.constant);
    if (!distance || *distance == std::numeric_limits<qint64>::max())
        return;
    const qint64 length = *distance + (includesBound ? 1 : 0);
    loop.constantTrips = length <= 0 ? 0 : (length - 1) / stride + 1;
}

} // namespace Foreguest
