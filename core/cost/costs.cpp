// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/costs.h"

#include "core/cost/estimator.h"
#include "core/cost/memoryestimate.h"
#include "core/cost/programcost.h"

#include <QElapsedTimer>

namespace Foreguest {

Result<std::shared_ptr<const CostReport>> estimateCosts(const CodeGraph& graph, const TaskContext& context)
{
    return estimateCosts(graph, context, MemoryInputs());
}

Result<std::shared_ptr<const CostReport>> estimateCosts(
    const CodeGraph& graph, const TaskContext& context, const MemoryInputs& inputs)
{
    QElapsedTimer timer;
    timer.start();
    auto report = std::make_shared<CostReport>();
    Estimator estimator(graph);
    FOREGUEST_TRY_ASSIGN(bodies, estimator.run(context));
    report->bodies = std::move(bodies);
    MemoryEstimator memory(estimator, graph, inputs);
    constexpr quint32 bodiesBetweenChecks = 512;
    for (quint32 body = 0; body < report->bodies.size(); ++body) {
        if (body % bodiesBetweenChecks == 0)
            FOREGUEST_TRY(context.checkpoint());
        report->bodies[body].memory = memory.ofFunction(body);
    }
    report->program = programCost(graph, report->bodies, estimator, memory);
    rankHeat(graph, report->bodies);
    FOREGUEST_TRY(context.checkpoint());
    report->costMs = double(timer.nsecsElapsed()) / 1e6;
    return report;
}

} // namespace Foreguest
