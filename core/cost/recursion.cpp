// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/recursion.h"

#include "core/cost/selfcall.h"

#include <algorithm>

namespace Foreguest {

namespace {

/// T(n) = a · T(n / 2) + work.
GrowthOrder masterTheorem(int branches, GrowthOrder work)
{
    int log2 = 0;
    while ((1 << (log2 + 1)) <= branches && log2 < 20)
        ++log2;
    const bool isExact = (1 << log2) == branches;
    const auto critical = GrowthOrder { GrowthOrder::Shape::Polynomial, quint8(2 * log2 + (isExact ? 0 : 1)), 0 };
    if (!work.isPolynomial())
        return work;
    if (work.halfPowers == critical.halfPowers)
        return work * GrowthOrder::logarithmic();
    return std::max(work, critical);
}

RecursionOrder halving(const RecursionInput& input, const std::vector<SelfCall>& calls)
{
    GrowthOrder work = input.work;
    for (const SelfCall& call : calls) {
        if (call.copies)
            work = std::max(work, GrowthOrder::linear());
    }
    const bool onOneLine = std::all_of(
        calls.begin(), calls.end(), [&](const SelfCall& call) { return call.line == calls.front().line; });
    const bool mayExclude = calls.size() == 2 && !onOneLine && work.isConstant();
    const int branches = mayExclude ? 1 : int(calls.size());
    RecursionOrder order { masterTheorem(branches, work), GrowthOrder::logarithmic(), mayExclude ? 0.6 : 0.8,
        calls.front().line, {} };
    order.why = branches == 1
        ? QStringLiteral("It calls itself on half of its input: log n levels of %1 each.").arg(work.text())
        : QStringLiteral("It calls itself %1 times on parts of half the size, with %2 of work beside.")
              .arg(branches)
              .arg(work.text());
    if (mayExclude)
        order.why += QStringLiteral(" Only one of the two calls is taken to run.");
    return order;
}

RecursionOrder partitioning(const RecursionInput& input, const std::vector<SelfCall>& calls)
{
    const auto& loops = input.facts.loops;
    const auto filters = std::count_if(
        loops.begin(), loops.end(), [](const LoopFact& loop) { return loop.kind == LoopKind::Comprehension; });
    const bool hasPivot = filters >= 2 || std::any_of(calls.begin(), calls.end(), [](const SelfCall& call) {
        return call.shape == SelfCall::Shape::Partition;
    });
    const GrowthOrder work = std::max(input.work, GrowthOrder::linear());
    if (hasPivot)
        return { work * GrowthOrder::linear(), GrowthOrder::linear(), 0.6, calls.front().line,
            QStringLiteral(
                "It splits its input at a pivot and calls itself on both parts: uneven parts cost n times %1, even "
                "ones log n times.")
                .arg(work.text()) };
    return {
        work * GrowthOrder::logarithmic(), GrowthOrder::logarithmic(), 0.7, calls.front().line,
        QStringLiteral("It splits its input, calls itself on both parts and does %1 of work beside.").arg(work.text())
    };
}

RecursionOrder decreasing(const RecursionInput& input, const std::vector<SelfCall>& calls)
{
    const SelfCall& first = calls.front();
    const auto inLoop
        = std::find_if(calls.begin(), calls.end(), [](const SelfCall& call) { return call.loop != noIndex; });
    if (inLoop != calls.end()) {
        const LoopOrder& loop = input.loops[inLoop->loop];
        if (loop.nest.isConstant())
            return { GrowthOrder::exponential(), GrowthOrder::linear(), 0.8, inLoop->line,
                QStringLiteral(
                    "It calls itself several times for each smaller input, in a loop of a fixed number of rounds.") };
        if (inLoop->skipsOnlyOne)
            return { GrowthOrder::exponential(), GrowthOrder::linear(), 0.6, inLoop->line,
                QStringLiteral("It calls itself for every later start: each subset of its input is visited.") };
        return { GrowthOrder::factorial(), GrowthOrder::linear(), 0.6, inLoop->line,
            QStringLiteral("It calls itself once a choice, in a loop, with one choice less each time.") };
    }
    if (calls.size() >= 2)
        return { GrowthOrder::exponential(), GrowthOrder::linear(), 0.8, first.line,
            QStringLiteral("It calls itself %1 times for inputs that are only a little smaller, and keeps no results.")
                .arg(calls.size()) };
    const GrowthOrder work = std::max(input.work, first.copies ? GrowthOrder::linear() : GrowthOrder::constant());
    return { work * GrowthOrder::linear(), GrowthOrder::linear(), 0.9, first.line,
        QStringLiteral("It calls itself once for a smaller input: n calls of %1 each.").arg(work.text()) };
}

/// A visit to each element of a structure. The loop over an element's parts is counted by the parts.
RecursionOrder visiting(const RecursionInput& input, const std::vector<SelfCall>& calls, double confidence)
{
    GrowthOrder work = input.work;
    for (const SelfCall& call : calls) {
        if (call.loop != noIndex && input.loops[call.loop].nest == work)
            work = GrowthOrder::constant();
    }
    return { work * GrowthOrder::linear(), GrowthOrder::linear(), confidence, calls.front().line,
        QStringLiteral("It calls itself on the parts of its input: each part is visited once.") };
}

RecursionOrder memoised(const RecursionInput& input, const std::vector<SelfCall>& calls)
{
    int moving = 1;
    for (const SelfCall& call : calls)
        moving = std::max(moving, call.movingArguments);
    const GrowthOrder inputs = GrowthOrder::power(moving);
    return { inputs * input.work, GrowthOrder::linear(), 0.75, calls.front().line,
        QStringLiteral("It keeps its results: each of the %1 different inputs is worked out once.")
            .arg(inputs.expression()) };
}

} // namespace

RecursionOrder recursionOrder(const RecursionInput& input)
{
    std::vector<SelfCall> calls;
    for (const CallFact* call : input.selfCalls)
        calls.push_back(readSelfCall(input.graph, input.facts, *call));
    if (input.isMemoised)
        return memoised(input, calls);

    const auto count = [&](SelfCall::Shape shape) {
        return std::count_if(calls.begin(), calls.end(), [shape](const SelfCall& call) { return call.shape == shape; });
    };
    if (!input.isDirect && count(SelfCall::Shape::Decrease) < 2)
        return visiting(input, calls, 0.4);
    if (count(SelfCall::Shape::Visited) > 0)
        return visiting(input, calls, 0.8);
    if (count(SelfCall::Shape::Halve) == qsizetype(calls.size()))
        return halving(input, calls);
    if (count(SelfCall::Shape::Decrease) > 0)
        return decreasing(input, calls);
    if (calls.size() >= 2 && count(SelfCall::Shape::Structure) == 0
        && (count(SelfCall::Shape::Partition) > 0 || !input.work.isConstant()) && calls.front().loop == noIndex)
        return partitioning(input, calls);
    const bool isStructural = count(SelfCall::Shape::Structure) == qsizetype(calls.size());
    return visiting(input, calls, isStructural ? 0.9 : 0.5);
}

} // namespace Foreguest
