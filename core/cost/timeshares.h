// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/growthanalysis.h"

namespace Foreguest {

struct TimeShares
{
    std::vector<double> own; ///< By body; together 1.
    std::vector<double> calls; ///< How often each body is called, roughly.
};

/// Predicted share of a program's time that each body spends itself, without what it calls: its nodes times the rounds
/// of the loops around them, times how often the body is called. Literals count as what they are, parameters as what
/// they are called with, and inputs as a few hundred. Empty where a graph is too large for it.
/// O(nodes of the sketches × depth of loops).
TimeShares timeShares(const CodeGraph& graph, ApiLookup& apis, const CallOrder& order,
    const std::vector<bool>& isMemoised, const std::vector<quint32>& entries);

} // namespace Foreguest
