// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/codegraph.h"

namespace Foreguest {

/// A recursive call as its arguments describe it.
struct SelfCall
{
    enum class Shape : quint8 {
        Decrease, ///< A parameter plus or minus something: `n - 1`, `i + 1`, `items[1:]`.
        Halve, ///< Half of a parameter: `n // 2`, `mid + 1`, `a % b`.
        Partition, ///< A part that ends at a local position: `p - 1`.
        Structure, ///< A part of a parameter: `node.left`, `tree[1]`.
        Visited, ///< Goes on with a set of what was visited.
        Other,
    };
    Shape shape = Shape::Other;
    quint32 line = 0;
    quint32 loop = noIndex;
    bool copies = false; ///< Hands over a copy of a part: `items[1:]`.
    bool skipsOnlyOne = false; ///< In a loop over later starts: `i + 1` where i is the loop's, no parameter.
    int movingArguments = 0; ///< Arguments that are not just a parameter handed on.
};
SelfCall readSelfCall(const CodeGraph& graph, const BodyFacts& facts, const CallFact& call);

} // namespace Foreguest
