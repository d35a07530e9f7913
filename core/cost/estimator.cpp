// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/estimator.h"

#include "core/cost/bottlenecks.h"
#include "core/cost/memoryorder.h"
#include "core/cost/recursion.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {

constexpr size_t mostReasons = 8;
constexpr double mostSteps = 1e18;

std::vector<bool> memoisedBodies(const CodeGraph& graph, const std::vector<NodeId>& decorated)
{
    std::vector<bool> result(graph.facts.size());
    for (quint32 body = 0; body < graph.facts.size(); ++body)
        result[body] = isMemoised(graph, body, decorated);
    return result;
}

} // namespace

QString quoted(const CodeGraph& graph, StringId text)
{
    return u'`' + graph.text(text).simplified() + u'`';
}

Estimator::Estimator(const CodeGraph& graph)
    : m_graph(graph)
    , m_apis(graph)
    , m_order(Foreguest::callOrder(graph))
    , m_memoised(memoisedFunctions(graph, m_apis))
    , m_isMemoised(memoisedBodies(graph, m_memoised))
    , m_growth(graph, m_apis, m_order, m_isMemoised)
    , m_orders(graph.facts.size())
    , m_costs(graph.facts.size())
{
}

Result<std::vector<FunctionCost>> Estimator::run(const TaskContext& context)
{
    constexpr size_t groupsBetweenChecks = 1024;
    const size_t groups = m_order.firstOfGroup.size() - 1;
    for (size_t group = 0; group < groups; ++group) {
        if (group % groupsBetweenChecks == 0)
            FOREGUEST_TRY(context.checkpoint());
        estimateGroup(m_order.firstOfGroup[group], m_order.firstOfGroup[group + 1]);
    }
    return std::move(m_costs);
}

void Estimator::estimateGroup(size_t first, size_t last)
{
    m_growth.readGroup(first, last);
    std::vector<Body> bodies;
    GrowthOrder groupWork;
    for (size_t i = first; i < last; ++i) {
        bodies.push_back(readBody(m_order.bodies[i]));
        groupWork = std::max(groupWork, bodies.back().work.order);
    }
    const bool isDirect = bodies.size() == 1;
    for (Body& body : bodies)
        estimateTime(body, groupWork, isDirect);
    if (!isDirect) {
        const auto worst = std::max_element(bodies.begin(), bodies.end(),
            [this](const Body& a, const Body& b) { return m_orders[a.index].time < m_orders[b.index].time; });
        const BodyOrder order = m_orders[worst->index];
        const GrowthBound bound = m_costs[worst->index].time;
        for (const Body& body : bodies) {
            m_orders[body.index].time = order.time;
            m_orders[body.index].timeConfidence = order.timeConfidence;
            m_costs[body.index].time = bound;
        }
    }
    for (const Body& body : bodies) {
        takeGrowth(body.index);
        fillMetrics(body);
        m_costs[body.index].bottlenecks = findBottlenecks({ m_graph, m_graph.facts[body.index], body.loops, m_apis,
            m_orders, m_costs[body.index].time, !body.selfCalls.empty(), m_growth.summary(body.index).searches });
    }
}

Estimator::Body Estimator::readBody(quint32 index)
{
    const BodyFacts& facts = m_graph.facts[index];
    Body body;
    body.index = index;
    body.loops = loopOrders(m_graph, facts, m_apis.catalogueOf(facts));
    double fixedSteps = 1;
    for (quint32 i = 0; i < body.loops.size(); ++i) {
        const LoopOrder& loop = body.loops[i];
        fixedSteps += loop.fixedNest > 1 ? loop.fixedNest : 0;
        if (loop.nest > body.work.order)
            body.work = { loop.nest, loop.nestConfidence, i, nullptr, {} };
    }
    m_orders[index].fixedSteps = std::min(mostSteps, fixedSteps);
    int unknownCalls = 0;
    for (const CallFact& call : facts.calls) {
        addCall(body, call);
        unknownCalls += call.target == noIndex && !m_apis.find(facts, call);
    }
    body.work.confidence *= std::max(0.6, 1 - 0.02 * unknownCalls);
    return body;
}

