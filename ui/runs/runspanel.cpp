// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/runspanel.h"

#include "ui/commands/dialogs.h"
#include "ui/commands/svgicon.h"
#include "ui/runs/outputview.h"
#include "ui/runs/readinput.h"
#include "ui/runs/rundetails.h"
#include "ui/runs/runsmodel.h"
#include "ui/tables/tableview.h"
#include "ui/workbench/workbench.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace Foreguest {

RunsPanel::RunsPanel(Workbench* workbench, Dialogs* dialogs, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_dialogs(dialogs)
    , m_runs(new RunsModel(workbench, this))
    , m_table(new TableView(this))
    , m_tabs(new QTabWidget(this))
    , m_output(new OutputView(this))
    , m_details(new RunDetails(this))
{
    m_table->setObjectName(QStringLiteral("runsTable"));
    m_table->setAccessibleName(tr("Runs"));
    m_table->setPlaceholder(tr("Runs are listed here, with predicted beside measured. Run a program with Ctrl+R."));
    m_table->setTable(m_runs, 0, Qt::DescendingOrder);
    m_output->setObjectName(QStringLiteral("liveOutput"));
    m_output->setAccessibleName(tr("Live output"));
    m_output->setPlaceholderText(tr("Output appears here while a program runs."));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Details of runs"));
    m_tabs->setMinimumHeight(90);
    m_tabs->addTab(m_details, tr("Selected run"));
    m_tabs->addTab(m_output, tr("Live output"));
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_tabs);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ 500, 500 });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->setSpacing(6);
    layout->addWidget(makeControls());
    layout->addWidget(splitter, 1);
    connectRuns();
    refreshControls();
    m_runs->reload();
}

QWidget* RunsPanel::makeControls()
{
    auto* controls = new QWidget(this);
    m_arguments = new QLineEdit(controls);
    m_arguments->setObjectName(QStringLiteral("runArguments"));
    m_arguments->setPlaceholderText(tr("none"));
    m_arguments->setToolTip(tr("Arguments of the program, divided by spaces; quote those that hold spaces"));
    m_input = new QLineEdit(controls);
    m_input->setObjectName(QStringLiteral("runInput"));
    m_input->setPlaceholderText(tr("text, or a file"));
    m_input->setToolTip(tr("What the program reads from its standard input"));
    auto* argumentsLabel = new QLabel(tr("&Arguments:"), controls);
    argumentsLabel->setBuddy(m_arguments);
    m_arguments->setAccessibleName(tr("Arguments"));
    auto* inputLabel = new QLabel(tr("&Input:"), controls);
    inputLabel->setBuddy(m_input);
    m_input->setAccessibleName(tr("Standard input"));
    auto* file = new QToolButton(controls);
    file->setIcon(svgIcon(QStringLiteral("open")));
    file->setAccessibleName(tr("Choose a file as standard input"));
    file->setToolTip(file->accessibleName());
    m_cold = new QCheckBox(tr("Cold start"), controls);
    m_cold->setToolTip(tr("Boot a new guest after the request, to compare"));
    m_run = new QPushButton(svgIcon(QStringLiteral("run")), tr("Run"), controls);
    m_run->setObjectName(QStringLiteral("runButton"));
    m_stop = new QPushButton(svgIcon(QStringLiteral("stop")), tr("Stop"), controls);
    m_stop->setObjectName(QStringLiteral("stopButton"));
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(argumentsLabel);
    row->addWidget(m_arguments, 2);
    row->addWidget(inputLabel);
    row->addWidget(m_input, 2);
    row->addWidget(file);
    row->addWidget(m_cold);
    row->addWidget(m_run);
    row->addWidget(m_stop);
    connect(file, &QToolButton::clicked, this, &RunsPanel::chooseInput);
    connect(m_input, &QLineEdit::textEdited, this, [this] { m_inputFile.clear(); });
    connect(m_run, &QPushButton::clicked, this, &RunsPanel::run);
    connect(m_arguments, &QLineEdit::returnPressed, this, &RunsPanel::run);
    connect(m_stop, &QPushButton::clicked, m_workbench, &Workbench::stopRun);
    return controls;
}

void RunsPanel::connectRuns()
{
    connect(m_runs, &RunsModel::failed, this, &RunsPanel::problem);
    connect(m_runs, &RunsModel::loaded, this, [this] {
        if (!m_isLoaded)
            m_table->fitColumns();
        m_isLoaded = true;
        if (m_table->currentRow() < 0 && m_runs->rowCount() > 0)
            m_table->setCurrentRow(0);
        Q_EMIT settled();
    });
    connect(m_table, &TableView::currentRowChanged, this, &RunsPanel::showDetails);
    connect(m_workbench, &Workbench::uploadChanged, this, &RunsPanel::refreshControls);
    connect(m_workbench, &Workbench::runStarted, this, [this](const std::shared_ptr<OutputBuffer>& output) {
        m_tabs->setCurrentWidget(m_output);
        m_output->follow(output);
        refreshControls();
    });
    connect(m_workbench, &Workbench::runFinished, this, [this](const RunRecord& record) {
        m_output->finish(outcomeText(record));
        refreshControls();
        if (m_table->currentRow() == 0)
            showDetails(0);
    });
    connect(m_workbench, &Workbench::runFailed, this, [this] {
        m_output->finish(tr("the run ended early"));
        refreshControls();
    });
}

bool RunsPanel::isSettled() const
{
    return m_isLoaded && !m_runs->isLoading() && !m_detailsTask.isRunning();
}

void RunsPanel::refreshControls()
{
    const QString reason = m_workbench->notRunnable();
    m_run->setEnabled(reason.isEmpty());
    m_run->setToolTip(reason.isEmpty() ? tr("Run the program in its waiting guest (Ctrl+R)") : reason);
    m_stop->setEnabled(m_workbench->isRunning());
}

void RunsPanel::showDetails(int row)
{
    if (row < 0)
        return;
    m_workbench->start<RunRecord>(
        m_detailsTask, this,
        [id = m_runs->row(row).id](Pipeline& pipeline, const TaskContext&) { return pipeline.history().run(id); },
        [this](const Result<RunRecord>& record) {
            if (record)
                m_details->show(*record);
            else
                Q_EMIT problem(record.error());
            Q_EMIT settled();
        });
    if (!m_workbench->isRunning())
        m_tabs->setCurrentWidget(m_details);
}

void RunsPanel::chooseInput()
{
    const QString path = m_dialogs->openInput(this);
    if (path.isEmpty())
        return;
    m_input->setText(path);
    m_inputFile = path;
}

void RunsPanel::run()
{
    if (!m_workbench->notRunnable().isEmpty())
        return;
    Job job;
    job.arguments = QProcess::splitCommand(m_arguments->text());
    const bool isCold = m_cold->isChecked();
    if (m_inputFile.isEmpty()) {
        job.standardInput = m_input->text().toUtf8();
        m_workbench->run(job, isCold);
        return;
    }
    m_inputTask.start(
        this, [path = m_inputFile](const TaskContext&) { return readInput(path); },
        [this, job, isCold](const Result<QByteArray>& input) mutable {
            if (!input) {
                Q_EMIT problem(input.error());
                return;
            }
            job.standardInput = *input;
            m_workbench->run(job, isCold);
        });
}

} // namespace Foreguest
