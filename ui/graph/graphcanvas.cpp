// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphcanvas.h"

#include "ui/a11y/accessiblecanvas.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontInfo>
#include <QPainterPath>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {
constexpr double fitMargin = 16, frameMargin = 0.15, zoomStep = 1.25;
}

GraphCanvas::GraphCanvas(QWidget* parent)
    : QWidget(parent)
{
    installAccessibleCanvas();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    setMinimumSize(160, 120);
    setAccessibleName(tr("Code graph"));
    setAccessibleDescription(
        tr("Arrow keys walk the graph, Control and arrow keys follow its edges, Enter opens a node."));
    connect(&m_renderer, &FrameRenderer::frameReady, this, &GraphCanvas::showFrame);
}

void GraphCanvas::setScene(ScenePtr scene, Place place)
{
    m_scene = std::move(scene);
    m_hovered = m_selected = noIndex;
    if (!hasItems())
        m_frame = {};
    if (place == Place::Fit)
        m_placed = false;
    if (!m_placed)
        placeDefault();
    requestFrame();
    notifyCanvasChanged(this);
}

void GraphCanvas::setColorBy(ColorBy colorBy)
{
    m_colorBy = colorBy;
    requestFrame();
}

GraphStyle GraphCanvas::style() const
{
    GraphStyle style;
    style.palette = palette();
    style.font = font();
    style.font.setPointSizeF(QFontInfo(font()).pointSizeF());
    style.colorBy = m_colorBy;
    style.selected = m_selected;
    return style;
}

void GraphCanvas::setEmptyText(const QString& text)
{
    m_emptyText = text;
    update();
}

void GraphCanvas::setHint(const QString& text)
{
    m_hint = text;
    update();
}

void GraphCanvas::setSelected(quint32 item)
{
    if (item == m_selected)
        return;
    m_selected = item;
    if (item != noIndex) {
        ensureVisible(item);
        notifyCanvasFocus(this, item);
    }
    requestFrame();
}

void GraphCanvas::setView(const ViewTransform& view)
{
    m_placed = true;
    if (view == m_view)
        return;
    m_view = view;
    requestFrame();
}

void GraphCanvas::fitScale(double least)
{
    const QRectF& bounds = m_scene->layout.bounds;
    const double across = (width() - 2 * fitMargin) / std::max(1.0, bounds.width());
    const double down = (height() - 2 * fitMargin) / std::max(1.0, bounds.height());
    constexpr double largestFit = 1.25;
    m_view.scale = std::clamp(std::min({ across, down, largestFit }), least, largestScale);
    m_view.origin = bounds.center() - QPointF(width(), height()) / 2 / m_view.scale;
}

void GraphCanvas::fit()
{
    m_placed = true;
    if (!hasItems())
        return;
    fitScale(smallestScale);
    requestFrame();
}

/// All of it where labels stay legible, otherwise the surroundings of the selected or the hottest item.
void GraphCanvas::placeDefault()
{
    if (!hasItems() || width() <= 0 || height() <= 0)
        return;
    fitScale(smallestDefaultScale);
    const QRectF& bounds = m_scene->layout.bounds;
    const QSizeF seen = QSizeF(size()) / m_view.scale;
    if (seen.width() >= bounds.width() && seen.height() >= bounds.height())
        return;
    quint32 centre = m_selected;
    if (centre == noIndex)
        centre = quint32(std::max_element(m_scene->items.begin(), m_scene->items.end(),
                             [](const SceneItem& a, const SceneItem& b) { return a.heat < b.heat; })
            - m_scene->items.begin());
    const QPointF wanted = m_scene->rects[centre].center() - QPointF(seen.width(), seen.height()) / 2;
    const double margin = fitMargin / m_view.scale;
    auto along = [margin](double start, double extent, double length, double want) {
        return length <= extent ? start - (extent - length) / 2
                                : std::clamp(want, start - margin, start + length - extent + margin);
    };
    m_view.origin = { along(bounds.left(), seen.width(), bounds.width(), wanted.x()),
        along(bounds.top(), seen.height(), bounds.height(), wanted.y()) };
}

void GraphCanvas::zoom(double factor, const QPointF& anchor)
{
    ViewTransform view = m_view;
    const QPointF fixed = view.toScene(anchor);
    view.scale = std::clamp(view.scale * factor, smallestScale, largestScale);
    view.origin = fixed - anchor / view.scale;
    setView(view);
}

