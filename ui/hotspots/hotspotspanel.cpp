// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hotspots/hotspotspanel.h"

#include "ui/selection/selection.h"
#include "ui/tables/tableview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QVBoxLayout>

namespace Foreguest {

namespace {

QWidget* column(QLayout* head, QWidget* body)
{
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(body, 1);
    return widget;
}

} // namespace

HotspotsPanel::HotspotsPanel(Selection* selection, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_hotspots(new RowTable<Hotspot>(hotspotColumns(), this))
    , m_findings(new RowTable<Finding>(findingColumns(), this))
    , m_table(new TableView(this))
    , m_details(new TableView(this))
    , m_title(new QLabel(tr("Reasons and bottlenecks"), this))
    , m_filter(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    m_filter->setObjectName(QStringLiteral("hotspotsFilter"));
    m_filter->setPlaceholderText(tr("Filter functions, files, growth"));
    m_filter->setAccessibleName(tr("Filter of the hotspots"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(320);
    m_table->setObjectName(QStringLiteral("hotspotsTable"));
    m_table->setAccessibleName(tr("Hotspots"));
    m_table->setPlaceholder(tr("Functions and their costs appear here once sources are analysed."));
    m_table->setTable(m_hotspots, 0);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_details->setObjectName(QStringLiteral("hotspotDetails"));
    m_details->setAccessibleName(tr("Reasons and bottlenecks of the selected function"));
    m_details->setPlaceholder(tr("Select a function to see why it costs what it costs."));
    m_details->setTable(m_findings);
    m_details->setStretchColumn(2);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    auto* head = new QHBoxLayout;
    head->addWidget(m_filter, 1);
    head->addWidget(m_count);
    head->addStretch();
    auto* detailsHead = new QHBoxLayout;
    detailsHead->addWidget(m_title, 1);
    detailsHead->setContentsMargins(4, 4, 0, 4);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(column(head, m_table));
    splitter->addWidget(column(detailsHead, m_details));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({ 700, 300 });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->addWidget(splitter);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_table->proxy()->setFilterFixedString(text);
        m_count->setText(
            text.isEmpty() ? QString() : tr("%1 of %2").arg(m_table->proxy()->rowCount()).arg(m_hotspots->rowCount()));
    });
    connect(m_table, &TableView::currentRowChanged, this, [this](int row) {
        if (!m_following && row >= 0)
            m_selection->select(m_hotspots->row(row).node);
    });
    connect(m_table, &TableView::rowActivated, this, [this](int row) {
        const NodeId node = m_hotspots->row(row).node;
        m_selection->showLine(node, m_shown.graph->nodes[node].line);
    });
    connect(m_details, &TableView::rowActivated, this,
        [this](int row) { m_selection->showLine(m_selection->node(), m_findings->row(row).line); });
    connect(m_selection, &Selection::analysisChanged, this, &HotspotsPanel::showAnalysis);
    connect(m_selection, &Selection::selectionChanged, this, &HotspotsPanel::follow);
}

void HotspotsPanel::selectHottest()
{
    if (m_hotspots->rowCount() > 0)
        m_selection->select(m_hotspots->row(0).node);
}

void HotspotsPanel::showAnalysis()
{
    const QScopedValueRollback following(m_following, true);
    m_hotspots->setRows(hotspotsOf(m_selection->analysis()));
    m_shown = m_selection->analysis();
    m_table->fitColumns();
}

void HotspotsPanel::follow(NodeId node)
{
    const QScopedValueRollback following(m_following, true);
    const FunctionCost* cost = node == noIndex ? nullptr : m_shown.costs->of(*m_shown.graph, node);
    m_findings->setRows(cost ? findingsOf(*cost) : std::vector<Finding> {});
    m_details->fitColumns();
    m_details->setPlaceholder(cost ? tr("Nothing costly was found in this body.")
                                   : tr("Select a function to see why it costs what it costs."));
    m_title->setText(cost ? m_shown.graph->qualifiedName(node) : tr("Reasons and bottlenecks"));
    int row = -1;
    for (int i = 0; cost && i < m_hotspots->rowCount(); ++i) {
        if (m_hotspots->row(i).node == node)
            row = i;
    }
    m_table->setCurrentRow(row);
}

} // namespace Foreguest
