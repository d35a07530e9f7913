// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphcanvas.h"
#include "ui/selection/selection.h"

class QComboBox;
class QLabel;
class QMenu;
class QSpinBox;
class QTimer;
class QToolBar;

namespace Foreguest {

class GraphLegend;

/// The code graph of the analysis in Selection: a row of tools, the canvas, and the legend below. Follows the selection
/// and makes it. Layout runs in the background; the latest request wins.
class GraphPanel : public QWidget
{
    Q_OBJECT
public:
    explicit GraphPanel(Selection* selection, QWidget* parent = nullptr);
    ~GraphPanel() override;

    GraphCanvas* canvas() const { return m_canvas; }
    const GraphView& view() const { return m_view; }
    /// What is shown is laid out and painted in full.
    bool isSettled() const;
    /// The whole picture with the legend, as PNG or SVG by the name's ending.
    Result<> exportPicture(const QString& path) const;

    void setColorBy(ColorBy colorBy);
    void setLegendVisible(bool visible);
    bool isLegendVisible() const;
    /// Only the item and what is within `depth()` edges of it; noIndex: the whole graph.
    void focusOn(ItemId item);
    void setDepth(int depth);
    void setGroupShown(EdgeGroup group, bool shown);
    void setExternalsShown(bool shown);
    void openItem(ItemId item);
    void closeItem(ItemId item);
    void hideItem(ItemId item);
    void showHidden();
    /// The menu of an item (of the background for noIndex), for tests and for the window.
    std::unique_ptr<QMenu> makeMenu(quint32 item);

public Q_SLOTS:
    void fit();
    void zoomIn();
    void zoomOut();

Q_SIGNALS:
    /// The layout is done and its full frame is on screen.
    void layoutSettled();

protected:
    void changeEvent(QEvent* event) override;
    /// A low panel gives its room to the graph: the legend that was not asked for makes way.
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Laid
    {
        ScenePtr scene;
        std::shared_ptr<const ViewTree> tree;
    };
    /// The item that should stay where it is on screen while the graph around it changes.
    struct Anchor
    {
        ItemId id = noIndex;
        QPointF position;
    };

    QToolBar* makeTools();
    QMenu* makeShowMenu();
    void connectCanvas();
    void resetToAnalysis();
    void relayout(ItemId anchor = noIndex);
    void showLaid(const Laid& laid, const Anchor& anchor);
    void showNote();
    void followSelection();
    void pick(quint32 item);
    void activate(quint32 item);
    void clear();
    QString describe(quint32 item) const;

    Selection* m_selection;
    GraphCanvas* m_canvas;
    GraphLegend* m_legend;
    QLabel* m_note;
    QComboBox* m_colorBy = nullptr;
    QSpinBox* m_depth = nullptr;
    QAction* m_focusAction = nullptr;
    QAction* m_legendAction = nullptr;
    QAction* m_externalsAction = nullptr;
    QList<QAction*> m_groupActions; ///< data(): the EdgeGroup.
    QTimer* m_hintTimer;
    GraphView m_view;
    std::shared_ptr<const ViewTree> m_tree;
    ItemId m_package = noIndex; ///< The package picked last: no node of the code graph, so Selection can't hold it.
    Task<Laid> m_layout;
};

} // namespace Foreguest
