// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/traversal.h"

#include <algorithm>

namespace Foreguest {

Traversal::Traversal(LinkReader& links)
    : m_links(links)
{
}

Result<> Traversal::prepare(Side& side, quint32 start)
{
    FOREGUEST_TRY_ASSIGN(limit, m_links.nodeLimit());
    if (side.metAt.size() != limit) {
        side.metAt.assign(limit, 0);
        side.stepOf.assign(limit, 0);
        side.againAt.assign(limit, 0);
        side.round = 0;
    }
    ++side.round;
    side.head = 0;
    side.steps.clear();
    if (start < limit)
        side.steps.push_back({ start, 0, 0, 0, false });
    return {};
}

/// Notes a node as met in this round; false where it was already.
bool Traversal::meet(Side& side, quint32 node) const
{
    if (node >= side.metAt.size() || side.metAt[node] == side.round)
        return false;
    side.metAt[node] = side.round;
    side.stepOf[node] = quint32(side.steps.size());
    return true;
}

/// Whether a node that was met in this round is met by a second edge for the first time.
bool Traversal::meetAgain(Side& side, quint32 node, quint32 edge) const
{
    if (node >= side.metAt.size() || side.metAt[node] != side.round || side.againAt[node] == side.round)
        return false;
    const Step& first = side.steps[side.stepOf[node]];
    if (first.depth == 0 || first.edge == edge)
        return false;
    side.againAt[node] = side.round;
    return true;
}

Result<> Traversal::begin(const WalkRule& rule, quint32 start, bool isBackward)
{
    m_rule = rule;
    m_isBackward = isBackward;
    m_goal.reset();
    m_isBetween = m_isDone = false;
    m_emitted = 0;
    FOREGUEST_TRY(prepare(m_near, start));
    // A walk of no edges has met its start; a longer one may come back to it.
    if (rule.least == 0 && !m_near.steps.empty()) {
        m_near.metAt[start] = m_near.round;
        m_near.stepOf[start] = 0;
    }
    return {};
}

Result<> Traversal::beginBetween(const WalkRule& rule, quint32 source, quint32 target)
{
    // From both ends only shortest walks are found; there and back over one edge is none.
    const bool isCycle = rule.isUndirected && rule.least == 1 && source == target;
    if (rule.least > 1 || isCycle) {
        FOREGUEST_TRY(begin(rule, source, false));
        m_goal = target;
        return {};
    }
    m_rule = rule;
    m_isBackward = false;
    m_goal = target;
    m_isBetween = true;
    m_isDone = false;
    FOREGUEST_TRY(prepare(m_near, source));
    FOREGUEST_TRY(prepare(m_far, target));
    for (Side* side : { &m_near, &m_far }) {
        if (side->steps.empty())
            continue;
        const quint32 start = side->steps.front().node;
        side->stepOf[start] = 0;
        // In search of a cycle the near side must be able to come back to where it began.
        if (side == &m_far || source != target)
            side->metAt[start] = side->round;
    }
    return {};
}

template <typename Visit> Result<> Traversal::visitLinks(quint32 node, bool isBackward, Visit visit)
{
    if (++m_expanded % 256 == 0 && m_links.guard().mustStop())
        return failure(ErrorCode::Cancelled, QStringLiteral("Stopped."));
    for (const LinkDirection direction : { LinkDirection::Out, LinkDirection::In }) {
        if (!m_rule.isUndirected && (direction == LinkDirection::In) != isBackward)
            continue;
        FOREGUEST_TRY_ASSIGN(links, m_links.links(node, direction));
        for (const Link& link : links) {
            if (link.kind < 32 && (m_rule.kinds >> link.kind) & 1U)
                visit(link);
        }
    }
    return {};
}

/// Expands the next step that waits; false: there is none.
Result<bool> Traversal::expand()
{
    Side& side = m_near;
    if (side.head >= side.steps.size())
        return false;
    const size_t index = side.head++;
    const Step step = side.steps[index];
    if (step.depth >= m_rule.most)
        return true;
    const quint32 depth = step.depth + 1;
    // Below the least length a node may be met in each level; from there on once at all.
    const bool beginsLevel = side.steps[index].depth != side.steps[index == 0 ? 0 : index - 1].depth || index == 0;
    if (beginsLevel && depth <= m_rule.least && m_rule.least > 0)
        ++side.round;
    const bool mayMeetAgain = m_rule.isUndirected || depth < m_rule.least;
    return visitLinks(step.node, m_isBackward, [&](const Link& link) {
        if (step.depth > 0 && link.edge == step.edge)
            return;
        if (meet(side, link.node))
            side.steps.push_back({ link.node, link.edge, quint32(index), depth, false });
        else if (mayMeetAgain && meetAgain(side, link.node, link.edge))
            side.steps.push_back({ link.node, link.edge, quint32(index), depth, true });
    }).map([] { return true; });
}

Result<bool> Traversal::next()
{
    if (m_isDone)
        return false;
    if (m_isBetween) {
        m_isDone = true;
        return search();
    }
    while (true) {
        while (m_emitted < m_near.steps.size()) {
            m_current = m_emitted++;
            const Step& step = m_near.steps[m_current];
            if (step.isAgain || step.depth < m_rule.least || (m_goal && step.node != *m_goal))
                continue;
            m_isDone = m_goal.has_value();
            return true;
        }
        FOREGUEST_TRY_ASSIGN(more, expand());
        if (!more)
            return false;
    }
}

/// Expands one whole level; true where it met the other side. The best meeting of the level is of a shortest walk: had
/// there been a shorter one, an earlier level would have met.
Result<bool> Traversal::expandLevel(Side& side, const Side& other, bool isBackward)
{
    const size_t end = side.steps.size();
    std::optional<std::pair<size_t, quint32>> meeting;
    quint32 shortest = 0;
    while (side.head < end) {
        const size_t index = side.head++;
        const Step step = side.steps[index];
        FOREGUEST_TRY(visitLinks(step.node, isBackward, [&](const Link& link) {
            const bool isBack = step.depth > 0 && link.edge == step.edge;
            if (isBack || !meet(side, link.node))
                return;
            side.steps.push_back({ link.node, link.edge, quint32(index), step.depth + 1, false });
            if (other.metAt[link.node] != other.round)
                return;
            const quint32 otherStep = other.stepOf[link.node];
            const Step& met = other.steps[otherStep];
            // There and back over one edge is no cycle.
            if (met.depth > 0 && met.edge == link.edge)
                return;
            const quint32 length = step.depth + 1 + met.depth;
            if (!meeting || length < shortest) {
                meeting = { side.steps.size() - 1, otherStep };
                shortest = length;
            }
        }));
    }
    if (!meeting)
        return false;
    m_meetingNear = isBackward ? meeting->second : meeting->first;
    m_meetingFar = isBackward ? meeting->first : meeting->second;
    return true;
}

Result<bool> Traversal::search()
{
    if (m_near.steps.empty() || m_far.steps.empty())
        return false;
    if (m_rule.least == 0 && m_near.steps.front().node == *m_goal) {
        m_meetingNear = m_meetingFar = 0;
        return true;
    }
    for (quint32 length = 1; length <= m_rule.most; ++length) {
        const size_t nearWaiting = m_near.steps.size() - m_near.head;
        const size_t farWaiting = m_far.steps.size() - m_far.head;
        if (nearWaiting == 0 || farWaiting == 0)
            return false;
        const bool fromFar = length > 1 && farWaiting < nearWaiting;
        FOREGUEST_TRY_ASSIGN(met, expandLevel(fromFar ? m_far : m_near, fromFar ? m_near : m_far, fromFar));
        if (met)
            return true;
    }
    return false;
}

quint32 Traversal::node() const
{
    return m_isBetween ? *m_goal : m_near.steps[m_current].node;
}

quint32 Traversal::depth() const
{
    if (m_isBetween)
        return m_near.steps[m_meetingNear].depth + m_far.steps[m_meetingFar].depth;
    return m_near.steps[m_current].depth;
}

/// Nodes and edges from a step back to the first.
std::vector<quint32> Traversal::trail(const Side& side, size_t step)
{
    std::vector<quint32> ids { side.steps[step].node };
    while (side.steps[step].depth > 0) {
        ids.push_back(side.steps[step].edge);
        step = side.steps[step].parent;
        ids.push_back(side.steps[step].node);
    }
    return ids;
}

std::vector<quint32> Traversal::path() const
{
    std::vector<quint32> ids = trail(m_near, m_isBetween ? m_meetingNear : m_current);
    if (!m_isBackward)
        std::reverse(ids.begin(), ids.end());
    if (m_isBetween) {
        const std::vector<quint32> rest = trail(m_far, m_meetingFar);
        ids.insert(ids.end(), rest.begin() + 1, rest.end());
    }
    return ids;
}

} // namespace Foreguest
