// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphlegend.h"

#include "ui/graph/graphtext.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainterPath>

#include <cmath>

namespace Foreguest {

namespace {

QString colorByName(ColorBy colorBy)
{
    switch (colorBy) {
    case ColorBy::Heat:
        return GraphText::tr("Heat");
    case ColorBy::Complexity:
        return GraphText::tr("Complexity");
    case ColorBy::Growth:
        return GraphText::tr("Growth");
    }
    return {};
}

/// Lays entries out from left to right and breaks lines.
class LegendFlow
{
public:
    LegendFlow(QPainter* painter, double width, const GraphStyle& style)
        : m_painter(painter)
        , m_metrics(style.font)
        , m_width(width)
        , m_text(style.palette.color(QPalette::Text))
    {
    }

    /// An entry with a symbol of the given width, painted by `symbol` into a box, and a text.
    template <typename Symbol> void entry(double symbolWidth, const QString& text, Symbol symbol)
    {
        const double width = symbolWidth + m_gap / 2 + m_metrics.horizontalAdvance(text);
        if (m_x > 0 && m_x + width > m_width) {
            m_x = 0;
            m_y += lineHeight();
        }
        if (m_painter) {
            symbol(QRectF(m_x, m_y + (lineHeight() - m_symbolHeight) / 2, symbolWidth, m_symbolHeight));
            m_painter->setPen(m_text);
            m_painter->drawText(QRectF(m_x + symbolWidth + m_gap / 2, m_y, width, lineHeight()),
                Qt::AlignVCenter | Qt::TextSingleLine, text);
        }
        m_x += width + m_gap * 1.6;
    }

    double height() const { return m_y + lineHeight(); }
    double lineHeight() const { return std::max(m_metrics.height(), m_symbolHeight) + 6; }

private:
    static constexpr double m_gap = 10, m_symbolHeight = 14;
    QPainter* m_painter;
    QFontMetricsF m_metrics;
    double m_width, m_x = 0, m_y = 0;
    QColor m_text;
};

} // namespace

double paintLegend(QPainter* painter, double width, const GraphStyle& style)
{
    LegendFlow flow(painter, width, style);
    const QColor muted = themeColor(ColorRole::Muted, style.palette);
    if (painter) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setFont(style.font);
        painter->setBackground(style.palette.brush(QPalette::Base));
    }
    const QString low = style.colorBy == ColorBy::Growth ? growthLabel(Growth::Constant) : GraphText::tr("low");
    const QString high = style.colorBy == ColorBy::Growth ? QStringLiteral("O(n!)") : GraphText::tr("high");
    flow.entry(0, GraphText::tr("%1: %2").arg(colorByName(style.colorBy), low), [](const QRectF&) {});
    flow.entry(90, high, [&](const QRectF& box) {
        QLinearGradient ramp(box.topLeft(), box.topRight());
        constexpr int steps = 8;
        for (int i = 0; i <= steps; ++i)
            ramp.setColorAt(double(i) / steps, heatColor(double(i) / steps, style.palette));
        painter->setPen(QPen(muted, 1));
        painter->setBrush(ramp);
        painter->drawRect(box);
    });
    for (const ItemShape shape :
        { ItemShape::Function, ItemShape::Class, ItemShape::Module, ItemShape::Package, ItemShape::Library })
        flow.entry(26, itemShapeName(shape), [&](const QRectF& box) {
            painter->setPen(QPen(muted, 1.2));
            painter->setBrush(Qt::NoBrush);
            painter->drawPath(shapePath(shape, box.adjusted(0, shape == ItemShape::Package ? 2 : 0, 0, 0), 0.55));
        });
    const std::pair<EdgeGroup, QString> groups[]
        = { { EdgeGroup::Calls, GraphText::tr("calls") }, { EdgeGroup::Inherits, GraphText::tr("inherits") },
              { EdgeGroup::Imports, GraphText::tr("imports") }, { EdgeGroup::Contains, GraphText::tr("contains") } };
    auto line = [&](const QRectF& box, EdgeGroup group, const QPen& pen) {
        const QPointF from(box.left(), box.center().y()), tip(box.right(), box.center().y());
        painter->setPen(pen);
        painter->drawLine(from, tip - QPointF(6, 0));
        painter->setPen(QPen(pen.color(), 1.2));
        painter->setBrush(pen.color());
        paintArrow(*painter, group, QPointF(1, 0), tip, 9);
    };
    for (const auto& [group, name] : groups)
        flow.entry(32, name, [&, edge = group](const QRectF& box) { line(box, edge, edgePen(edge, muted, 1.4)); });
    flow.entry(32, GraphText::tr("out of the selection"), [&](const QRectF& box) {
        line(box, EdgeGroup::Calls, edgePen(EdgeGroup::Calls, themeColor(ColorRole::EdgeOut, style.palette), 2.6));
    });
    flow.entry(32, GraphText::tr("into the selection"), [&](const QRectF& box) {
        QPen pen = edgePen(EdgeGroup::Calls, themeColor(ColorRole::EdgeIn, style.palette), 2.6);
        pen.setDashPattern({ 5, 2.5 });
        line(box, EdgeGroup::Calls, pen);
    });
    return flow.height();
}

GraphLegend::GraphLegend(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(
        tr("Colour runs from low to high. Rounded boxes are functions, boxes with side bars are classes, sheets are "
           "modules, folders are packages, hexagons are libraries. Solid lines are calls, dashed ones imports, "
           "hollow arrows inheritance, dots containment."));
}

void GraphLegend::setColorBy(ColorBy colorBy)
{
    m_colorBy = colorBy;
    updateGeometry();
    update();
}

GraphStyle GraphLegend::style() const
{
    GraphStyle result;
    result.palette = palette();
    result.font = font();
    result.colorBy = m_colorBy;
    return result;
}

namespace {
constexpr int legendMargin = 8;
}

int GraphLegend::heightForWidth(int width) const
{
    return int(std::ceil(paintLegend(nullptr, width - 2 * legendMargin, style()))) + legendMargin;
}

QSize GraphLegend::sizeHint() const
{
    const int width = 640;
    return { width, heightForWidth(width) };
}

QSize GraphLegend::minimumSizeHint() const
{
    return { 160, fontMetrics().height() + legendMargin };
}

void GraphLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.translate(legendMargin, legendMargin / 2.0);
    paintLegend(&painter, width() - 2 * legendMargin, style());
}

void GraphLegend::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace Foreguest
