// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourcespanel.h"

#include "ui/selection/selection.h"
#include "ui/sources/sourcesmodel.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace Foreguest {

SourcesPanel::SourcesPanel(Selection* selection, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_model(new SourcesModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_tree(new QTreeView(this))
    , m_filter(new QLineEdit(this))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setRecursiveFilteringEnabled(true);
    m_proxy->setAutoAcceptChildRows(true);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setObjectName(QStringLiteral("sourcesFilter"));
    m_filter->setPlaceholderText(tr("Filter files"));
    m_filter->setAccessibleName(tr("Filter of the files"));
    m_filter->setClearButtonEnabled(true);
    m_tree->setObjectName(QStringLiteral("sourcesTree"));
    m_tree->setAccessibleName(tr("Source files"));
    m_tree->setModel(m_proxy);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(14);
    QHeaderView* header = m_tree->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(40);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(SourcesModel::NameColumn, QHeaderView::Stretch);
    setMinimumWidth(180);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->setSpacing(6);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_proxy->setFilterFixedString(text);
        m_tree->expandAll();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        const NodeId module = m_model->moduleAt(m_proxy->mapToSource(index));
        if (!m_following && index.isValid() && module != noIndex)
            m_selection->select(module);
    });
    connect(m_selection, &Selection::analysisChanged, this, &SourcesPanel::showAnalysis);
    connect(m_selection, &Selection::selectionChanged, this, &SourcesPanel::follow);
}

void SourcesPanel::showAnalysis()
{
    const QScopedValueRollback following(m_following, true);
    m_model->setGraph(m_selection->analysis().graph);
    constexpr int rowsOpenedAtOnce = 2000;
    if (m_model->indexOfFile(rowsOpenedAtOnce).isValid())
        m_tree->expandToDepth(0);
    else
        m_tree->expandAll();
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex top = m_proxy->index(row, 0);
        m_tree->setFirstColumnSpanned(row, {}, m_proxy->rowCount(top) > 0);
        const bool isSkipped = m_model->rowCount() > 1 && row + 1 == m_proxy->rowCount();
        for (int child = 0; isSkipped && child < m_proxy->rowCount(top); ++child)
            m_tree->setFirstColumnSpanned(child, top, true);
    }
}

void SourcesPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    constexpr int roomForAllColumns = 330;
    m_tree->setColumnHidden(SourcesModel::LanguageColumn, width() < roomForAllColumns);
}

void SourcesPanel::follow(NodeId node)
{
    if (node == noIndex || !m_selection->hasAnalysis())
        return;
    const QModelIndex index
        = m_proxy->mapFromSource(m_model->indexOfFile(m_selection->analysis().graph->nodes[node].file));
    if (!index.isValid())
        return;
    const QScopedValueRollback following(m_following, true);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

} // namespace Foreguest
