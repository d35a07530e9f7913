// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QObject>

#include <functional>
#include <vector>

namespace Foreguest {

/// A long job that runs now, as the task strip shows it.
struct Activity
{
    int id = 0;
    QString title;
    Progress progress;
    bool isStopping = false; ///< The user asked to stop it and it has not ended yet.
};

/// The long jobs that run now, in the order in which they began. Lives on the GUI thread.
class Activities : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// A new activity; `cancel` is called when the user asks to stop it.
    int begin(const QString& title, std::function<void()> cancel);
    void update(int id, const Progress& progress);
    void end(int id);
    void requestCancel(int id);

    const std::vector<Activity>& running() const { return m_running; }

Q_SIGNALS:
    void changed();

private:
    Activity* find(int id);

    std::vector<Activity> m_running;
    std::vector<std::pair<int, std::function<void()>>> m_cancels;
    int m_lastId = 0;
};

} // namespace Foreguest
