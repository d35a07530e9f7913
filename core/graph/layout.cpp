// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/layout.h"

#include "core/graph/layoutparts.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

using namespace Layered;

namespace {

Result<> validate(const LayoutInput& input)
{
    const size_t n = input.sizes.size();
    const bool edgesFit = std::all_of(
        input.edges.begin(), input.edges.end(), [n](const LayoutEdge& e) { return e.from < n && e.to < n; });
    const bool sizesFit = std::all_of(input.sizes.begin(), input.sizes.end(), [](const QSizeF& s) {
        return std::isfinite(s.width()) && std::isfinite(s.height()) && s.width() >= 0 && s.height() >= 0;
    });
    if (edgesFit && sizesFit && (input.groups.empty() || input.groups.size() == n))
        return {};
    return failure(ErrorCode::Internal,
        QStringLiteral("The graph can't be laid out: an edge, a size or a group is out of range."));
}

/// A part in the coordinates of the picture, its top left at the origin.
struct PartDrawing
{
    std::vector<QPointF> positions;
    std::vector<std::vector<QPointF>> routes; ///< In the edges' own direction.
    QSizeF size;
};

void moveToOrigin(PartDrawing& drawing, const Part& part, const LayoutInput& input)
{
    QPointF low(HUGE_VAL, HUGE_VAL), high(-HUGE_VAL, -HUGE_VAL);
    auto include = [&](double x, double y) {
        low = { std::min(low.x(), x), std::min(low.y(), y) };
        high = { std::max(high.x(), x), std::max(high.y(), y) };
    };
    for (size_t i = 0; i < part.nodes.size(); ++i) {
        const QSizeF half = input.sizes[part.nodes[i]] / 2;
        include(drawing.positions[i].x() - half.width(), drawing.positions[i].y() - half.height());
        include(drawing.positions[i].x() + half.width(), drawing.positions[i].y() + half.height());
    }
    for (const auto& route : drawing.routes)
        for (const QPointF& point : route)
            include(point.x(), point.y());
    for (QPointF& position : drawing.positions)
        position -= low;
    for (auto& route : drawing.routes)
        for (QPointF& point : route)
            point -= low;
    drawing.size = { high.x() - low.x(), high.y() - low.y() };
}

Result<PartDrawing> drawPart(
    Part& part, const LayoutInput& input, const LayoutOptions& options, const TaskContext& context)
{
    PartDrawing drawing;
    if (part.nodes.size() == 1) {
        part.layer = { 0 };
        drawing.size = input.sizes[part.nodes[0]];
        drawing.positions = { QPointF(drawing.size.width() / 2, drawing.size.height() / 2) };
        return drawing;
    }
    FOREGUEST_TRY(breakCyclesAndAssignLayers(part, input, options, context));
    Proper proper = makeProper(part, input, options);
    FOREGUEST_TRY(reduceCrossings(proper, options, context));
    FOREGUEST_TRY_ASSIGN(placement, place(proper, options, context));
    const bool leftToRight = options.direction == LayoutDirection::LeftToRight;
    for (size_t v = 0; v < part.nodes.size(); ++v)
        drawing.positions.emplace_back(placement.depth[v], placement.across[v]);
    drawing.routes = routeEdges(proper, placement, options);
    for (size_t e = 0; e < drawing.routes.size(); ++e)
        if (part.reversed[e])
            std::reverse(drawing.routes[e].begin(), drawing.routes[e].end());
    if (!leftToRight) {
        for (QPointF& position : drawing.positions)
            position = position.transposed();
        for (auto& route : drawing.routes)
            for (QPointF& point : route)
                point = point.transposed();
    }
    moveToOrigin(drawing, part, input);
    return drawing;
}

/// A small bow at the top right corner of a node that points to itself.
std::vector<QPointF> loopRoute(const QPointF& centre, const QSizeF& size)
{
    const double right = centre.x() + size.width() / 2, top = centre.y() - size.height() / 2;
    const double reach = 8;
    return { { right - 2 * reach, top }, { right - 2 * reach, top - reach }, { right - reach, top - reach },
        { right - reach, top } };
}

void collectRoutes(Layout& layout, const LayoutInput& input, std::vector<std::vector<QPointF>>& routes)
{
    for (size_t e = 0; e < input.edges.size(); ++e) {
        const LayoutEdge& edge = input.edges[e];
        if (edge.from == edge.to)
            routes[e] = loopRoute(layout.positions[edge.from], input.sizes[edge.from]);
        layout.firstPoint.push_back(quint32(layout.points.size()));
        layout.points.insert(layout.points.end(), routes[e].begin(), routes[e].end());
    }
    layout.firstPoint.push_back(quint32(layout.points.size()));
}

QRectF boundsOf(const Layout& layout, const LayoutInput& input)
{
    QRectF bounds;
    for (size_t i = 0; i < input.sizes.size(); ++i) {
        const QSizeF& size = input.sizes[i];
        bounds |= QRectF(layout.positions[i] - QPointF(size.width() / 2, size.height() / 2), size);
    }
    for (const QPointF& point : layout.points) {
        bounds.setLeft(std::min(bounds.left(), point.x()));
        bounds.setTop(std::min(bounds.top(), point.y()));
        bounds.setRight(std::max(bounds.right(), point.x()));
        bounds.setBottom(std::max(bounds.bottom(), point.y()));
    }
    return bounds;
}

} // namespace

Result<Layout> layeredLayout(const LayoutInput& input, const LayoutOptions& options, const TaskContext& context)
{
    FOREGUEST_TRY(validate(input));
    std::vector<Part> parts = splitIntoParts(input);
    std::vector<PartDrawing> drawings;
    std::vector<QSizeF> boxes;
    for (Part& part : parts) {
        FOREGUEST_TRY(context.checkpoint());
        FOREGUEST_TRY_ASSIGN(drawing, drawPart(part, input, options, context));
        boxes.push_back(drawing.size);
        drawings.push_back(std::move(drawing));
    }
    const std::vector<QPointF> corners = packBoxes(boxes, options.componentGap, options.aspect);
    Layout layout;
    layout.positions.resize(input.sizes.size());
    layout.layers.resize(input.sizes.size());
    layout.implied.assign(input.edges.size(), false);
    std::vector<std::vector<QPointF>> routes(input.edges.size());
    for (size_t p = 0; p < parts.size(); ++p) {
        for (size_t i = 0; i < parts[p].nodes.size(); ++i) {
            layout.positions[parts[p].nodes[i]] = drawings[p].positions[i] + corners[p];
            layout.layers[parts[p].nodes[i]] = parts[p].layer[i];
        }
        for (size_t e = 0; e < drawings[p].routes.size(); ++e) {
            for (QPointF& point : drawings[p].routes[e])
                point += corners[p];
            layout.implied[parts[p].edges[e]] = parts[p].implied[e];
            routes[parts[p].edges[e]] = std::move(drawings[p].routes[e]);
        }
    }
    collectRoutes(layout, input, routes);
    layout.bounds = boundsOf(layout, input);
    for (QPointF& position : layout.positions)
        position -= layout.bounds.topLeft();
    for (QPointF& point : layout.points)
        point -= layout.bounds.topLeft();
    layout.bounds.moveTo(0, 0);
    return layout;
}

} // namespace Foreguest
