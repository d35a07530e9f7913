// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/namedqueries.h"
#include "ui/query/querytable.h"
#include "ui/workbench/workbench.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace Foreguest {

class TableView;

/// The query bar: a query in openCypher, ready-made questions, and the answer as a table whose rows select nodes in all
/// panels. Asks in a worker thread; the mistake in a query stands below it with a caret at its place.
class QueryPanel : public QWidget
{
    Q_OBJECT
public:
    explicit QueryPanel(Workbench* workbench, QWidget* parent = nullptr);

    /// Asks what stands in the bar; nothing happens before sources are analysed.
    void ask();
    void stop();
    /// Puts a question into the bar, with the defaults of its parameters.
    void setQuestion(const NamedQuery& query);
    void focusQuery();
    bool isSettled() const { return !m_task.isRunning(); }

Q_SIGNALS:
    /// An answer or an error is shown, or asking was stopped.
    void settled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeEditor();
    void makeQuestions();
    void makeTable();
    void showParameters();
    void showAnswer(const Result<std::shared_ptr<const QueryAnswer>>& answer);
    void showProblem(const QString& text, const QString& place);
    void showRunning(bool isRunning);
    void paintProblem();
    void selectRow(int row);
    void activateRow(int row);
    QVariantMap parameterValues() const;

    Workbench* m_workbench;
    Task<std::shared_ptr<const QueryAnswer>> m_task;
    QueryTable* m_rows;
    QPlainTextEdit* m_editor;
    QToolButton* m_questions;
    QPushButton* m_ask;
    QWidget* m_parameterRow;
    QHBoxLayout* m_parameterLayout;
    std::vector<std::pair<QString, QLineEdit*>> m_parameters;
    QVariantMap m_defaults;
    QWidget* m_problem;
    QLabel* m_problemText;
    QLabel* m_problemPlace;
    QLabel* m_status;
    TableView* m_table;
    const CodeGraph* m_stored = nullptr; ///< The graph that the store has; compared, never read.
    int m_activity = 0;
};

} // namespace Foreguest
