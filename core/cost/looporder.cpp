// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/looporder.h"

#include "core/cost/expressionorder.h"

#include <algorithm>
#include <cctype>

namespace Foreguest {

namespace {

constexpr double mostSteps = 1e18;

/// The expression names an adjacency structure: over all vertices its loops run once an edge.
bool isAdjacency(std::string_view over)
{
    static constexpr std::array<std::string_view, 6> names { "adj", "graph", "neighbo", "edges", "children",
        "successors" };
    const bool isIndexed = over.find('[') != std::string_view::npos || over.find('.') != std::string_view::npos;
    return isIndexed && std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return over.find(name) != std::string_view::npos;
    });
}

/// `while queue:`, `while (stack.length > 0)`, `while (!q.empty())`: runs until a container is empty.
bool isWorklist(const LoopFact& loop, std::string_view over)
{
    static constexpr std::array<std::string_view, 5> names { "queue", "stack", "heap", "todo", "pending" };
    if (loop.kind != LoopKind::While)
        return false;
    const bool asksForEmptiness = over.find("empty()") != std::string_view::npos
        || over.find(".length") != std::string_view::npos || over.find(".size") != std::string_view::npos;
    const bool isName = over.find_first_of(" <>=(") == std::string_view::npos;
    return asksForEmptiness || (isName && std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return over.find(name) != std::string_view::npos;
    })) || over.starts_with("len(");
}

bool isIndexed(std::string_view over)
{
    return over.ends_with(']') && !over.starts_with('[');
}

/// `low <= high`, where neither moves by a fixed step: the two ends of a bisection.
bool comparesTwoNames(std::string_view condition)
{
    const size_t sign = condition.find_first_of("<>");
    if (sign == std::string_view::npos || sign == 0)
        return false;
    const auto isName = [](std::string_view text) {
        return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == ' ';
        }) && std::any_of(text.begin(), text.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)); });
    };
    const size_t after = condition.find_first_not_of("<>=", sign);
    return after != std::string_view::npos && isName(condition.substr(0, sign)) && isName(condition.substr(after));
}

LoopOrder ownOrder(
    const LoopFact& loop, std::string_view over, const ApiCatalogue& apis, bool isGenerator, bool hasInnerLoop)
{
    LoopOrder order;
    if (loop.constantTrips >= 0) {
        order.fixedTrips = static_cast<double>(loop.constantTrips);
        return order;
    }
    if (loop.infinite) {
        // A generator's endless loop advances once for each value that is taken from it.
        order.trips = isGenerator ? GrowthOrder::linear() : GrowthOrder::unknown();
        order.confidence = isGenerator ? 0.5 : 0.9;
        return order;
    }
    ExpressionOrder expression(over, apis);
    const bool isIteration = loop.kind == LoopKind::ForEach || loop.kind == LoopKind::Comprehension;
    const bool hasCondition = !isIteration && over.find("range(") != 0;
    if (loop.step == LoopStep::Multiplicative) {
        order.trips = GrowthOrder::logarithmic();
        return order;
    }
    if (loop.kind == LoopKind::While && loop.step == LoopStep::Unknown && !hasInnerLoop && comparesTwoNames(over)) {
        order.trips = GrowthOrder::logarithmic();
        order.confidence = 0.6;
        return order;
    }
    if (over.empty()) {
        order.trips = GrowthOrder::linear();
        order.confidence = 0.6;
        return order;
    }
    order.trips = hasCondition ? expression.condition(loop.step == LoopStep::Additive) : expression.value();
    if (expression.hasVariableStep() && loop.parent != noIndex)
        order.trips = GrowthOrder::logarithmic();
    if (loop.kind == LoopKind::While || loop.kind == LoopKind::DoWhile) {
        order.confidence = loop.step == LoopStep::Unknown ? 0.7 : 0.9;
        if (order.trips.isConstant() && loop.step != LoopStep::Additive)
            order.trips = GrowthOrder::linear();
    }
    return order;
}

} // namespace

std::vector<LoopOrder> loopOrders(const CodeGraph& graph, const BodyFacts& facts, const ApiCatalogue& apis)
{
    std::vector<LoopOrder> orders;
    orders.reserve(facts.loops.size());
    std::vector<bool> hasInnerLoop(facts.loops.size(), false);
    for (const LoopFact& loop : facts.loops) {
        if (loop.parent < facts.loops.size())
            hasInnerLoop[loop.parent] = true;
    }
    for (const LoopFact& loop : facts.loops) {
        const std::string_view over = graph.strings.stdView(loop.over);
        LoopOrder order = ownOrder(loop, over, apis, facts.isGenerator, hasInnerLoop[orders.size()]);
        const bool hasParent = loop.parent < orders.size();
        if (hasParent && !order.trips.isConstant()) {
            const LoopFact& parent = facts.loops[loop.parent];
            const bool ofWorklist = isWorklist(parent, graph.strings.stdView(parent.over)) && isIndexed(over);
            if (loop.kind == LoopKind::ForEach && (isAdjacency(over) || ofWorklist)) {
                order.isAmortised = true;
                order.confidence *= 0.8;
            }
        }
        order.nest = order.isAmortised ? GrowthOrder::constant() : order.trips;
        order.fixedNest = order.fixedTrips;
        order.nestConfidence = order.confidence;
        order.growingDepth = order.nest.isConstant() ? 0 : 1;
        if (hasParent) {
            const LoopOrder& parent = orders[loop.parent];
            order.nest = order.nest * parent.nest;
            order.fixedNest = std::min(mostSteps, order.fixedNest * parent.fixedNest);
            order.nestConfidence *= parent.nestConfidence;
            order.growingDepth = static_cast<quint16>(std::min(1000, order.growingDepth + parent.growingDepth));
        }
        orders.push_back(order);
    }
    return orders;
}

} // namespace Foreguest
