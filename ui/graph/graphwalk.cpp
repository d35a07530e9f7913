// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphwalk.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {

/// The one of `candidates` whose middle is nearest to that of `from`.
quint32 nearest(const GraphScene& scene, quint32 from, const std::vector<quint32>& candidates)
{
    quint32 best = noIndex;
    double shortest = HUGE_VAL;
    for (const quint32 item : candidates) {
        const QPointF way = scene.rects[item].center() - scene.rects[from].center();
        const double length = std::hypot(way.x(), way.y());
        if (item != from && length < shortest) {
            shortest = length;
            best = item;
        }
    }
    return best;
}

std::vector<quint32> targets(const GraphScene& scene, quint32 item)
{
    std::vector<quint32> result;
    for (const quint32 edge : scene.outgoing(item))
        result.push_back(scene.edges[edge].to);
    return result;
}

std::vector<quint32> sources(const GraphScene& scene, quint32 item)
{
    std::vector<quint32> result;
    for (const quint32 edge : scene.incoming(item))
        result.push_back(scene.edges[edge].from);
    return result;
}

} // namespace

quint32 walkByGeometry(const GraphScene& scene, quint32 from, WalkDirection direction)
{
    const bool horizontal = direction == WalkDirection::Left || direction == WalkDirection::Right;
    const double sign = direction == WalkDirection::Right || direction == WalkDirection::Down ? 1 : -1;
    quint32 best = noIndex;
    double shortest = HUGE_VAL;
    for (quint32 i = 0; i < scene.rects.size(); ++i) {
        const QPointF way = scene.rects[i].center() - scene.rects[from].center();
        const double ahead = sign * (horizontal ? way.x() : way.y());
        const double aside = std::abs(horizontal ? way.y() : way.x());
        if (i == from || ahead <= 0.5 || (!horizontal && aside > 4 * ahead + scene.rects[from].width()))
            continue;
        const double length = ahead + 2 * aside;
        if (length < shortest) {
            shortest = length;
            best = i;
        }
    }
    return best;
}

quint32 walkAlongEdges(const GraphScene& scene, quint32 from, WalkDirection direction)
{
    const bool down = scene.direction == LayoutDirection::TopDown;
    if (direction == (down ? WalkDirection::Down : WalkDirection::Right))
        return nearest(scene, from, targets(scene, from));
    const quint32 parent = nearest(scene, from, sources(scene, from));
    if (direction == (down ? WalkDirection::Up : WalkDirection::Left) || parent == noIndex)
        return parent;
    std::vector<quint32> siblings = targets(scene, parent);
    std::sort(siblings.begin(), siblings.end(), [&](quint32 a, quint32 b) {
        const QPointF x = scene.rects[a].center(), y = scene.rects[b].center();
        return down ? x.x() < y.x() : x.y() < y.y();
    });
    const auto here = std::find(siblings.begin(), siblings.end(), from);
    if (direction == (down ? WalkDirection::Left : WalkDirection::Up))
        return here == siblings.begin() ? noIndex : *(here - 1);
    return here == siblings.end() || here + 1 == siblings.end() ? noIndex : *(here + 1);
}

quint32 firstItem(const GraphScene& scene)
{
    quint32 best = noIndex;
    for (quint32 i = 0; i < scene.rects.size(); ++i) {
        const auto key = [&](quint32 item) { return scene.rects[item].left() + scene.rects[item].top(); };
        if (best == noIndex || key(i) < key(best))
            best = i;
    }
    return best;
}

} // namespace Foreguest
