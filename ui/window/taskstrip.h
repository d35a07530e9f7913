// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace Foreguest {

class Activities;

/// The long jobs that run now: what each is doing, how far it is, and a way to stop it. Jobs that end at once don't
/// show.
class TaskStrip : public QWidget
{
    Q_OBJECT
public:
    explicit TaskStrip(Activities* activities, QWidget* parent = nullptr);

private:
    /// A row of widgets that shows one activity.
    struct Row
    {
        QWidget* box;
        QLabel* text;
        QProgressBar* bar;
        QToolButton* cancel;
    };
    void refresh();
    Row addRow();

    Activities* m_activities;
    std::vector<Row> m_rows;
    QTimer m_delay;
};

} // namespace Foreguest
