// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphscene.h"

#include <QPainter>
#include <QPalette>

#include <functional>

namespace Foreguest {

/// Which part of a scene is seen: a point p of the scene is at (p - origin) * scale of the picture.
struct ViewTransform
{
    double scale = 1;
    QPointF origin;

    QPointF toPicture(const QPointF& p) const { return (p - origin) * scale; }
    QPointF toScene(const QPointF& p) const { return p / scale + origin; }
    QRectF toPicture(const QRectF& r) const { return { toPicture(r.topLeft()), r.size() * scale }; }
    bool operator==(const ViewTransform& other) const { return scale == other.scale && origin == other.origin; }
};

struct GraphStyle
{
    QPalette palette;
    QFont font;
    ColorBy colorBy = ColorBy::Heat;
    quint32 selected = noIndex; ///< An item of the scene; its edges stand out and the rest steps back.
};

/// Paints what of a scene lies in `picture` (in the painter's coordinates). Fewer details where they would be too small
/// to see: labels, arrow heads, then curves. Returns false where `isCancelled` stopped it. Any thread.
bool paintGraph(QPainter& painter, const GraphScene& scene, const ViewTransform& view, const QRectF& picture,
    const GraphStyle& style, const std::function<bool()>& isCancelled);

QPainterPath shapePath(ItemShape shape, const QRectF& box, double unit);
/// The pen of an edge: each group has a dash pattern of its own.
QPen edgePen(EdgeGroup group, const QColor& color, double width);
/// The head of an edge that ends at `tip`.
/// `along` is the direction in which it arrives, a unit vector.
void paintArrow(QPainter& painter, EdgeGroup group, const QPointF& along, const QPointF& tip, double size);

} // namespace Foreguest
