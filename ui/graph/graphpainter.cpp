// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphpainter.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {

constexpr double leastTextHeight = 9; ///< Pixels; smaller text is left out.
constexpr double leastDetailedHeight
    = 11; ///< Pixels of a line; below that a second line costs the first its legibility.
constexpr int cancelCheckInterval = 256;

QColor blend(const QColor& over, const QColor& under, double opacity)
{
    auto channel = [opacity](int a, int b) { return int(std::lround(a * opacity + b * (1 - opacity))); };
    return { channel(over.red(), under.red()), channel(over.green(), under.green()),
        channel(over.blue(), under.blue()) };
}

bool meets(const QRectF& bounds, const QRectF& area)
{
    return bounds.left() <= area.right() && bounds.right() >= area.left() && bounds.top() <= area.bottom()
        && bounds.bottom() >= area.top();
}

class ScenePainter
{
public:
    ScenePainter(QPainter& painter, const GraphScene& scene, const ViewTransform& view, const QRectF& picture,
        const GraphStyle& style)
        : m_painter(painter)
        , m_scene(scene)
        , m_view(view)
        , m_style(style)
        , m_area(view.toScene(picture.topLeft()), picture.size() / view.scale)
        , m_base(style.palette.color(QPalette::Base))
        , m_text(style.palette.color(QPalette::Text))
        , m_muted(themeColor(ColorRole::Muted, style.palette))
    {
        markNeighbours();
    }

    bool paint(const std::function<bool()>& isCancelled)
    {
        std::vector<quint32> edges;
        for (quint32 e = 0; e < m_scene.edges.size(); ++e)
            if (meets(m_scene.routeBounds[e].adjusted(-20, -20, 20, 20), m_area))
                edges.push_back(e);
        constexpr size_t manyEdges = 4000;
        m_curves = edges.size() < manyEdges || m_view.scale > 0.4;
        m_painter.setRenderHint(QPainter::Antialiasing, m_curves);
        int steps = 0;
        auto stopped = [&] { return ++steps % cancelCheckInterval == 0 && isCancelled(); };
        for (const bool highlighted : { false, true })
            for (const quint32 e : edges) {
                if (isHighlighted(e) == highlighted)
                    paintEdge(e);
                if (stopped())
                    return false;
            }
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        chooseFonts();
        for (const quint32 item : m_scene.grid.within(m_area)) {
            paintItem(item);
            if (stopped())
                return false;
        }
        return true;
    }

private:
    bool hasSelection() const { return m_style.selected < m_scene.items.size(); }
    bool isHighlighted(quint32 edge) const
    {
        return hasSelection()
            && (m_scene.edges[edge].from == m_style.selected || m_scene.edges[edge].to == m_style.selected);
    }

    void markNeighbours()
    {
        if (!hasSelection())
            return;
        m_near.assign(m_scene.items.size(), false);
        m_near[m_style.selected] = true;
        for (const quint32 e : m_scene.outgoing(m_style.selected))
            m_near[m_scene.edges[e].to] = true;
        for (const quint32 e : m_scene.incoming(m_style.selected))
            m_near[m_scene.edges[e].from] = true;
    }

