// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the panel follows the selection, and what changes the picture.
#include "ui/graph/graphpanel.h"

#include "ui/graph/graphlegend.h"

#include <QAction>
#include <QComboBox>
#include <QFontInfo>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimer>

namespace Foreguest {

void GraphPanel::resetToAnalysis()
{
    m_layout.cancel();
    m_tree.reset();
    m_package = noIndex;
    m_view.focus = noIndex;
    m_view.opened.clear();
    m_view.closed.clear();
    m_view.hidden.clear();
    m_canvas->setScene({}, GraphCanvas::Place::Fit);
    m_canvas->setEmptyText(
        m_selection->hasAnalysis() ? QString() : tr("Drop source files or a folder here to see their code graph."));
    showNote();
    if (m_selection->hasAnalysis())
        relayout();
}

void GraphPanel::relayout(ItemId anchorId)
{
    if (!m_selection->hasAnalysis())
        return;
    Anchor anchor { anchorId, {} };
    const quint32 item = m_canvas->scene() && anchorId != noIndex ? m_canvas->scene()->find(anchorId) : noIndex;
    if (item != noIndex)
        anchor.position = m_canvas->itemRect(item).center();
    m_hintTimer->start();
    const QSignalBlocker quiet(m_focusAction);
    m_focusAction->setChecked(m_view.focus != noIndex);
    m_layout.start(
        this,
        [analysis = m_selection->analysis(), tree = m_tree, view = m_view, font = m_canvas->style().font](
            const TaskContext& context) -> Result<Laid> {
            const auto known = tree ? tree : std::make_shared<const ViewTree>(analysis);
            FOREGUEST_TRY_ASSIGN(scene, buildScene(analysis, *known, view, font, context));
            return Laid { scene, known };
        },
        [this, anchor](const Result<Laid>& laid) {
            m_hintTimer->stop();
            m_canvas->setHint({});
            if (laid)
                showLaid(*laid, anchor);
            else if (laid.error().code != ErrorCode::Cancelled)
                m_canvas->setEmptyText(laid.error().toString());
        });
}

void GraphPanel::showLaid(const Laid& laid, const Anchor& anchor)
{
    m_tree = laid.tree;
    const quint32 item = anchor.id == noIndex ? noIndex : laid.scene->find(anchor.id);
    m_canvas->setScene(laid.scene, item == noIndex ? GraphCanvas::Place::Fit : GraphCanvas::Place::Keep);
    if (laid.scene->items.empty())
        m_canvas->setEmptyText(
            tr("Nothing to draw: the sources hold no functions, classes or modules, or all of them are hidden."));
    if (item != noIndex) {
        ViewTransform view = m_canvas->view();
        view.origin = laid.scene->rects[item].center() - anchor.position / view.scale;
        m_canvas->setView(view);
    }
    showNote();
    followSelection();
}

void GraphPanel::showNote()
{
    QStringList notes;
    if (m_canvas->scene() && !m_canvas->scene()->note.isEmpty())
        notes << m_canvas->scene()->note;
    if (!m_view.hidden.empty())
        notes << (m_view.hidden.size() == 1 ? tr("1 node hidden.") : tr("%1 nodes hidden.").arg(m_view.hidden.size()));
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_note->setVisible(!notes.isEmpty());
}

void GraphPanel::followSelection()
{
    if (!m_canvas->scene())
        return;
    const NodeId node = m_selection->node();
    if (node != noIndex)
        m_package = noIndex;
    m_canvas->setSelected(m_canvas->scene()->find(node != noIndex ? node : m_package));
}

void GraphPanel::pick(quint32 item)
{
    const SceneItem* shown = item == noIndex ? nullptr : &m_canvas->scene()->items[item];
    m_package = shown && shown->node == noIndex ? shown->id : noIndex;
    m_selection->select(shown ? shown->node : noIndex);
}

void GraphPanel::activate(quint32 item)
{
    const SceneItem shown = m_canvas->scene()->items[item];
    if (shown.expandable)
        openItem(shown.id);
    else if (shown.node != noIndex)
        m_selection->showLine(shown.node, m_selection->analysis().graph->nodes[shown.node].line);
}

void GraphPanel::clear()
{
    if (m_view.focus != noIndex)
        focusOn(noIndex);
    else
        pick(noIndex);
    followSelection();
}

QString GraphPanel::describe(quint32 item) const
{
    const ScenePtr& scene = m_canvas->scene();
    return scene && m_tree && item < scene->items.size() ? describeItem(m_selection->analysis(), *m_tree, *scene, item)
                                                         : QString();
}

void GraphPanel::setColorBy(ColorBy colorBy)
{
    const QSignalBlocker quiet(m_colorBy);
    m_colorBy->setCurrentIndex(int(colorBy));
    m_canvas->setColorBy(colorBy);
    m_legend->setColorBy(colorBy);
}

void GraphPanel::setLegendVisible(bool visible)
{
    m_legendAction->setChecked(visible);
}

bool GraphPanel::isLegendVisible() const
{
    return m_legendAction->isChecked();
}

void GraphPanel::focusOn(ItemId item)
{
    m_view.focus = item;
    relayout();
}

void GraphPanel::setDepth(int depth)
{
    const QSignalBlocker quiet(m_depth);
    m_depth->setValue(depth);
    m_view.depth = m_depth->value();
    if (m_view.focus != noIndex)
        relayout();
}

void GraphPanel::setGroupShown(EdgeGroup group, bool shown)
{
    for (QAction* action : m_groupActions)
        if (action->data().toInt() == int(group)) {
            const QSignalBlocker quiet(action);
            action->setChecked(shown);
        }
    m_view.groups.setFlag(group, shown);
    relayout();
}

void GraphPanel::setExternalsShown(bool shown)
{
    const QSignalBlocker quiet(m_externalsAction);
    m_externalsAction->setChecked(shown);
    m_view.externals = shown;
    relayout();
}

void GraphPanel::openItem(ItemId item)
{
    m_view.closed.erase(item);
    m_view.opened.insert(item);
    m_view.focus = noIndex;
    relayout(item);
}

void GraphPanel::closeItem(ItemId item)
{
    const ItemId parent = m_tree ? m_tree->parent(item) : noIndex;
    const ItemId container = m_view.opened.contains(item) ? item : parent;
    if (container == noIndex)
        return;
    m_view.opened.erase(container);
    m_view.closed.insert(container);
    m_view.focus = noIndex;
    relayout(container);
}

void GraphPanel::hideItem(ItemId item)
{
    m_view.hidden.insert(item);
    if (m_view.focus == item)
        m_view.focus = noIndex;
    relayout();
}

void GraphPanel::showHidden()
{
    m_view.hidden.clear();
    relayout();
}

void GraphPanel::fit()
{
    m_canvas->fit();
}

void GraphPanel::zoomIn()
{
    m_canvas->zoomIn();
}

void GraphPanel::zoomOut()
{
    m_canvas->zoomOut();
}

} // namespace Foreguest
