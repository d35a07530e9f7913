// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/apicatalogue.h"
#include "core/graph/codegraph.h"

#include <functional>

namespace Foreguest {

/// How one variable moves in a loop's body.
struct VariableMoves
{
    bool rises = false, falls = false; ///< By sums.
    bool grows = false, shrinks = false; ///< By factors: doubled; halved, remainder, middle of two bounds.
    bool isSet = false; ///< To something else.
    bool isRead = false; ///< From the input.
    bool follows = false; ///< A link: `p = p.next`, `x = parent[x]`.
    bool isFlag = false; ///< Set to literals alone.
    bool leads = false; ///< Starts each round at a variable that is then set to it: `j = i; while (…) j++; i = j;`.
    bool gains = false, loses = false; ///< As a container.
    quint32 step = noIndex; ///< Node of the sum's other operand.
    bool moves() const { return rises || falls || grows || shrinks || isSet || isRead || follows || gains || loses; }
    bool isMonotonous() const { return rises != falls && !grows && !shrinks && !isSet && !isRead && !follows; }
};

/// What a loop does with variables, gathered before it is read. O(nodes of the loop).
class LoopScan
{
public:
    LoopScan() = default;
    LoopScan(const CodeGraph& graph, const BodyFacts& facts, const ApiCatalogue& apis, quint32 loop,
        const std::function<bool(const CallFact&)>& reads);
    const VariableMoves* of(quint32 name) const
    {
        const auto it = m_moves.find(name);
        return it == m_moves.end() ? nullptr : &it->second;
    }
    const std::unordered_map<quint32, VariableMoves>& all() const { return m_moves; }
    const std::vector<quint32>& exits() const { return m_exits; } ///< Conditions that leave the loop.
    bool leaves() const { return m_leaves; } ///< By whatever way.
    const std::vector<quint32>& marks() const { return m_marks; } ///< Subscripts that are assigned to.

private:
    struct Scanner;
    std::unordered_map<quint32, VariableMoves> m_moves;
    std::vector<quint32> m_exits, m_marks;
    bool m_leaves = false;
};

} // namespace Foreguest