    void paintEdge(quint32 index)
    {
        const SceneEdge& edge = m_scene.edges[index];
        const auto route = m_scene.layout.route(index);
        if (route.size() < 2)
            return;
        const bool highlighted = isHighlighted(index);
        const bool out = edge.from == m_style.selected;
        QColor color
            = highlighted ? themeColor(out ? ColorRole::EdgeOut : ColorRole::EdgeIn, m_style.palette) : m_muted;
        constexpr double unsure = 0.3;
        const bool implied = m_scene.layout.implied[index];
        const double opacity = highlighted ? 1
                                           : (hasSelection()                     ? 0.3
                                                     : edge.confidence <= unsure ? 0.5
                                                                                 : 0.85)
                * (implied ? 0.3 : 1);
        color = blend(color, m_base, opacity);
        const double weight = 1.1 + 0.35 * std::min(4.0, std::log2(double(edge.count)));
        const double width = std::clamp(weight * m_view.scale, 0.8, 3.0) + (highlighted ? 1.2 : 0);
        QPen pen = edgePen(edge.group, color, width);
        if (highlighted && !out)
            pen.setDashPattern({ 5, 2.5 });
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        if (edge.from == edge.to)
            paintLoop(route);
        else
            paintRoute(route);
        constexpr double smallestArrow = 0.22;
        if ((m_view.scale > smallestArrow && !implied) || highlighted) {
            m_painter.setPen(QPen(color, 1.2));
            m_painter.setBrush(color);
            const QPointF tip = m_view.toPicture(route.back());
            paintArrow(m_painter, edge.group, arrival(edge, route), tip,
                std::clamp(8 * m_view.scale, 4.0, 12.0) + (highlighted ? 2 : 0));
        }
    }

    /// Routes arrive along the direction of the layout, those of loops from above.
    QPointF arrival(const SceneEdge& edge, std::span<const QPointF> route) const
    {
        const QPointF way = route.back() - route[route.size() - 2];
        if (edge.from == edge.to || m_scene.direction == LayoutDirection::TopDown)
            return { 0, way.y() < 0 ? -1.0 : 1.0 };
        return { way.x() < 0 ? -1.0 : 1.0, 0 };
    }

    void paintRoute(std::span<const QPointF> route)
    {
        if (!m_curves) {
            for (size_t i = 0; i + 1 < route.size(); ++i)
                m_painter.drawLine(m_view.toPicture(route[i]), m_view.toPicture(route[i + 1]));
            return;
        }
        QPainterPath path(m_view.toPicture(route[0]));
        for (size_t i = 0; i + 1 < route.size(); ++i) {
            const QPointF a = m_view.toPicture(route[i]), b = m_view.toPicture(route[i + 1]);
            const QPointF middle = (a + b) / 2;
            if (std::abs(a.y() - b.y()) < 0.5 || std::abs(a.x() - b.x()) < 0.5)
                path.lineTo(b);
            else if (m_scene.direction == LayoutDirection::LeftToRight)
                path.cubicTo({ middle.x(), a.y() }, { middle.x(), b.y() }, b);
            else
                path.cubicTo({ a.x(), middle.y() }, { b.x(), middle.y() }, b);
        }
        m_painter.drawPath(path);
    }

    void paintLoop(std::span<const QPointF> route)
    {
        const QPointF from = m_view.toPicture(route.front()), to = m_view.toPicture(route.back());
        const QPointF up(0, -16 * m_view.scale), aside(6 * m_view.scale, 0);
        QPainterPath path(from);
        path.cubicTo(from + up - aside, to + up + aside, to);
        m_painter.drawPath(path);
    }

    void chooseFonts()
    {
        // At small scales the box keeps one line, which then may fill it: labels stay legible longer than the geometry.
        const double natural = QFontMetricsF(m_style.font).height();
        const double twoLines = 2.05 * natural;
        m_boxHeight = m_scene.rects.empty() ? 0 : m_scene.rects.front().height() * m_view.scale;
        m_showDetail = m_boxHeight >= 0.78 * twoLines && natural * m_view.scale >= leastDetailedHeight;
        constexpr double smallestFont = 0.68; // Of the natural size.
        const double wanted = m_showDetail
            ? natural * m_view.scale
            : std::min(natural * std::max(m_view.scale, smallestFont), m_boxHeight * 0.9);
        m_showLabel = wanted >= leastTextHeight;
        const double points = m_style.font.pointSizeF() * wanted / natural;
        m_nameFont = m_style.font;
        m_nameFont.setPointSizeF(std::max(1.0, points));
        m_detailFont = m_nameFont;
        m_detailFont.setPointSizeF(std::max(1.0, points * 0.85));
    }

