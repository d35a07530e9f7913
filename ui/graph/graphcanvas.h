// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/framerenderer.h"

#include <QWidget>

namespace Foreguest {

/// Shows a GraphScene: zoom, pan, selection by mouse and keyboard. Painting blits the last frame of the renderer,
/// scaled to where the user has moved meanwhile, so the GUI thread never waits for a picture.
///
/// Keys: arrows walk by geometry, Ctrl+arrows along edges, Alt+arrows pan, + and - zoom, Ctrl+0 fits, Enter activates,
/// Backspace closes the container of the selected item, Escape clears, ? toggles the legend.
class GraphCanvas : public QWidget
{
    Q_OBJECT
public:
    enum class Place { Fit, Keep }; ///< What a new scene does to the view.
    static constexpr double smallestScale = 0.02, largestScale = 4, smallestDefaultScale = 0.34;

    explicit GraphCanvas(QWidget* parent = nullptr);

    void setScene(ScenePtr scene, Place place);
    const ScenePtr& scene() const { return m_scene; }
    /// The text for screen readers and tooltips of an item of the scene.
    void setDescriber(std::function<QString(quint32)> describe) { m_describe = std::move(describe); }
    QString describe(quint32 item) const { return m_describe ? m_describe(item) : QString(); }
    void setColorBy(ColorBy colorBy);
    ColorBy colorBy() const { return m_colorBy; }
    GraphStyle style() const;

    /// Text in place of a graph, and a small hint over the graph ("Laying out…"); empty for none.
    void setEmptyText(const QString& text);
    QString emptyText() const { return m_emptyText; }
    void setHint(const QString& text);

    quint32 selected() const { return m_selected; } ///< noIndex where nothing is.
    /// Marks an item and brings it into view. Emits nothing.
    void setSelected(quint32 item);

    const ViewTransform& view() const { return m_view; }
    void setView(const ViewTransform& view);
    /// All of the graph.
    void fit();
    /// Scales by `factor` so that the point of the scene under `anchor` (in widget coordinates) stays there.
    void zoom(double factor, const QPointF& anchor);
    void zoomIn();
    void zoomOut();
    void ensureVisible(quint32 item);
    QRect itemRect(quint32 item) const; ///< In widget coordinates.
    std::vector<quint32> visibleItems() const;
    /// The last full frame shows the scene as it is seen now.
    bool isSettled() const { return m_scene && m_frame.generation == m_generation; }

Q_SIGNALS:
    void itemPicked(quint32 item); ///< By the user; noIndex where the background was.
    void itemActivated(quint32 item);
    void closeRequested(quint32 item);
    void clearRequested();
    void legendToggled();
    void menuRequested(quint32 item, const QPoint& globalPosition);
    void settled();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool hasItems() const { return m_scene && !m_scene->items.empty(); }
    quint32 itemAt(const QPointF& position) const;
    void placeDefault();
    void fitScale(double least);
    void requestFrame();
    void showFrame(const Frame& frame);
    void pick(quint32 item);
    bool walk(QKeyEvent* event);
    bool zoomOrPan(QKeyEvent* event);
    bool showToolTip(const QPoint& position, const QPoint& globalPosition);
    void paintEmptyText(QPainter& painter);
    void paintHint(QPainter& painter);

    ScenePtr m_scene;
    FrameRenderer m_renderer;
    Frame m_frame;
    quint64 m_generation = 0;
    ViewTransform m_view;
    bool m_placed = false; ///< False until the user moves the view: a resize places it anew.
    ColorBy m_colorBy = ColorBy::Heat;
    quint32 m_selected = noIndex, m_hovered = noIndex;
    std::function<QString(quint32)> m_describe;
    QString m_emptyText, m_hint;
    QPointF m_pressed, m_lastPosition;
    bool m_mayClick = false, m_panning = false;
};

} // namespace Foreguest
