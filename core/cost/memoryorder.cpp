// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memoryorder.h"

#include "core/cost/expressionorder.h"

#include <algorithm>

namespace Foreguest {

namespace {

constexpr double mostBytes = 4e15;

class MemoryReader
{
public:
    explicit MemoryReader(const MemoryInput& input)
        : m_input(input)
        , m_apis(input.apis.catalogueOf(input.facts))
        , m_loopGrows(input.loops.size(), false)
    {
    }

    MemoryOrder read()
    {
        readCalls();
        readComprehensions();
        readAllocations();
        m_order.bytes = std::min(mostBytes, m_order.bytes + m_calleeBytes);
        return m_order;
    }

private:
    void consider(GrowthOrder space, quint32 line, double confidence, const QString& why)
    {
        if (space <= m_order.space || space.isConstant())
            return;
        m_order.space = space;
        m_order.line = line;
        m_order.confidence = confidence;
        m_order.why = why;
    }

    double slotAndObject(AllocationKind kind) const
    {
        return double(m_apis.elementBytes[size_t(kind)] + m_apis.boxedBytes);
    }

    void readCalls()
    {
        for (const CallFact& call : m_input.facts.calls) {
            const quint32 callee = calledBody(m_input.graph, call);
            const bool isInLoop = call.loop < m_input.loops.size();
            if (callee != noIndex) {
                const BodyOrder& order = m_input.orders[callee];
                m_calleeBytes = std::max(m_calleeBytes, order.ownBytes);
                if (order.space > m_order.space && !order.space.isConstant())
                    consider(order.space, call.line, order.spaceConfidence,
                        QStringLiteral("Calls %1, which keeps %2.")
                            .arg(m_input.graph.qualifiedName(call.target), order.space.text()));
                continue;
            }
            const ApiEntry* entry = m_input.apis.find(m_input.facts, call);
            if (!entry)
                continue;
            if (m_input.apis.costApplies(*entry, call) && entry->space > m_order.space)
                consider(entry->space, call.line, 0.8,
                    QStringLiteral("%1 makes a copy that grows with its input.")
                        .arg(quoted(m_input.graph, call.callee)));
            if (entry->grows && isInLoop)
                readGrowth(call);
        }
    }

    void readGrowth(const CallFact& call)
    {
        const LoopOrder& loop = m_input.loops[call.loop];
        m_loopGrows[call.loop] = true;
        if (loop.fixedNest > 1)
            m_order.bytes += loop.fixedNest * slotAndObject(AllocationKind::List);
        if (loop.nest > m_order.space)
            consider(loop.nest, call.line, 0.8 * loop.nestConfidence,
                QStringLiteral("%1 adds to a container in a loop of %2 rounds.")
                    .arg(quoted(m_input.graph, call.callee), loop.nest.expression()));
    }

    void readComprehensions()
    {
        for (size_t i = 0; i < m_input.loops.size(); ++i) {
            const LoopFact& fact = m_input.facts.loops[i];
            if (fact.kind != LoopKind::Comprehension)
                continue;
            const LoopOrder& loop = m_input.loops[i];
            m_loopGrows[i] = true;
            if (loop.fixedTrips > 1)
                m_order.bytes += loop.fixedNest * slotAndObject(AllocationKind::List);
            // Kept for one round of the loop around it, unless that is a comprehension, too.
            const bool isNested = fact.parent < m_input.loops.size() && m_loopGrows[fact.parent];
            const GrowthOrder space = isNested ? loop.nest : loop.trips;
            if (space > m_order.space)
                consider(space, fact.line, 0.7,
                    QStringLiteral("The elements made from %1 are kept.").arg(quoted(m_input.graph, fact.over)));
        }
    }

    void readAllocations()
    {
        for (const AllocationFact& allocation : m_input.facts.allocations) {
            const bool isKept = allocation.loop < m_input.loops.size() && m_loopGrows[allocation.loop];
            const LoopOrder loop = isKept ? m_input.loops[allocation.loop] : LoopOrder {};
            if (allocation.count >= 0) {
                const double element = double(m_apis.elementBytes[size_t(allocation.kind)]);
                m_order.bytes += double(allocation.count) * element * std::max(1.0, loop.fixedNest);
                continue;
            }
            const GrowthOrder size = ExpressionOrder(m_input.graph.strings.stdView(allocation.text), m_apis).value();
            if (size * loop.nest > m_order.space)
                consider(size * loop.nest, allocation.line, 0.8,
                    QStringLiteral("%1 takes memory in proportion to the input.")
                        .arg(quoted(m_input.graph, allocation.text)));
        }
    }

    const MemoryInput& m_input;
    const ApiCatalogue& m_apis;
    std::vector<bool> m_loopGrows;
    MemoryOrder m_order;
    double m_calleeBytes = 0;
};

} // namespace

MemoryOrder memoryOrder(const MemoryInput& input)
{
    return MemoryReader(input).read();
}

} // namespace Foreguest
