// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/rundetails.h"

#include "ui/guests/guestcolumns.h"
#include "ui/runs/outputview.h"
#include "ui/runs/stagebar.h"
#include "ui/tables/tableview.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace Foreguest {

RunDetails::RunDetails(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_stages(new StageBar(this))
    , m_rows(new RowTable<MeasuredRow>(measuredColumns(), this))
    , m_table(new TableView(this))
    , m_output(new OutputView(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_table->setObjectName(QStringLiteral("measuredTable"));
    m_table->setAccessibleName(tr("Predicted beside measured"));
    m_table->setPlaceholder(tr("Select a run to see what was predicted and what was measured."));
    m_table->setTable(m_rows);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_output->setObjectName(QStringLiteral("runOutputOfRecord"));
    m_output->setAccessibleName(tr("Output of the selected run"));
    m_output->setPlaceholderText(tr("No output."));
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_output);
    splitter->setSizes({ 380, 260 });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_problem);
    layout->addWidget(m_stages);
    layout->addWidget(splitter, 1);
    clear();
}

void RunDetails::clear()
{
    m_title->clear();
    m_problem->hide();
    m_stages->hide();
    m_rows->setRows({});
    m_output->clear();
}

void RunDetails::show(const RunRecord& record)
{
    const QString where = record.guestName.isEmpty()
        ? QString()
        : tr(" in %1 (%2, %3, %n processor(s))", nullptr, record.guestVcpus)
              .arg(record.image, acceleratorText(record.accelerator), record.guestMemory.toString());
    m_title->setText(
        tr("Run %1: %2, %3").arg(record.id).arg(QFileInfo(record.program).fileName(), outcomeText(record)) + where);
    m_title->setToolTip(record.program + u' ' + record.arguments.join(u' '));
    m_problem->setText(record.problem);
    m_problem->setVisible(!record.problem.isEmpty());
    m_stages->setStages(record.stages);
    m_stages->setVisible(!record.stages.empty());
    m_rows->setRows(record.state == RunState::Finished ? measuredRows(record) : std::vector<MeasuredRow> {});
    m_table->setPlaceholder(tr("Nothing was measured: the run did not finish."));
    m_table->fitColumns();
    m_output->showOutput(record.standardOutput, record.standardError);
}

} // namespace Foreguest
