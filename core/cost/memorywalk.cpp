// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memorywalk.h"

#include "core/source/language.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {
constexpr int deepestNesting = 200;
constexpr int deepestStatement = 100;
constexpr double halfOfAll = 0.5; ///< How often a branch is taken that nothing tells of.
} // namespace

MemoryWalk::MemoryWalk(GrowthContext& context, TypeTable& types, const MemoryInputs& inputs, quint32 budget)
    : m_context(context)
    , m_types(types)
    , m_inputs(inputs)
    , m_budget(budget)
{
    m_globals.isGlobal = true;
}

MemoryWalk::~MemoryWalk() = default;

/// Of a variable, a member or a declarator.
quint32 MemoryWalk::nameOf(quint32 node) const
{
    for (int i = 0; node != noIndex && i < deepestNesting; ++i) {
        switch (at(node).role) {
        case Role::Identifier:
        case Role::OwnField:
        case Role::TypeName:
            return at(node).text;
        case Role::Member: {
            const std::vector<quint32> parts = children(node);
            return parts.size() >= 2 ? at(parts.back()).text : 0;
        }
        case Role::Declarator:
        case Role::ArrayDeclarator:
        case Role::FunctionDeclarator:
        case Role::Parameter:
        case Role::Unary:
        case Role::Tuple:
        case Role::Spread:
            if (at(node).size < 2)
                return 0;
            if (at(node).role == Role::Parameter) {
                const quint32 named = child(node, Slot::Name);
                const quint32 declarator = child(node, Slot::Declarator);
                node = named != noIndex ? named : declarator != noIndex ? declarator : node + 1;
            } else {
                ++node;
            }
            break;
        default:
            return 0;
        }
    }
    return 0;
}

bool MemoryWalk::mentions(quint32 node, quint32 name) const
{
    for (quint32 i = node; i < end(node); ++i) {
        if ((at(i).role == Role::Identifier || at(i).role == Role::OwnField) && at(i).text == name)
            return true;
    }
    return false;
}

/// It ends with a `return` or the like.
bool MemoryWalk::leaves(quint32 node) const
{
    for (int i = 0; i < deepestNesting && at(node).role == Role::Block; ++i) {
        quint32 last = noIndex;
        for (quint32 j = node + 1; j < end(node); j += at(j).size)
            last = j;
        if (last == noIndex)
            return false;
        node = last;
    }
    const Role role = at(node).role;
    return role == Role::Return || role == Role::Throw || role == Role::Break || role == Role::Label;
}

bool MemoryWalk::spend()
{
    if (++m_steps > m_budget)
        m_isSpent = true;
    return !m_isSpent && m_nesting < deepestNesting;
}

/// How often the innermost code runs for each time that code in `from` loops does.
double MemoryWalk::rounds(size_t from, size_t to) const
{
    constexpr double most = 1e15;
    double product = 1;
    for (size_t i = from; i < std::min(to, m_trips.size()); ++i)
        product *= m_trips[i];
    return std::min(product, most);
}

void MemoryWalk::runModules()
{
    for (quint32 body = 0; body < m_context.graph.facts.size(); ++body) {
        if (m_context.graph.nodes[m_context.graph.facts[body].node].kind != NodeKind::Module)
            continue;
        runEntry(body, true);
    }
}

void MemoryWalk::runEntry(quint32 body, bool deep)
{
    m_isDeep = deep;
    Frame frame;
    frame.body = body;
    frame.isGlobal = m_context.graph.nodes[m_context.graph.facts[body].node].kind == NodeKind::Module;
    const BodyFacts& facts = m_context.graph.facts[body];
    std::vector<Value> arguments;
    for (const quint32 parameter : facts.parameters) {
        Value value;
        value.kind = m_types.modelOf(body).isArguments(m_context.graph.strings.stdView(parameter))
            ? Value::Kind::Arguments
            : Value::Kind::Input;
        value.name = parameter;
        arguments.push_back(std::move(value));
    }
    frame.caller = m_frame;
    prepareRecursion(frame, arguments);
    runBody(frame, arguments);
}

void MemoryWalk::runChildren(quint32 node)
{
    for (quint32 i = node + 1; i < end(node) && !m_frame->isDone; i += at(i).size)
        run(i);
}

