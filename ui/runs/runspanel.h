// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/pipeline.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QCheckBox;
class QTabWidget;

namespace Foreguest {

class Dialogs;
class OutputView;
class RunDetails;
class RunsModel;
class TableView;
class Workbench;

/// Runs a program with arguments and standard input, shows its output as it comes, and lists all runs of the history.
class RunsPanel : public QWidget
{
    Q_OBJECT
public:
    RunsPanel(Workbench* workbench, Dialogs* dialogs, QWidget* parent = nullptr);

    /// The history's first page is shown.
    bool isSettled() const;
    /// Starts a run with what the fields say.
    void run();

Q_SIGNALS:
    void settled();
    void problem(const Foreguest::Error& error);

private:
    QWidget* makeControls();
    void connectRuns();
    void showDetails(int row);
    void refreshControls();
    void chooseInput();

    Workbench* m_workbench;
    Dialogs* m_dialogs;
    RunsModel* m_runs;
    TableView* m_table;
    QTabWidget* m_tabs;
    OutputView* m_output;
    RunDetails* m_details;
    QLineEdit* m_arguments;
    QLineEdit* m_input;
    QCheckBox* m_cold;
    QPushButton* m_run;
    QPushButton* m_stop;
    QString m_inputFile;
    bool m_isLoaded = false;
    Task<RunRecord> m_detailsTask;
    Task<QByteArray> m_inputTask;
};

} // namespace Foreguest
