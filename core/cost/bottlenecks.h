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
};

/// What in a body is likely to cost most, by line; at most 50, one a line and kind. O(loops + calls).
std::vector<Bottleneck> findBottlenecks(const BottleneckInput& input);

} // namespace Foreguest
