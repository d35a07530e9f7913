// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/costs.h"
#include "core/cost/estimator.h"
#include "core/cost/memoryinputs.h"
#include "core/cost/memorytypes.h"

#include <set>
#include <string>

namespace Foreguest {

/// Memory in bytes: of each function what it takes itself while it runs, of the program the peak of its resident set.
/// Sizes that nothing tells count as MemoryInputs::assumed elements; what then depends on them has no upper bound.
class MemoryEstimator
{
public:
    MemoryEstimator(Estimator& estimator, const CodeGraph& graph, const MemoryInputs& inputs);

    /// O(nodes of the body's sketch), a few times where inputs decide.
    MemoryEstimate ofFunction(quint32 body);
    /// What a program takes that starts in these bodies; O(budget).
    MemoryEstimate ofProgram(const std::vector<quint32>& entries);

private:
    struct Measure
    {
        double peak = 0, total = 0;
        std::set<std::string> assumed;
        std::vector<MemoryMeter::Site> sites;
        bool isSpent = false, hasGuess = false;
    };
    Measure measureFunction(quint32 body, const MemoryInputs& inputs);
    Measure measureProgram(const std::vector<quint32>& entries, const MemoryInputs& inputs);
    void explain(const Measure& measure, MemoryEstimate& estimate, bool namesFunctions) const;
    template <typename Run> QString expression(const Measure& measure, double base, Run run) const;

    Estimator& m_estimator;
    GrowthContext& m_context;
    const CodeGraph& m_graph;
    TypeTable m_types;
    const MemoryInputs& m_inputs;
};

} // namespace Foreguest
