// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphpanel.h"

#include "ui/graph/graphexport.h"
#include "ui/graph/graphlegend.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QSpinBox>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace Foreguest {

GraphPanel::GraphPanel(Selection* selection, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_canvas(new GraphCanvas(this))
    , m_legend(new GraphLegend(this))
    , m_note(new QLabel(this))
    , m_hintTimer(new QTimer(this))
{
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(8, 2, 8, 2);
    m_note->hide();
    m_hintTimer->setSingleShot(true);
    m_hintTimer->setInterval(500);
    connect(m_hintTimer, &QTimer::timeout, this, [this] { m_canvas->setHint(tr("Laying out…")); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTools());
    column->addWidget(m_canvas, 1);
    column->addWidget(m_note);
    column->addWidget(m_legend);
    setFocusProxy(m_canvas);
    connectCanvas();
    connect(m_selection, &Selection::analysisChanged, this, &GraphPanel::resetToAnalysis);
    connect(m_selection, &Selection::selectionChanged, this, &GraphPanel::followSelection);
    resetToAnalysis();
}

GraphPanel::~GraphPanel() = default;

void GraphPanel::connectCanvas()
{
    m_canvas->setDescriber([this](quint32 item) { return describe(item); });
    connect(m_canvas, &GraphCanvas::itemPicked, this, &GraphPanel::pick);
    connect(m_canvas, &GraphCanvas::itemActivated, this, &GraphPanel::activate);
    connect(m_canvas, &GraphCanvas::clearRequested, this, &GraphPanel::clear);
    connect(m_canvas, &GraphCanvas::legendToggled, m_legendAction, &QAction::toggle);
    connect(m_canvas, &GraphCanvas::closeRequested, this,
        [this](quint32 item) { closeItem(m_canvas->scene()->items[item].id); });
    connect(m_canvas, &GraphCanvas::menuRequested, this, [this](quint32 item, const QPoint& position) {
        QMenu* menu = makeMenu(item).release();
        menu->setParent(this, menu->windowFlags());
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(position);
    });
    connect(m_canvas, &GraphCanvas::settled, this, [this] {
        if (isSettled())
            Q_EMIT layoutSettled();
    });
}

QToolBar* GraphPanel::makeTools()
{
    auto* tools = new QToolBar(this);
    auto* label = new QLabel(tr("&Colour by:"), tools);
    m_colorBy = new QComboBox(tools);
    m_colorBy->addItems({ tr("Heat"), tr("Complexity"), tr("Growth") });
    m_colorBy->setAccessibleName(tr("Colour by"));
    m_colorBy->setToolTip(
        tr("What the colour of a node tells: its heat, its cyclomatic complexity, or how its time grows"));
    label->setBuddy(m_colorBy);
    connect(m_colorBy, &QComboBox::currentIndexChanged, this, [this](int index) { setColorBy(ColorBy(index)); });
    tools->addWidget(label);
    tools->addWidget(m_colorBy);
    QAction* show = tools->addAction(tr("&Show"));
    show->setToolTip(tr("Which relations and which code outside of the sources to draw"));
    show->setMenu(makeShowMenu());
    tools->addSeparator();
    m_focusAction = tools->addAction(tr("&Focus"));
    m_focusAction->setCheckable(true);
    m_focusAction->setToolTip(tr("Show only the selected node and its neighbourhood"));
    connect(m_focusAction, &QAction::toggled, this, [this](bool on) {
        const quint32 item = m_canvas->selected();
        if (on == (m_view.focus != noIndex))
            return;
        focusOn(on && item != noIndex ? m_canvas->scene()->items[item].id : noIndex);
    });
    m_depth = new QSpinBox(tools);
    m_depth->setRange(1, 9);
    m_depth->setValue(m_view.depth);
    m_depth->setPrefix(tr("depth "));
    m_depth->setAccessibleName(tr("Depth of the neighbourhood"));
    m_depth->setToolTip(tr("How many edges around the focus to show"));
    connect(m_depth, &QSpinBox::valueChanged, this, &GraphPanel::setDepth);
    tools->addWidget(m_depth);
    tools->addSeparator();
    connect(tools->addAction(tr("F&it")), &QAction::triggered, this, &GraphPanel::fit);
    connect(tools->addAction(tr("−")), &QAction::triggered, this, &GraphPanel::zoomOut);
    connect(tools->addAction(tr("+")), &QAction::triggered, this, &GraphPanel::zoomIn);
    m_legendAction = tools->addAction(tr("?"));
    m_legendAction->setCheckable(true);
    m_legendAction->setChecked(true);
    connect(m_legendAction, &QAction::toggled, m_legend, &QWidget::setVisible);
    const QList<QAction*> actions = tools->actions();
    const auto describeButton = [&](qsizetype fromEnd, const QString& name, const QString& tip) {
        QAction* action = actions[actions.size() - fromEnd];
        action->setToolTip(tip);
        tools->widgetForAction(action)->setAccessibleName(name);
    };
    describeButton(4, tr("Fit"), tr("Show the whole graph (Ctrl+0)"));
    describeButton(3, tr("Zoom out"), tr("Zoom out (−)"));
    describeButton(2, tr("Zoom in"), tr("Zoom in (+)"));
    describeButton(1, tr("Legend"), tr("Show or hide the legend (?)"));
    for (QAction* action : actions)
        if (auto* button = qobject_cast<QToolButton*>(tools->widgetForAction(action))) {
            button->setFocusPolicy(Qt::TabFocus);
            if (action->menu())
                button->setPopupMode(QToolButton::InstantPopup);
        }
    return tools;
}

QMenu* GraphPanel::makeShowMenu()
{
    auto* menu = new QMenu(this);
    const std::pair<EdgeGroup, QString> groups[]
        = { { EdgeGroup::Calls, tr("&Calls") }, { EdgeGroup::Inherits, tr("&Inheritance") },
              { EdgeGroup::Imports, tr("I&mports") }, { EdgeGroup::Data, tr("&Data flow") },
              { EdgeGroup::Contains, tr("C&ontainment, where nothing else leads to a node") } };
    for (const auto& [group, text] : groups) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_view.groups.testFlag(group));
        action->setData(int(group));
        connect(action, &QAction::toggled, this, [this, edges = group](bool on) { setGroupShown(edges, on); });
        m_groupActions << action;
    }
    menu->addSeparator();
    QAction* libraries = menu->addAction(tr("&Libraries"));
    libraries->setCheckable(true);
    libraries->setChecked(m_view.libraries);
    connect(libraries, &QAction::toggled, this, [this](bool on) {
        m_view.libraries = on;
        relayout();
    });
    m_externalsAction = menu->addAction(tr("&External functions (print, len, …)"));
    m_externalsAction->setCheckable(true);
    connect(m_externalsAction, &QAction::toggled, this, &GraphPanel::setExternalsShown);
    menu->addSeparator();
    connect(menu->addAction(tr("Show &hidden nodes")), &QAction::triggered, this, &GraphPanel::showHidden);
    return menu;
}