    void paintItem(quint32 index)
    {
        const SceneItem& item = m_scene.items[index];
        const QRectF box = m_view.toPicture(m_scene.rects[index]);
        const bool faded = hasSelection() && !m_near[index];
        QColor fill = item.hasCost ? heatColor(double(m_scene.colorValue(index, m_style.colorBy)), m_style.palette)
                                   : blend(m_text, m_base, 0.08);
        QColor ink = item.hasCost ? textOn(fill) : m_text;
        QColor border = item.hasCost ? blend(m_text, fill, 0.45) : m_muted;
        if (faded) {
            fill = blend(fill, m_base, 0.3);
            ink = blend(m_text, m_base, 0.75);
            border = blend(border, m_base, 0.4);
        }
        QPen pen(border, std::clamp(m_view.scale, 0.5, 1.5));
        if (item.external)
            pen.setDashPattern({ 3, 2 });
        m_painter.setPen(pen);
        m_painter.setBrush(fill);
        m_painter.drawPath(shapePath(item.shape, box, m_view.scale));
        if (index == m_style.selected)
            paintSelection(item.shape, box);
        if (m_showLabel)
            paintLabel(item, box, ink);
    }

    void paintSelection(ItemShape shape, const QRectF& box)
    {
        const QColor highlight = m_style.palette.color(QPalette::Highlight);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(highlight, 3));
        m_painter.drawPath(shapePath(shape, box.adjusted(-4, -4, 4, 4), m_view.scale));
    }

    void paintLabel(const SceneItem& item, const QRectF& box, const QColor& ink)
    {
        const double margin = (item.shape == ItemShape::Library        ? 11
                                      : item.shape == ItemShape::Class ? 6
                                                                       : 5)
            * std::min(1.0, m_view.scale);
        QRectF area = box.adjusted(margin, 0, -margin, 0);
        const QFontMetricsF name(m_nameFont);
        if (area.width() < 2 * name.averageCharWidth())
            return;
        m_painter.setPen(ink);
        m_painter.setFont(m_nameFont);
        const QString label = fitting(item, name, area.width() + 1);
        if (!m_showDetail || item.detail.isEmpty()) {
            m_painter.drawText(area, Qt::AlignCenter | Qt::TextSingleLine, label);
            return;
        }
        const QFontMetricsF detail(m_detailFont);
        const double top = area.center().y() - (name.height() + detail.height()) / 2;
        area.setTop(top);
        area.setHeight(name.height());
        m_painter.drawText(area, Qt::AlignCenter | Qt::TextSingleLine, label);
        m_painter.setFont(m_detailFont);
        area.moveTop(top + name.height());
        area.setHeight(detail.height());
        m_painter.drawText(area, Qt::AlignCenter | Qt::TextSingleLine,
            detail.elidedText(item.detail, Qt::ElideRight, area.width() + 1));
    }

    /// Without the name of its class, then shortened, where the room is too small.
    static QString fitting(const SceneItem& item, const QFontMetricsF& metrics, double width)
    {
        if (metrics.horizontalAdvance(item.label) <= width)
            return item.label;
        // The last part of a library's name may be no more than its extension: `stdio.h`.
        const bool isQualified = item.shape != ItemShape::Library && item.shape != ItemShape::Package;
        const QString last = isQualified ? item.label.section(QLatin1Char('.'), -1) : QString();
        return metrics.elidedText(last.isEmpty() ? item.label : last, Qt::ElideRight, width);
    }

    QPainter& m_painter;
    const GraphScene& m_scene;
    const ViewTransform m_view;
    const GraphStyle& m_style;
    const QRectF m_area; ///< The picture in the scene's coordinates.
    const QColor m_base, m_text, m_muted;
    std::vector<bool> m_near;
    bool m_curves = true, m_showLabel = true, m_showDetail = true;
    double m_boxHeight = 0;
    QFont m_nameFont, m_detailFont;
};

} // namespace

