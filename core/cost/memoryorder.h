// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/estimator.h"

namespace Foreguest {

/// What a body keeps in memory, with its callees.
struct MemoryOrder
{
    GrowthOrder space;
    double confidence = 0.9;
    double bytes = 0; ///< Fixed by literals: of the body and of the callee that takes most.
    quint32 line = 0; ///< Of what decides; 0 where nothing grows.
    QString why;
};

struct MemoryInput
{
    const CodeGraph& graph;
    const BodyFacts& facts;
    const std::vector<LoopOrder>& loops;
    ApiLookup& apis;
    const std::vector<BodyOrder>& orders;
};
MemoryOrder memoryOrder(const MemoryInput& input);

} // namespace Foreguest