LoopOrder Estimator::around(const Body& body, quint32 loop) const
{
    return loop < body.loops.size() ? body.loops[loop] : LoopOrder {};
}

void Estimator::addCall(Body& body, const CallFact& call)
{
    const quint32 callee = calledBody(m_graph, call);
    const LoopOrder loop = around(body, call.loop);
    if (callee == noIndex) {
        addKnownCall(body, call, loop);
        return;
    }
    if (m_order.groupOf[callee] == m_order.groupOf[body.index]) {
        body.selfCalls.push_back(&call);
        return;
    }
    const BodyOrder& order = m_orders[callee];
    BodyOrder& own = m_orders[body.index];
    own.fixedSteps = std::min(mostSteps, own.fixedSteps + loop.fixedNest * (order.fixedSteps - 1));
    const bool isWorse = order.worstFamily
        && (!own.worstFamily || order.worstFamily->severityInLoop > own.worstFamily->severityInLoop);
    if (isWorse)
        own.worstFamily = order.worstFamily;
    const GrowthOrder total = loop.nest * order.time;
    if (total > body.work.order)
        body.work = { total, loop.nestConfidence * order.timeConfidence, call.loop, &call,
            QStringLiteral("Calls %1, which is %2").arg(m_graph.qualifiedName(call.target), order.time.text()) };
}

void Estimator::addKnownCall(Body& body, const CallFact& call, const LoopOrder& loop)
{
    const ApiEntry* entry = m_apis.find(m_graph.facts[body.index], call);
    if (!entry)
        return;
    BodyOrder& own = m_orders[body.index];
    if (entry->family && entry->family->severityInLoop > 0
        && (!own.worstFamily || entry->family->severityInLoop > own.worstFamily->severityInLoop))
        own.worstFamily = entry->family;
    if (!m_apis.costApplies(*entry, call))
        return;
    const GrowthOrder total = loop.nest * entry->time;
    if (total > body.work.order)
        body.work = { total, loop.nestConfidence * 0.95, call.loop, &call,
            QStringLiteral("%1 is %2 by itself").arg(quoted(m_graph, call.callee), entry->time.text()) };
}

void Estimator::estimateTime(Body& body, GrowthOrder groupWork, bool isDirect)
{
    BodyOrder& order = m_orders[body.index];
    GrowthBound& bound = m_costs[body.index].time;
    order.time = body.work.order;
    order.timeConfidence = body.work.confidence;
    GrowthOrder depth;
    if (!body.selfCalls.empty()) {
        const RecursionOrder recursion = recursionOrder({ m_graph, m_graph.facts[body.index], body.loops,
            body.selfCalls, isDirect, m_isMemoised[body.index], isDirect ? body.work.order : groupWork });
        order.time = std::max(recursion.time, body.work.order);
        order.timeConfidence *= recursion.confidence;
        depth = recursion.depth;
        bound.reasons.push_back({ recursion.line, recursion.why });
    }
    explainWork(body, bound.reasons);
    if (bound.reasons.empty())
        bound.reasons.push_back({ m_graph.nodes[m_graph.facts[body.index].node].line,
            QStringLiteral("No loop, recursion or costly call depends on the input.") });
    bound.growth = order.time.growth();
    bound.expression = order.time.expression();
    bound.confidence = std::clamp(order.timeConfidence, 0.05, 1.0);
    estimateSpace(body, depth);
}

/// The symbolic bound takes the place of the first estimate, which the space still rests on.
void Estimator::takeGrowth(quint32 body)
{
    std::optional<GrowthBound> bound = m_growth.boundOf(body);
    if (!bound)
        return;
    if (bound->reasons.empty())
        bound->reasons.push_back({ m_graph.nodes[m_graph.facts[body].node].line,
            QStringLiteral("No loop, recursion or costly call depends on the input.") });
    m_costs[body].time = std::move(*bound);
    m_orders[body].time = m_growth.orderOf(body);
    m_orders[body].timeConfidence = m_costs[body].time.confidence;
}

