// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the user does to the canvas by mouse, wheel, gesture and keys.
#include "ui/graph/graphcanvas.h"

#include "ui/graph/graphwalk.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>

#include <cmath>
#include <optional>

namespace Foreguest {

namespace {

std::optional<WalkDirection> arrowOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return WalkDirection::Left;
    case Qt::Key_Right:
        return WalkDirection::Right;
    case Qt::Key_Up:
        return WalkDirection::Up;
    case Qt::Key_Down:
        return WalkDirection::Down;
    default:
        return {};
    }
}

/// Keys that the canvas wants even where the window has a shortcut on them.
bool isCanvasKey(const QKeyEvent& event)
{
    if (arrowOf(event.key()))
        return true;
    if (event.key() == Qt::Key_0)
        return event.modifiers() == Qt::ControlModifier;
    return event.key() == Qt::Key_Escape || event.key() == Qt::Key_Plus || event.key() == Qt::Key_Minus
        || event.key() == Qt::Key_Question;
}

} // namespace

bool GraphCanvas::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (isCanvasKey(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
        break;
    case QEvent::ToolTip: {
        auto* help = static_cast<QHelpEvent*>(event);
        return showToolTip(help->pos(), help->globalPos());
    }
    case QEvent::NativeGesture: {
        auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoom(1 + gesture->value(), gesture->position());
            return true;
        }
        break;
    }
    case QEvent::Gesture:
        if (auto* pinch = static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture))) {
            zoom(pinch->scaleFactor(), mapFromGlobal(pinch->centerPoint()));
            return true;
        }
        break;
    default:
        break;
    }
    return QWidget::event(event);
}

bool GraphCanvas::showToolTip(const QPoint& position, const QPoint& globalPosition)
{
    const quint32 item = itemAt(position);
    if (item == noIndex)
        QToolTip::hideText();
    else
        QToolTip::showText(globalPosition, describe(item).toHtmlEscaped(), this, itemRect(item));
    return true;
}

void GraphCanvas::pick(quint32 item)
{
    setSelected(item);
    Q_EMIT itemPicked(item);
}

void GraphCanvas::wheelEvent(QWheelEvent* event)
{
    constexpr double stepsToDouble = 480; // Four notches of an ordinary wheel.
    const double turn = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    zoom(std::exp2(turn / stepsToDouble), event->position());
    event->accept();
}

void GraphCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_pressed = m_lastPosition = event->position();
    m_mayClick = event->button() == Qt::LeftButton;
    m_panning = event->button() == Qt::MiddleButton;
    if (m_panning)
        setCursor(Qt::ClosedHandCursor);
}

void GraphCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (m_mayClick && (event->position() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_mayClick = false;
        m_panning = true;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_panning) {
        ViewTransform moved = m_view;
        moved.origin -= (event->position() - m_lastPosition) / m_view.scale;
        setView(moved);
        m_lastPosition = event->position();
        return;
    }
    if (m_mayClick)
        return;
    const quint32 hovered = itemAt(event->position());
    if (hovered != m_hovered) {
        m_hovered = hovered;
        setCursor(hovered == noIndex ? Qt::ArrowCursor : Qt::PointingHandCursor);
        update();
    }
}

void GraphCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_mayClick && event->button() == Qt::LeftButton)
        pick(itemAt(event->position()));
    m_mayClick = m_panning = false;
    unsetCursor();
}

void GraphCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    const quint32 item = itemAt(event->position());
    if (event->button() == Qt::LeftButton && item != noIndex)
        Q_EMIT itemActivated(item);
}

void GraphCanvas::leaveEvent(QEvent* event)
{
    m_hovered = noIndex;
    update();
    QWidget::leaveEvent(event);
}

void GraphCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const quint32 item = byKey ? m_selected : itemAt(event->pos());
    if (item != noIndex && item != m_selected)
        pick(item);
    const QPoint position = byKey && item != noIndex ? mapToGlobal(itemRect(item).center()) : event->globalPos();
    Q_EMIT menuRequested(item, position);
}

void GraphCanvas::keyPressEvent(QKeyEvent* event)
{
    if (zoomOrPan(event) || walk(event))
        return;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected != noIndex)
            Q_EMIT itemActivated(m_selected);
        return;
    case Qt::Key_Backspace:
        if (m_selected != noIndex)
            Q_EMIT closeRequested(m_selected);
        return;
    case Qt::Key_Escape:
        Q_EMIT clearRequested();
        return;
    case Qt::Key_Question:
        Q_EMIT legendToggled();
        return;
    case Qt::Key_Home:
        if (hasItems())
            pick(firstItem(*m_scene));
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool GraphCanvas::walk(QKeyEvent* event)
{
    const auto direction = arrowOf(event->key());
    if (!direction || !hasItems())
        return false;
    if (m_selected == noIndex) {
        pick(firstItem(*m_scene));
        return true;
    }
    const bool alongEdges = event->modifiers().testFlag(Qt::ControlModifier);
    const quint32 next = alongEdges ? walkAlongEdges(*m_scene, m_selected, *direction)
                                    : walkByGeometry(*m_scene, m_selected, *direction);
    if (next != noIndex)
        pick(next);
    return true;
}

bool GraphCanvas::zoomOrPan(QKeyEvent* event)
{
    const auto direction = arrowOf(event->key());
    if (direction && event->modifiers().testFlag(Qt::AltModifier)) {
        constexpr double step = 60; // Pixels.
        const QPointF way = *direction == WalkDirection::Left ? QPointF(-step, 0)
            : *direction == WalkDirection::Right              ? QPointF(step, 0)
            : *direction == WalkDirection::Up                 ? QPointF(0, -step)
                                                              : QPointF(0, step);
        ViewTransform moved = m_view;
        moved.origin += way / m_view.scale;
        setView(moved);
        return true;
    }
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return true;
    case Qt::Key_Minus:
        zoomOut();
        return true;
    case Qt::Key_0:
        if (event->modifiers() != Qt::ControlModifier)
            return false;
        fit();
        return true;
    default:
        return false;
    }
}

void GraphCanvas::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && m_selected == noIndex && hasItems())
        pick(firstItem(*m_scene));
    update();
}

void GraphCanvas::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace Foreguest