void MemoryWalk::run(quint32 node)
{
    if (!spend() || m_frame->isDone || m_nesting > deepestStatement)
        return;
    ++m_nesting;
    switch (at(node).role) {
    case Role::If:
    case Role::ElseIf:
        runIf(node);
        break;
    case Role::Counted:
    case Role::While:
    case Role::DoWhile:
    case Role::ForEach:
    case Role::AnyLoop:
        runLoop(node);
        break;
    case Role::Return:
        runReturn(node);
        break;
    case Role::Class:
        runClass(node);
        break;
    case Role::Function:
    case Role::Decorator:
    case Role::Parameters:
    case Role::FunctionDeclarator:
    case Role::TypeDefinition:
        break;
    case Role::Macro:
        if (at(node).size == 3 && (at(node + 2).role == Role::Constant || at(node + 2).role == Role::Number))
            setVariable(at(node + 1).text, evalNumber(node + 2), true);
        break;
    case Role::Declaration:
        runDeclaration(node);
        break;
    case Role::Delete:
        for (const quint32 part : children(node)) {
            if (Variable* variable = find(nameOf(part)))
                variable->value = {};
        }
        break;
    case Role::Block:
    case Role::Else:
    case Role::Switch:
    case Role::Case:
    case Role::Catch:
    case Role::Try:
    case Role::With:
    case Role::ClassBody:
    case Role::Namespace:
    case Role::Decorated:
    case Role::Export:
    case Role::Label:
    case Role::Conditional:
        runChildren(node);
        break;
    default:
        eval(node);
    }
    --m_nesting;
}

void MemoryWalk::runIf(quint32 node)
{
    std::optional<bool> known;
    quint32 condition = noIndex;
    bool isFirst = true;
    for (quint32 i = node + 1; i < end(node) && !m_frame->isDone; i += at(i).size) {
        if (at(i).slot == Slot::Condition && condition == noIndex) {
            condition = i;
            known = truth(i);
            continue;
        }
        if (at(i).slot == Slot::Initializer || condition == noIndex) {
            run(i);
            continue;
        }
        const bool isThen = isFirst;
        isFirst = false;
        if (known && *known != isThen)
            continue;
        const double share = shareOf(condition);
        const bool isWeighted = !known && depth() > 0 && !leaves(i);
        if (isWeighted)
            enter(isThen ? share : std::max(halfOfAll, 1 - share));
        const bool wasDone = m_frame->isDone;
        run(i);
        if (!known)
            m_frame->isDone = wasDone;
        if (isWeighted)
            leave();
    }
}

/// How often a condition holds, by what it looks like.
double MemoryWalk::shareOf(quint32 condition) const
{
    constexpr double whereEqual = 0.3;
    constexpr double whereMarked = 0.2; ///< An element of a table of flags.
    const SketchNode& node = at(condition);
    const std::string_view token = textOf(condition);
    // `if x not in seen:` holds more often than not.
    if (node.role == Role::Unary || token == "not in" || node.operation == OperatorClass::NotEqual)
        return 1;
    if (node.role == Role::Subscript)
        return whereMarked;
    if (node.role != Role::Binary)
        return halfOfAll;
    if (token == "==" || token == "===") {
        // `i % 3 == 0`
        const quint32 left = condition + 1;
        const quint32 by = left < end(condition) ? left + 1 + (at(left).size > 1 ? at(left + 1).size : 0) : noIndex;
        const bool isRemainder = by < end(condition) && at(left).operation == OperatorClass::Modulo;
        const Value value = isRemainder && at(by).role == Role::Number ? evalNumber(by) : Value();
        return value.isKnown() && value.number >= 1 ? 1 / value.number : whereEqual;
    }
    if ((token == "and" || token == "&&") && at(condition + 1).size + 1 < node.size)
        return std::max(0.05, shareOf(condition + 1) * shareOf(condition + 1 + at(condition + 1).size));
    return halfOfAll;
}

void MemoryWalk::runReturn(quint32 node)
{
    Frame& frame = *m_frame;
    if (at(node).size > 1) {
        Value value = eval(node + 1);
        const bool isBetter = !frame.hasResult
            || (value.cell && (!frame.result.cell || frame.result.cell->own() <= value.cell->own()))
            || (value.isKnown() && frame.result.isKnown() && frame.result.number < value.number)
            || (value.isKnown() && !frame.result.isKnown() && !frame.result.cell);
        if (isBetter)
            frame.result = std::move(value);
        frame.hasResult = true;
    }
    frame.isDone = depth() <= frame.depth + (frame.repeats ? 1 : 0);
}

/// Members with values are variables of the class; those of others are known from its layout.
void MemoryWalk::runClass(quint32 node)
{
    for (quint32 i = node + 1; i < end(node); i += at(i).size) {
        if (at(i).role != Role::Block && at(i).role != Role::ClassBody) {
            if (at(i).role == Role::Declaration && child(i, Slot::Value) != noIndex)
                run(i);
            continue;
        }
        for (quint32 j = i + 1; j < end(i); j += at(j).size) {
            const bool isDeclaration = at(j).role == Role::Declaration;
            bool hasValue = !isDeclaration;
            for (quint32 k = j; isDeclaration && k < end(j); ++k)
                hasValue = hasValue || at(k).slot == Slot::Value;
            if (hasValue && at(j).role != Role::Parameter)
                run(j);
        }
    }
}

} // namespace Foreguest
