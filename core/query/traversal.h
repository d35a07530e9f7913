// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/linkreader.h"

namespace Foreguest {

/// What walks a search is about: along edges of these kinds, of at least and at most that many edges.
struct WalkRule
{
    quint32 kinds = 0; ///< Bit n: kind n.
    bool isUndirected = false;
    quint32 least = 1, most = 1;
};

/// A breadth-first search over a store. It gives each node once, by a shortest walk whose length the rule allows, so
/// cycles end and the work is O(edges reached · least), not the number of walks. A walk never turns back over the edge
/// that it came by. So where a walk may be longer than the shortest one, a node is looked at from its first two edges:
/// whichever edge leads on, one of the two came by another one.
class Traversal
{
public:
    explicit Traversal(LinkReader& links);

    /// Begins anew. `isBackward`: along the edges against their direction; paths still begin at their source's end.
    Result<> begin(const WalkRule& rule, quint32 start, bool isBackward);
    /// Begins a search for one goal: from both ends at once (I. Pohl, "Bi-directional Search", 1971) where the rule
    /// allows the shortest walk; next() then succeeds at most once.
    Result<> beginBetween(const WalkRule& rule, quint32 source, quint32 target);
    /// True: node(), depth() and path() are of the next node found.
    Result<bool> next();

    quint32 node() const;
    quint32 depth() const;
    /// Ids of nodes and edges in turn, from the source to the target of the walk.
    std::vector<quint32> path() const;

private:
    struct Step
    {
        quint32 node = 0;
        quint32 edge = 0;
        quint32 parent = 0; ///< Index of the step before it; its own for the first.
        quint32 depth = 0;
        bool isAgain = false; ///< Its node was met before by another edge.
    };
    /// The steps of one direction, and which nodes were met.
    struct Side
    {
        std::vector<Step> steps;
        std::vector<quint32> metAt; ///< By node: the round in which it was met …
        std::vector<quint32> stepOf; ///< … by which step …
        std::vector<quint32> againAt; ///< … and the round in which it was met by another edge.
        quint32 round = 0;
        size_t head = 0; ///< The next step to expand.
    };

    Result<> prepare(Side& side, quint32 start);
    bool meet(Side& side, quint32 node) const;
    bool meetAgain(Side& side, quint32 node, quint32 edge) const;
    template <typename Visit> Result<> visitLinks(quint32 node, bool isBackward, Visit visit);
    Result<bool> expand();
    Result<bool> search();
    Result<bool> expandLevel(Side& side, const Side& other, bool isBackward);
    static std::vector<quint32> trail(const Side& side, size_t step);

    LinkReader& m_links;
    WalkRule m_rule;
    Side m_near, m_far;
    bool m_isBackward = false;
    std::optional<quint32> m_goal;
    bool m_isBetween = false, m_isDone = false;
    size_t m_current = 0, m_emitted = 0; ///< Steps.
    quint32 m_expanded = 0;
    size_t m_meetingNear = 0, m_meetingFar = 0;
};

} // namespace Foreguest
