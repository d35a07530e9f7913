// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/apicatalogue.h"

namespace Foreguest {

/// How often a loop runs each time it is reached.
struct LoopOrder
{
    GrowthOrder trips;
    double fixedTrips = 1; ///< Where literals fix them.
    double confidence = 1;
    /// The trips of its parents count it already: a loop over the neighbours of each visited vertex.
    bool isAmortised = false;
    /// The trips and those of all enclosing loops, multiplied.
    GrowthOrder nest;
    double fixedNest = 1;
    double nestConfidence = 1;
    quint16 growingDepth = 0; ///< Loops of this nest that grow with the input.
};

/// One for each loop of the body, in its order. O(loops).
std::vector<LoopOrder> loopOrders(const CodeGraph& graph, const BodyFacts& facts, const ApiCatalogue& apis);

} // namespace Foreguest
