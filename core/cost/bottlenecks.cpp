// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/bottlenecks.h"

#include "core/cost/hazards.h"

#include <algorithm>

namespace Foreguest {

namespace {

constexpr size_t mostBottlenecks = 400;

void addNestedLoops(const BottleneckInput& input, std::vector<Bottleneck>& found)
{
    std::vector<bool> hasDeeper(input.loops.size(), false);
    for (size_t i = 0; i < input.loops.size(); ++i) {
        const quint32 parent = input.facts.loops[i].parent;
        if (parent < input.loops.size() && input.loops[i].growingDepth > input.loops[parent].growingDepth)
            hasDeeper[parent] = true;
    }
    for (size_t i = 0; i < input.loops.size(); ++i) {
        const LoopOrder& loop = input.loops[i];
        if (hasDeeper[i] || loop.growingDepth < 2 || loop.nest < GrowthOrder::linearithmic())
            continue;
        const double severity = loop.growingDepth == 2 ? 0.5 : loop.growingDepth == 3 ? 0.75 : 0.9;
        found.push_back({ QStringLiteral("nested-loop"), input.facts.loops[i].line, severity,
            QStringLiteral(
                "%1 loops in each other run %2 rounds. A set, a dictionary or sorting first often saves the inner one.")
                .arg(loop.growingDepth)
                .arg(loop.nest.shape == GrowthOrder::Shape::Unknown ? QStringLiteral("an unknown number of")
                                                                    : loop.nest.expression()) });
    }
}

void addRecursion(const BottleneckInput& input, std::vector<Bottleneck>& found)
{
    const bool explodes = input.time.growth == Growth::Exponential || input.time.growth == Growth::Factorial;
    if (!input.isRecursive || !explodes || input.time.reasons.empty())
        return;
    found.push_back({ QStringLiteral("recursion"), input.time.reasons.front().line, 0.9,
        QStringLiteral("%1 Keeping results of earlier calls, or working from small to large, avoids the repetition.")
            .arg(input.time.reasons.front().text) });
}

void addCall(const BottleneckInput& input, const CallFact& call, std::vector<Bottleneck>& found)
{
    const LoopOrder* loop = call.loop < input.loops.size() ? &input.loops[call.loop] : nullptr;
    const bool isRepeated = loop && (!loop->nest.isConstant() || loop->fixedNest > 1);
    const quint32 callee = calledBody(input.graph, call);
    if (callee != noIndex) {
        const ApiFamily* family = input.orders[callee].worstFamily;
        if (isRepeated && family && family->severityInLoop > 0)
            found.push_back({ family->kind, call.line, 0.8 * family->severityInLoop,
                QStringLiteral("%1 %2 and is called in a loop. %3")
                    .arg(input.graph.qualifiedName(call.target), family->verb, family->advice) });
        return;
    }
    const ApiEntry* entry = input.apis.find(input.facts, call);
    if (!entry || !entry->family)
        return;
    const ApiFamily& family = *entry->family;
    const double severity = isRepeated ? family.severityInLoop : family.severity;
    if (severity <= 0)
        return;
    found.push_back({ family.kind, call.line, severity,
        QStringLiteral("%1 %2%3. %4")
            .arg(quoted(input.graph, call.callee), family.verb, isRepeated ? QStringLiteral(" in a loop") : QString(),
                family.advice) });
}

void addSearches(const BottleneckInput& input, std::vector<Bottleneck>& found)
{
    for (const quint32 line : input.searches)
        found.push_back({ QStringLiteral("linear-search"), line, 0.5,
            QStringLiteral("Each round looks through a list, one element after the other. A set made before the loop "
                           "answers at once.") });
}

void addTextBuilding(const BottleneckInput& input, std::vector<Bottleneck>& found)
{
    for (const AllocationFact& allocation : input.facts.allocations) {
        const bool isRepeated = allocation.loop < input.loops.size() && !input.loops[allocation.loop].nest.isConstant();
        if (allocation.kind == AllocationKind::String && isRepeated)
            found.push_back({ QStringLiteral("string-building"), allocation.line, 0.4,
                QStringLiteral("A text is built anew in each round. Collecting the parts and joining them once copies "
                               "each only once.") });
    }
}

} // namespace

std::vector<Bottleneck> findBottlenecks(const BottleneckInput& input)
{
    std::vector<Bottleneck> found;
    addNestedLoops(input, found);
    addRecursion(input, found);
    for (const CallFact& call : input.facts.calls)
        addCall(input, call, found);
    addTextBuilding(input, found);
    addSearches(input, found);
    addHazards(input, found);

    const auto place = [](const Bottleneck& a) { return std::pair(a.line, a.kind); };
    std::stable_sort(found.begin(), found.end(), [&](const Bottleneck& a, const Bottleneck& b) {
        return place(a) != place(b) ? place(a) < place(b) : a.severity > b.severity;
    });
    found.erase(std::unique(found.begin(), found.end(),
                    [&](const Bottleneck& a, const Bottleneck& b) { return place(a) == place(b); }),
        found.end());
    if (found.size() > mostBottlenecks) {
        std::stable_sort(found.begin(), found.end(),
            [](const Bottleneck& a, const Bottleneck& b) { return a.severity > b.severity; });
        found.resize(mostBottlenecks);
        std::sort(
            found.begin(), found.end(), [&](const Bottleneck& a, const Bottleneck& b) { return place(a) < place(b); });
    }
    return found;
}

} // namespace Foreguest