void GraphCanvas::zoomIn()
{
    zoom(zoomStep, QRectF(rect()).center());
}

void GraphCanvas::zoomOut()
{
    zoom(1 / zoomStep, QRectF(rect()).center());
}

void GraphCanvas::ensureVisible(quint32 item)
{
    if (!m_scene || item >= m_scene->items.size())
        return;
    const QRectF box = m_view.toPicture(m_scene->rects[item]).adjusted(-fitMargin, -fitMargin, fitMargin, fitMargin);
    auto shift = [](double low, double high, double extent) {
        return low < 0 ? low : high > extent ? std::min(high - extent, low) : 0.0;
    };
    const QPointF way(shift(box.left(), box.right(), width()), shift(box.top(), box.bottom(), height()));
    if (way.isNull())
        return;
    ViewTransform view = m_view;
    view.origin += way / view.scale;
    setView(view);
}

QRect GraphCanvas::itemRect(quint32 item) const
{
    return m_view.toPicture(m_scene->rects[item]).toAlignedRect();
}

std::vector<quint32> GraphCanvas::visibleItems() const
{
    if (!hasItems())
        return {};
    return m_scene->grid.within(QRectF(m_view.toScene(QPointF()), QSizeF(size()) / m_view.scale));
}

quint32 GraphCanvas::itemAt(const QPointF& position) const
{
    return hasItems() ? m_scene->grid.at(m_view.toScene(position)) : noIndex;
}

void GraphCanvas::requestFrame()
{
    ++m_generation;
    update();
    if (!m_scene || width() <= 0 || height() <= 0)
        return;
    // A margin around the widget, so that a pan uncovers what is drawn already.
    const QSizeF margin(std::ceil(width() * frameMargin), std::ceil(height() * frameMargin));
    FrameRequest request { m_scene, m_view, size() + 2 * margin.toSize(), devicePixelRatioF(), style(), m_generation };
    request.view.origin -= QPointF(margin.width(), margin.height()) / m_view.scale;
    m_renderer.request(std::move(request));
}

void GraphCanvas::showFrame(const Frame& frame)
{
    if (frame.scene != m_scene)
        return;
    m_frame = frame;
    update();
    if (isSettled())
        Q_EMIT settled();
}

void GraphCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (!hasItems()) {
        paintEmptyText(painter);
    } else if (!m_frame.image.isNull()) {
        const double stretch = m_view.scale / m_frame.view.scale;
        const QPointF corner = m_view.toPicture(m_frame.view.origin);
        if (std::abs(stretch - 1) < 1e-9)
            painter.drawImage(corner, m_frame.image);
        else
            painter.drawImage(QRectF(corner, m_frame.image.deviceIndependentSize() * stretch), m_frame.image);
        if (m_hovered < m_scene->items.size() && m_hovered != m_selected) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
            painter.drawPath(shapePath(m_scene->items[m_hovered].shape,
                m_view.toPicture(m_scene->rects[m_hovered]).adjusted(-2, -2, 2, 2), m_view.scale));
        }
    }
    if (!m_hint.isEmpty())
        paintHint(painter);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void GraphCanvas::paintEmptyText(QPainter& painter)
{
    QFont large = font();
    large.setPointSizeF(QFontInfo(large).pointSizeF() * 1.2);
    painter.setFont(large);
    painter.setPen(themeColor(ColorRole::Muted, palette()));
    painter.drawText(QRectF(rect()).adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void GraphCanvas::paintHint(QPainter& painter)
{
    const QSizeF text = QFontMetricsF(font()).size(Qt::TextSingleLine, m_hint);
    QRectF box(QPointF(), text + QSizeF(24, 12));
    box.moveCenter(QPointF(width() / 2.0, box.height()));
    painter.setFont(font());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(themeColor(ColorRole::Muted, palette()));
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRoundedRect(box, 6, 6);
    painter.setPen(palette().color(QPalette::ToolTipText));
    painter.drawText(box, Qt::AlignCenter, m_hint);
}

void GraphCanvas::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (!m_placed)
        placeDefault();
    requestFrame();
}

void GraphCanvas::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange)
        requestFrame();
}

} // namespace Foreguest
