// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/apilookup.h"
#include "core/cost/callorder.h"
#include "core/cost/growthanalysis.h"
#include "core/cost/looporder.h"

namespace Foreguest {

/// What later bodies need to know of an estimated one.
struct BodyOrder
{
    GrowthOrder time, space;
    double timeConfidence = 1, spaceConfidence = 1;
    double fixedSteps = 1;
    double ownBytes = 0; ///< Memory that literals fix, with that of the callee that takes most.
    const ApiFamily* worstFamily = nullptr; ///< The most severe family that it calls, itself or through others.
};

/// Estimates the bodies of a graph, each after its callees.
class Estimator
{
public:
    explicit Estimator(const CodeGraph& graph);

    /// Fails only when cancelled.
    Result<std::vector<FunctionCost>> run(const TaskContext& context);
    const std::vector<BodyOrder>& orders() const { return m_orders; }
    ApiLookup& apis() { return m_apis; }
    const CallOrder& callOrder() const { return m_order; }
    GrowthAnalysis& growth() { return m_growth; }
    const std::vector<bool>& isMemoised() const { return m_isMemoised; }

private:
    /// The work of one activation: the largest of all loop nests and calls, without calls into the body's own group.
    struct Work
    {
        GrowthOrder order;
        double confidence = 0.95;
        quint32 loop = noIndex; ///< The loop nest that decides, or
        const CallFact* call = nullptr; ///< the call that decides,
        QString callText; ///< with its own order in words.
    };
    struct Body
    {
        quint32 index = 0;
        std::vector<LoopOrder> loops;
        std::vector<const CallFact*> selfCalls;
        Work work;
    };

    void estimateGroup(size_t first, size_t last);
    Body readBody(quint32 index);
    void addCall(Body& body, const CallFact& call);
    void addKnownCall(Body& body, const CallFact& call, const LoopOrder& around);
    void estimateTime(Body& body, GrowthOrder groupWork, bool isDirect);
    void estimateSpace(const Body& body, GrowthOrder depth);
    void takeGrowth(quint32 body);
    void explainWork(const Body& body, std::vector<Reason>& reasons) const;
    void fillMetrics(const Body& body);
    LoopOrder around(const Body& body, quint32 loop) const;

    const CodeGraph& m_graph;
    ApiLookup m_apis;
    CallOrder m_order;
    std::vector<NodeId> m_memoised;
    std::vector<bool> m_isMemoised;
    GrowthAnalysis m_growth;
    std::vector<BodyOrder> m_orders;
    std::vector<FunctionCost> m_costs;
};

/// "range(n)" as a piece of a sentence: `range(n)`; bounded.
QString quoted(const CodeGraph& graph, StringId text);

} // namespace Foreguest