std::unique_ptr<QMenu> GraphPanel::makeMenu(quint32 item)
{
    auto menu = std::make_unique<QMenu>();
    if (m_canvas->scene() && item < m_canvas->scene()->items.size()) {
        const SceneItem& shown = m_canvas->scene()->items[item];
        const ItemId id = shown.id;
        if (shown.expandable)
            connect(menu->addAction(tr("&Open")), &QAction::triggered, this, [this, id] { openItem(id); });
        if (m_tree->parent(id) != noIndex)
            connect(
                menu->addAction(tr("&Close its container")), &QAction::triggered, this, [this, id] { closeItem(id); });
        connect(menu->addAction(tr("&Focus here")), &QAction::triggered, this, [this, id] { focusOn(id); });
        connect(menu->addAction(tr("Show &neighbours")), &QAction::triggered, this, [this, id] {
            setDepth(1);
            focusOn(id);
        });
        connect(menu->addAction(tr("&Hide")), &QAction::triggered, this, [this, id] { hideItem(id); });
        connect(menu->addAction(tr("Copy n&ame")), &QAction::triggered, this, [this, id] {
            QGuiApplication::clipboard()->setText(
                m_tree->isPackage(id) ? m_tree->packageName(id) : m_selection->analysis().graph->qualifiedName(id));
        });
        menu->addSeparator();
    }
    QAction* hidden = menu->addAction(tr("&Show hidden"));
    hidden->setEnabled(!m_view.hidden.empty());
    connect(hidden, &QAction::triggered, this, &GraphPanel::showHidden);
    QAction* whole = menu->addAction(tr("Show the &whole graph"));
    whole->setEnabled(m_view.focus != noIndex);
    connect(whole, &QAction::triggered, this, [this] { focusOn(noIndex); });
    connect(menu->addAction(tr("F&it")), &QAction::triggered, this, &GraphPanel::fit);
    return menu;
}

bool GraphPanel::isSettled() const
{
    return !m_layout.isRunning() && (!m_selection->hasAnalysis() || m_canvas->isSettled());
}

Result<> GraphPanel::exportPicture(const QString& path) const
{
    if (!m_canvas->scene())
        return failure(ErrorCode::NotFound, tr("There is no graph to export yet."), tr("Open source files first."));
    return exportGraph(*m_canvas->scene(), m_canvas->style(), path);
}

void GraphPanel::resizeEvent(QResizeEvent* event)
{
    constexpr int roomForLegend = 330;
    QWidget::resizeEvent(event);
    m_legend->setVisible(m_legendAction->isChecked() && height() >= roomForLegend);
}

void GraphPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_canvas->scene())
        relayout();
}

} // namespace Foreguest
