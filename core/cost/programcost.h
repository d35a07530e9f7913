// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/memoryestimate.h"

namespace Foreguest {

/// The costs of the whole program from those of its bodies. O(N + E).
ProgramCost programCost(
    const CodeGraph& graph, std::vector<FunctionCost>& bodies, Estimator& estimator, MemoryEstimator& memory);

/// Fills FunctionCost::heat of all bodies; the hottest gets 1.
void rankHeat(const CodeGraph& graph, std::vector<FunctionCost>& bodies);

} // namespace Foreguest
