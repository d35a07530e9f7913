// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/runs/runcolumns.h"

#include <QWidget>

class QLabel;

namespace Foreguest {

class OutputView;
class StageBar;
class TableView;

/// One run: its outcome, its stages, predicted beside measured, its output.
class RunDetails : public QWidget
{
    Q_OBJECT
public:
    explicit RunDetails(QWidget* parent = nullptr);

    void show(const RunRecord& record);
    void clear();

private:
    QLabel* m_title;
    QLabel* m_problem;
    StageBar* m_stages;
    RowTable<MeasuredRow>* m_rows;
    TableView* m_table;
    OutputView* m_output;
};

} // namespace Foreguest