void Estimator::explainWork(const Body& body, std::vector<Reason>& reasons) const
{
    const BodyFacts& facts = m_graph.facts[body.index];
    std::vector<quint32> nest;
    for (quint32 loop = body.work.loop; loop < body.loops.size() && nest.size() < mostReasons;
         loop = facts.loops[loop].parent)
        nest.push_back(loop);
    for (auto it = nest.rbegin(); it != nest.rend(); ++it) {
        const LoopFact& loop = facts.loops[*it];
        const LoopOrder& order = body.loops[*it];
        const QString over = loop.over == 0 ? QStringLiteral("The loop")
                                            : QStringLiteral("The loop over %1").arg(quoted(m_graph, loop.over));
        if (order.isAmortised)
            reasons.push_back(
                { loop.line, over + QStringLiteral(" runs once for each connection, over all rounds together.") });
        else if (order.trips == GrowthOrder::unknown())
            reasons.push_back({ loop.line, over + QStringLiteral(" has no end that can be seen.") });
        else if (loop.constantTrips >= 0)
            reasons.push_back(
                { loop.line, over + QStringLiteral(" runs %1 times, whatever the input.").arg(loop.constantTrips) });
        else if (order.trips.isConstant())
            reasons.push_back({ loop.line, over + QStringLiteral(" runs a fixed number of times.") });
        else
            reasons.push_back({ loop.line, over + QStringLiteral(" runs %1 times.").arg(order.trips.expression()) });
    }
    if (body.work.call) {
        const LoopOrder loop = around(body, body.work.call->loop);
        const QString where = loop.nest.isConstant()
            ? QStringLiteral(".")
            : QStringLiteral(", in a loop of %1 rounds.").arg(loop.nest.expression());
        reasons.push_back({ body.work.call->line, body.work.callText + where });
    }
}

void Estimator::estimateSpace(const Body& body, GrowthOrder depth)
{
    BodyOrder& order = m_orders[body.index];
    GrowthBound& bound = m_costs[body.index].space;
    const MemoryOrder memory = memoryOrder({ m_graph, m_graph.facts[body.index], body.loops, m_apis, m_orders });
    order.space = memory.space;
    order.spaceConfidence = memory.confidence;
    order.ownBytes = memory.bytes;
    if (depth > order.space) {
        order.space = depth;
        order.spaceConfidence = 0.8;
        bound.reasons.push_back({ body.selfCalls.front()->line,
            QStringLiteral("Calls of itself that wait for each other: up to %1 at once.").arg(depth.expression()) });
    } else if (memory.line != 0) {
        bound.reasons.push_back({ memory.line, memory.why });
    } else {
        bound.reasons.push_back({ m_graph.nodes[m_graph.facts[body.index].node].line,
            QStringLiteral("Nothing that it keeps grows with the input.") });
    }
    bound.growth = order.space.growth();
    bound.expression = order.space.expression();
    bound.confidence = order.spaceConfidence;
}

void Estimator::fillMetrics(const Body& body)
{
    const BodyFacts& facts = m_graph.facts[body.index];
    FunctionCost& cost = m_costs[body.index];
    cost.node = facts.node;
    cost.cyclomatic = facts.cyclomatic;
    cost.cognitive = facts.cognitive;
    cost.nesting = facts.nesting;
    cost.lines = facts.lines;
    cost.fixedSteps = m_orders[body.index].fixedSteps;
    const Halstead& h = facts.halstead;
    const double length = double(h.operators) + double(h.operands);
    const double vocabulary = double(h.distinctOperators) + double(h.distinctOperands);
    cost.halsteadVolume = vocabulary > 0 ? length * std::log2(vocabulary) : 0;
    cost.halsteadDifficulty = h.distinctOperands > 0 ? h.distinctOperators / 2.0 * h.operands / h.distinctOperands : 0;
    cost.halsteadEffort = cost.halsteadDifficulty * cost.halsteadVolume;
}

} // namespace Foreguest
