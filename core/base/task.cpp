// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/task.h"

#include <map>
#include <mutex>

namespace Foreguest {

struct TaskContext::State
{
    Reporter reporter;
    std::atomic<bool> cancelled = false;
    std::mutex mutex;
    quint64 nextHook = 0;
    std::map<quint64, std::function<void()>> hooks;
};

TaskContext::TaskContext()
    : m_state(std::make_shared<State>())
{
}

TaskContext::TaskContext(Reporter reporter)
    : m_state(std::make_shared<State>())
{
    m_state->reporter = std::move(reporter);
}

void TaskContext::report(QString text, double fraction) const
{
    if (m_state->reporter)
        m_state->reporter({ std::move(text), fraction });
}

bool TaskContext::isCancelled() const
{
    return m_state->cancelled;
}

void TaskContext::cancel() const
{
    if (m_state->cancelled.exchange(true))
        return;
    std::map<quint64, std::function<void()>> hooks;
    {
        const std::lock_guard lock(m_state->mutex);
        hooks.swap(m_state->hooks);
    }
    for (auto& [id, hook] : hooks)
        hook();
}

Result<> TaskContext::checkpoint() const
{
    if (isCancelled())
        return failure(ErrorCode::Cancelled, QStringLiteral("Cancelled on request."));
    return {};
}

std::shared_ptr<void> TaskContext::whenCancelled(std::function<void()> onCancel) const
{
    quint64 id = 0;
    {
        const std::lock_guard lock(m_state->mutex);
        if (!m_state->cancelled) {
            id = ++m_state->nextHook;
            m_state->hooks.emplace(id, onCancel);
        }
    }
    if (id == 0)
        onCancel();
    return std::shared_ptr<void>(nullptr, [state = m_state, id](void*) {
        const std::lock_guard lock(state->mutex);
        state->hooks.erase(id);
    });
}

} // namespace Foreguest
