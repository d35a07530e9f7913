// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/apilookup.h"
#include "core/cost/callorder.h"
#include "core/cost/looporder.h"

namespace Foreguest {

/// How a body that calls itself, directly or through others, grows; found from the number of its self-calls and from
/// the shape of their arguments (textbook recurrences; master theorem for halving).
struct RecursionOrder
{
    GrowthOrder time; ///< Of the whole recursion.
    GrowthOrder depth; ///< Frames that are alive at once.
    double confidence = 1;
    quint32 line = 0; ///< Of the self-call that decides.
    QString why;
};

struct RecursionInput
{
    const CodeGraph& graph;
    const BodyFacts& facts;
    const std::vector<LoopOrder>& loops;
    std::vector<const CallFact*> selfCalls; ///< Calls into the body's own group.
    bool isDirect = true; ///< All of them call the body itself.
    bool isMemoised = false;
    GrowthOrder work; ///< Of one call without the self-calls.
};
RecursionOrder recursionOrder(const RecursionInput& input);

/// A cache decorator stands at the function, or it keeps results under a name that says so.
bool isMemoised(const CodeGraph& graph, quint32 body, const std::vector<NodeId>& decorated);
/// Functions that a memoising decorator of the data is applied to, sorted. O(calls).
std::vector<NodeId> memoisedFunctions(const CodeGraph& graph, ApiLookup& apis);

} // namespace Foreguest
