// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/recurrence.h"

#include <algorithm>

namespace Foreguest {

void Recurrence::solve()
{
    if (m_calls.empty())
        return;
    const bool keepsResults = m_context.isMemoised[m_body] || (m_reader.stored() && m_reader.returnsMark());
    if (keepsResults)
        keptResults();
    else if (m_reader.marked() && !m_reader.unmarks())
        marked();
    else if (eachHas({ Move::Half }))
        halves();
    else if (std::all_of(m_calls.begin(), m_calls.end(), [](const OwnCall& call) { return call.overParts; })
        && !m_reader.unmarks())
        parts();
    else if (eachHas({ Move::Part }))
        parts();
    else if (eachHas({ Move::Lower, Move::Higher, Move::Shorter, Move::Loop }))
        decreasing();
    else
        guess();
}

bool Recurrence::eachHas(const std::vector<Move>& wanted) const
{
    return std::all_of(m_calls.begin(), m_calls.end(), [&](const OwnCall& call) {
        return std::any_of(call.moves.begin(), call.moves.end(),
            [&](Move move) { return std::find(wanted.begin(), wanted.end(), move) != wanted.end(); });
    });
}

Magnitude Recurrence::valueOf(size_t parameter) const
{
    return Magnitude::of(m_context.inputs.free(Input::Kind::Value, m_summary.parameters[parameter], m_body));
}

Magnitude Recurrence::sizeOf(size_t parameter) const
{
    return Magnitude::of(m_context.inputs.free(Input::Kind::Size, m_summary.parameters[parameter], m_body));
}

Magnitude Recurrence::boundOf(size_t parameter)
{
    const Magnitude bound = m_reader.boundOf(m_summary.parameters[parameter]);
    return bound.isUnknown() ? Magnitude::of(m_context.inputs.guess()) : bound;
}

double Recurrence::branches() const
{
    double sum = 0;
    for (const OwnCall& call : m_calls)
        sum += call.times;
    return sum;
}

void Recurrence::finish(const Magnitude& time, const Magnitude& depth, double confidence, const QString& why)
{
    std::vector<Reason> reasons { { m_calls.front().line, why } };
    for (const Reason& reason : m_summary.cost.reasons) {
        if (reasons.size() < 8)
            reasons.push_back(reason);
    }
    m_summary.calls = m_invocations.isConstant() ? depth : m_invocations;
    m_summary.cost.time = time;
    m_summary.cost.reasons = std::move(reasons);
    m_summary.cost.confidence *= confidence;
    m_summary.depth = depth;
}

/// What the parameters that move may be, times the work for each.
void Recurrence::keptResults()
{
    Magnitude states;
    bool isDecided = false;
    if (const auto stored = m_reader.stored(); stored && !stored->isConstant()) {
        states = *stored;
        isDecided = true;
    }
    for (size_t i = 0; i < m_summary.parameters.size() && !isDecided; ++i) {
        Magnitude range;
        bool rises = false;
        for (const OwnCall& call : m_calls) {
            if (i >= call.moves.size() || call.moves[i] == Move::Same)
                continue;
            const Move move = call.moves[i];
            if (move == Move::Shorter || move == Move::Part)
                range = range.plus(sizeOf(i));
            else if (move == Move::Lower || move == Move::Half)
                range = range.plus(valueOf(i));
            else
                rises = true;
        }
        if (rises && range.isConstant()) {
            Magnitude bound = m_reader.boundOf(m_summary.parameters[i]);
            const auto isOwn = [this](InputId id) { return m_context.inputs.bodyOf(id) == m_body; };
            range = bound.isUnknown() ? valueOf(i) : bound;
            // Parameters that run into each other, `if (i == j)`: either may be the larger one.
            if (range.mentions(isOwn))
                range = range.plus(valueOf(i));
        }
        states = states.times(range);
    }
    finish(states.times(m_summary.cost.time), states, 0.75,
        QStringLiteral("It keeps its results: each different input is worked out once."));
}

void Recurrence::marked()
{
    Magnitude nodes = *m_reader.marked();
    const Magnitude& connections = m_reader.workOfParts().time;
    if (nodes.isConstant())
        nodes = connections.isConstant() ? Magnitude::of(m_context.inputs.guess()) : connections;
    const Magnitude time = connections.isConstant() ? nodes.times(m_summary.cost.time) : nodes.plus(connections);
    m_summary.marks = m_reader.markName();
    finish(time, nodes, 0.8, QStringLiteral("It marks what it has visited and visits each element once."));
}

/// T(n) = a T(n/2) + work.
void Recurrence::halves()
{
    // A half is of the number or of the list: the one that the work goes by.
    const Magnitude& names = m_summary.cost.time;
    Magnitude numbers;
    Magnitude sizes;
    for (size_t i = 0; i < m_summary.parameters.size(); ++i) {
        const bool isHalved = std::any_of(m_calls.begin(), m_calls.end(),
            [i](const OwnCall& call) { return i < call.moves.size() && call.moves[i] == Move::Half; });
        if (!isHalved)
            continue;
        const InputId size = m_context.inputs.free(Input::Kind::Size, m_summary.parameters[i], m_body);
        // The other bound that it runs into: `if (left == right)`.
        if (const Magnitude bound = m_reader.boundOf(m_summary.parameters[i]); !bound.isUnknown())
            numbers = numbers.plus(bound);
        const bool bySize = names.mentions([size](InputId id) { return id == size; });
        (bySize ? sizes : numbers) = (bySize ? sizes : numbers).plus(bySize ? sizeOf(i) : valueOf(i));
    }
    const Magnitude& n = sizes.isConstant() ? numbers : sizes;
    const Magnitude work = m_summary.cost.time;
    const bool clips = m_calls.size() > 1 && m_reader.clipsRange();
    const double a = clips ? 1.0 : std::max(1.0, branches());
    int exponent = 0;
    while (exponent < 6 && double(2 << exponent) <= a)
        ++exponent;
    const bool isExact = double(1 << exponent) == a;
    const int critical = 2 * exponent + (isExact ? 0 : 1);
    const GrowthOrder order = work.order();
    const QString why = clips
        ? QStringLiteral(
            "It calls itself on the halves of a range, and ends where these lie within the wanted one: log n "
            "levels.")
        : a < 2 ? QStringLiteral("It calls itself on half of its input: log n levels.")
                : QStringLiteral("It calls itself %1 times on parts of half the size: the master theorem.").arg(a);
    Magnitude time;
    if (!order.isPolynomial() || order.halfPowers > critical)
        time = work;
    else if (order.halfPowers == critical)
        time = (critical > 0 && work.isConstant() ? n.power(critical) : work).times(n.logarithm());
    else
        time = n.power(critical);
    m_summary.halves = critical > 0;
    m_invocations = critical > 0 ? n.power(critical) : n.logarithm();
    finish(time, n.logarithm(), 0.8, why);
}

/// A walk over a structure: each part once.
void Recurrence::parts()
{
    Magnitude elements = m_reader.workOfParts().time;
    Magnitude work = m_summary.cost.time;
    if (elements.isConstant() && !m_summary.parameters.empty()) {
        size_t parameter = 0;
        for (size_t i = 0; i < m_calls.front().moves.size(); ++i) {
            if (m_calls.front().moves[i] == Move::Part)
                parameter = i;
        }
        elements = sizeOf(parameter);
    } else {
        work = {};
    }
    finish(elements.times(work), elements, 0.8,
        QStringLiteral("It calls itself on the parts of its input: each part is visited once."));
}

Magnitude Recurrence::depthOf(const OwnCall& call)
{
    for (size_t i = 0; i < call.moves.size(); ++i) {
        if (call.moves[i] == Move::Lower)
            return valueOf(i);
        if (call.moves[i] == Move::Shorter)
            return sizeOf(i);
        if (call.moves[i] == Move::Higher || call.moves[i] == Move::Loop) {
            Magnitude bound = m_reader.boundOf(m_summary.parameters[i]);
            if (!bound.isUnknown())
                return bound;
            if (!call.rounds.isConstant())
                return call.rounds;
        }
    }
    return Magnitude::of(m_context.inputs.guess());
}

void Recurrence::decreasing()
{
    Magnitude depth;
    bool isInLoop = false;
    bool isSpent = false;
    for (const OwnCall& call : m_calls) {
        depth = depth.isConstant() ? depthOf(call) : depth;
        if (!call.rounds.isConstant()) {
            isInLoop = true;
            isSpent = isSpent || std::find(call.moves.begin(), call.moves.end(), Move::Loop) != call.moves.end()
                || std::find(call.moves.begin(), call.moves.end(), Move::Item) != call.moves.end();
        }
    }
    // A fixed depth, as guards against endless recursion have, bounds nothing that grows.
    if (depth.isConstant() && (isInLoop || branches() >= 2)) {
        guess();
        return;
    }
    const Magnitude& work = m_summary.cost.time;
    if (isInLoop && !isSpent) {
        const bool isPermutation
            = m_reader.unmarks() || std::any_of(m_calls.begin(), m_calls.end(), [](const OwnCall& call) {
                  return std::find(call.moves.begin(), call.moves.end(), Move::Higher) != call.moves.end();
              });
        m_invocations = isPermutation ? depth.factorial() : depth.exponential();
        finish(m_invocations, depth, 0.7,
            isPermutation
                ? QStringLiteral("It tries each choice that is left, in a loop, and calls itself for the rest.")
                : QStringLiteral("It calls itself for each choice, in a loop, again and again."));
        return;
    }
    if (isInLoop || branches() >= 2) {
        m_invocations = depth.exponential();
        finish(m_invocations, depth, 0.8,
            isInLoop
                ? QStringLiteral("It calls itself for every later start: each subset of its input is visited.")
                : QStringLiteral("It calls itself %1 times for inputs that are only a little smaller, and keeps no "
                                 "results.")
                      .arg(branches()));
        return;
    }
    finish(depth.times(work), depth, 0.9, QStringLiteral("It calls itself once for a smaller input."));
}

/// Nothing tells how often: a guess that no function's own class rests on.
void Recurrence::guess()
{
    const Magnitude n = Magnitude::of(m_context.inputs.guess());
    const bool isInLoop
        = std::any_of(m_calls.begin(), m_calls.end(), [](const OwnCall& call) { return !call.rounds.isConstant(); });
    const bool branchesOut = m_context.order.firstOfGroup[m_context.order.groupOf[m_body]] + 1
            == m_context.order.firstOfGroup[m_context.order.groupOf[m_body] + 1]
        && (isInLoop || branches() >= 2) && !eachHas({ Move::Item, Move::Part });
    finish(branchesOut ? n.exponential() : n.times(m_summary.cost.time), n, 0.3,
        QStringLiteral("It calls itself, and how often can't be told from its arguments."));
}

} // namespace Foreguest
