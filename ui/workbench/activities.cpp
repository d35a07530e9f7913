// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/activities.h"

#include <algorithm>

namespace Foreguest {

int Activities::begin(const QString& title, std::function<void()> cancel)
{
    const int id = ++m_lastId;
    m_running.push_back({ .id = id, .title = title, .progress = {}, .isStopping = false });
    m_cancels.emplace_back(id, std::move(cancel));
    Q_EMIT changed();
    return id;
}

void Activities::update(int id, const Progress& progress)
{
    if (Activity* activity = find(id)) {
        activity->progress = progress;
        Q_EMIT changed();
    }
}

void Activities::end(int id)
{
    if (std::erase_if(m_running, [id](const Activity& activity) { return activity.id == id; }) == 0)
        return;
    std::erase_if(m_cancels, [id](const auto& entry) { return entry.first == id; });
    Q_EMIT changed();
}

void Activities::requestCancel(int id)
{
    Activity* activity = find(id);
    if (!activity || activity->isStopping)
        return;
    activity->isStopping = true;
    Q_EMIT changed();
    const auto entry = std::ranges::find(m_cancels, id, &std::pair<int, std::function<void()>>::first);
    const std::function<void()> cancel = entry->second;
    cancel();
}

Activity* Activities::find(int id)
{
    const auto found = std::ranges::find(m_running, id, &Activity::id);
    return found == m_running.end() ? nullptr : &*found;
}

} // namespace Foreguest