QPainterPath shapePath(ItemShape shape, const QRectF& box, double unit)
{
    QPainterPath path;
    const double corner = 10 * unit;
    switch (shape) {
    case ItemShape::Function:
        path.addRoundedRect(box, box.height() / 2.4, box.height() / 2.4);
        break;
    case ItemShape::Class:
        path.addRect(box);
        path.moveTo(box.left() + 4 * unit, box.top());
        path.lineTo(box.left() + 4 * unit, box.bottom());
        path.moveTo(box.right() - 4 * unit, box.top());
        path.lineTo(box.right() - 4 * unit, box.bottom());
        break;
    case ItemShape::Module: {
        const QPointF fold(box.right() - corner, box.top() + corner);
        path.addPolygon(QPolygonF({ box.topLeft(), QPointF(fold.x(), box.top()), QPointF(box.right(), fold.y()),
            box.bottomRight(), box.bottomLeft() }));
        path.closeSubpath();
        path.moveTo(fold.x(), box.top());
        path.lineTo(fold);
        path.lineTo(box.right(), fold.y());
        break;
    }
    case ItemShape::Package: {
        const double tab = box.left() + std::min(box.width() / 2, 34 * unit);
        const double ear = 4 * unit;
        path.addPolygon(QPolygonF({ QPointF(box.left(), box.top() - ear), QPointF(tab - ear, box.top() - ear),
            QPointF(tab, box.top()), box.topRight(), box.bottomRight(), box.bottomLeft() }));
        path.closeSubpath();
        break;
    }
    case ItemShape::Library:
        path.addPolygon(QPolygonF({ QPointF(box.left() + corner, box.top()), QPointF(box.right() - corner, box.top()),
            QPointF(box.right(), box.center().y()), QPointF(box.right() - corner, box.bottom()),
            QPointF(box.left() + corner, box.bottom()), QPointF(box.left(), box.center().y()) }));
        path.closeSubpath();
        break;
    case ItemShape::Variable:
        path.addPolygon(QPolygonF({ QPointF(box.left() + corner, box.top()), box.topRight(),
            QPointF(box.right() - corner, box.bottom()), box.bottomLeft() }));
        path.closeSubpath();
        break;
    }
    path.setFillRule(Qt::WindingFill);
    return path;
}

QPen edgePen(EdgeGroup group, const QColor& color, double width)
{
    QPen pen(color, width);
    pen.setCapStyle(Qt::FlatCap);
    switch (group) {
    case EdgeGroup::Calls:
    case EdgeGroup::Inherits:
        break;
    case EdgeGroup::Imports:
        pen.setDashPattern({ 7, 4 });
        break;
    case EdgeGroup::Data:
        pen.setDashPattern({ 7, 3, 1.5, 3 });
        break;
    case EdgeGroup::Contains:
        pen.setDashPattern({ 1.5, 2.5 });
        break;
    }
    return pen;
}

void paintArrow(QPainter& painter, EdgeGroup group, const QPointF& along, const QPointF& tip, double size)
{
    const QPointF across(-along.y(), along.x());
    const QPointF back = tip - along * size;
    const QPolygonF head({ tip, back + across * size * 0.45, back - across * size * 0.45 });
    if (group == EdgeGroup::Contains)
        return;
    if (group == EdgeGroup::Inherits)
        painter.setBrush(painter.background().style() == Qt::NoBrush ? QBrush(Qt::white) : painter.background());
    painter.drawPolygon(head);
}

bool paintGraph(QPainter& painter, const GraphScene& scene, const ViewTransform& view, const QRectF& picture,
    const GraphStyle& style, const std::function<bool()>& isCancelled)
{
    painter.setBackground(style.palette.brush(QPalette::Base));
    return ScenePainter(painter, scene, view, picture, style).paint(isCancelled);
}

} // namespace Foreguest
