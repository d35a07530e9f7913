// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/estimator.h"

namespace Foreguest {

struct BottleneckInput
{
    const CodeGraph& graph;
    const BodyFacts& facts;
    const std::vector<LoopOrder>& loops;
    ApiLookup& apis;
    const std::vector<BodyOrder>& orders;
    const GrowthBound& time;
    bool isRecursive = false;
    const std::vector<quint32>& searches; ///< Lines in growing loops that look through a list.
};

/// What in a body is likely to cost most, by line; at most 400, one a line and kind. O(loops + calls).
std::vector<Bottleneck> findBottlenecks(const BottleneckInput& input);

} // namespace Foreguest
