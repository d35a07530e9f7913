// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/bodyreader.h"

#include "core/source/language.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr size_t mostOwnCalls = 64;
} // namespace

/// A name that the body gives a half or a remainder to.
bool BodyReader::isMiddle(quint32 name) const
{
    for (quint32 i = 0; i < m_nodes.size(); ++i) {
        if ((at(i).role != Role::Assignment && at(i).role != Role::Declarator) || at(i).size < 3
            || nameOf(i + 1) != name)
            continue;
        for (quint32 j = i + 1; j < end(i); ++j) {
            const OperatorClass operation = at(j).operation;
            if (at(j).role == Role::Binary
                && (operation == OperatorClass::Divide || operation == OperatorClass::FloorDivide
                    || operation == OperatorClass::ShiftRight))
                return true;
        }
    }
    return false;
}

/// It leaves where the range that it halves lies within, or outside of, another one, `if (from <= l && r <= to)
/// return`: of the two halves, all but two a level end there.
bool BodyReader::clipsRange() const
{
    const auto isParameter = [this](quint32 name) {
        return std::find(m_facts.parameters.begin(), m_facts.parameters.end(), name) != m_facts.parameters.end();
    };
    for (quint32 i = 0; i < m_nodes.size(); ++i) {
        const quint32 condition = at(i).role == Role::If ? child(i, Slot::Condition) : noIndex;
        if (condition == noIndex || !alwaysLeaves(i))
            continue;
        std::vector<quint32> bounds;
        for (quint32 j = condition; j < end(condition); ++j) {
            const bool compares = at(j).operation >= OperatorClass::Less && at(j).operation <= OperatorClass::NotEqual;
            if (at(j).role != Role::Binary || !(compares || textOf(j) == "==" || textOf(j) == "==="))
                continue;
            const std::vector<quint32> parts = children(j);
            for (const quint32 part : parts) {
                const quint32 name = at(part).role == Role::Identifier ? at(part).text : 0;
                if (isParameter(name) && std::find(bounds.begin(), bounds.end(), name) == bounds.end())
                    bounds.push_back(name);
            }
        }
        if (bounds.size() >= 4)
            return true;
    }
    return false;
}

OwnCall::Move BodyReader::moveOf(quint32 argument, quint32 parameter) const
{
    using Move = OwnCall::Move;
    if (nameOf(argument) == parameter && at(argument).role == Role::Identifier)
        return Move::Same;
    bool hasHalf = false;
    const Loop* around = nullptr; ///< Whose variable the argument has.
    for (quint32 i = argument; i < end(argument); ++i) {
        const OperatorClass operation = at(i).operation;
        hasHalf = hasHalf
            || (at(i).role == Role::Binary
                && (operation == OperatorClass::Divide || operation == OperatorClass::FloorDivide
                    || operation == OperatorClass::ShiftRight || operation == OperatorClass::Modulo))
            || (at(i).role == Role::Identifier && at(i).text != parameter && isMiddle(at(i).text));
        for (const Loop& loop : m_loops) {
            if (std::find(loop.variables.begin(), loop.variables.end(), at(i).text) != loop.variables.end())
                around = &loop;
        }
    }
    if (hasHalf)
        return Move::Half;
    const bool isSlice = std::any_of(m_nodes.begin() + argument, m_nodes.begin() + end(argument),
        [](const SketchNode& node) { return node.role == Role::Slice; });
    if (at(argument).role == Role::Binary && mentions(argument, parameter)) {
        const std::vector<quint32> parts = children(argument);
        if (at(argument).operation == OperatorClass::Subtract && mentions(parts.front(), parameter))
            return Move::Lower;
        if (at(argument).operation == OperatorClass::Add) {
            const bool isNegative = at(parts.back()).role == Role::Unary;
            return isNegative ? Move::Lower : Move::Higher;
        }
        return Move::Other;
    }
    if (isSlice && mentions(argument, parameter))
        return Move::Shorter;
    if (at(argument).role == Role::Call && mentions(argument, parameter))
        return at(argument).size > 4 ? Move::Shorter : Move::Part;
    if ((at(argument).role == Role::Member || at(argument).role == Role::Subscript) && mentions(argument, parameter))
        return Move::Part;
    if (!around)
        return Move::Other;
    if (isItem(argument, parameter, around->node))
        return Move::Part;
    return at(argument).role == Role::Identifier ? Move::Item : Move::Loop;
}

/// In a loop over what the parameter holds: `for (x : p) f(x)`, `for (it = p.begin(); …) f(it.value())`. Positions that
/// the parameter bounds, as in `for i in range(p, n): f(i + 1)`, are none.
bool BodyReader::isItem(quint32 argument, quint32 parameter, quint32 loop) const
{
    if (at(argument).role == Role::Binary)
        return false;
    quint32 over = child(loop, Slot::Right);
    if (over == noIndex)
        over = child(loop, Slot::Value);
    if (over != noIndex && (at(over).role == Role::Identifier || at(over).role == Role::Member))
        return mentions(over, parameter);
    return at(argument).role != Role::Identifier && mentions(loop, parameter);
}

void BodyReader::noteOwnCall(
    const CallFact& call, bool isDirect, bool isMethod, const std::vector<quint32>& argumentNodes)
{
    if (m_ownCalls.size() >= mostOwnCalls)
        return;
    OwnCall own;
    own.line = call.line;
    own.isDirect = isDirect;
    own.isInLoop = !m_loops.empty();
    for (const Loop& loop : m_loops) {
        own.rounds = own.rounds.times(loop.trips);
        own.times *= loop.literal ? double(std::max<qint64>(1, *loop.literal)) : 1.0;
        own.overParts = own.overParts || loop.overParts;
    }
    size_t first = 0;
    if (isMethod && m_rules && m_rules->selfParameter && m_facts.parameters.size() == argumentNodes.size() + 1) {
        own.moves.push_back(OwnCall::Move::Same);
        first = 1;
    }
    for (size_t i = 0; i < argumentNodes.size() && i + first < m_facts.parameters.size(); ++i)
        own.moves.push_back(moveOf(argumentNodes[i], m_facts.parameters[i + first]));
    m_ownCalls.push_back(std::move(own));
}

} // namespace Foreguest
