// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/jobgate.h"

namespace Foreguest {

std::shared_ptr<void> JobGate::enter(const TaskContext& context)
{
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return {};
    const quint64 id = ++m_nextId;
    m_inside.emplace(id, context);
    return std::shared_ptr<void>(this, [id](void* gate) {
        auto* self = static_cast<JobGate*>(gate);
        const std::lock_guard guard(self->m_mutex);
        self->m_inside.erase(id);
        self->m_left.notify_all();
    });
}

void JobGate::closeAndWait()
{
    std::map<quint64, TaskContext> inside;
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        inside = m_inside;
    }
    for (const auto& [id, context] : inside)
        context.cancel();
    std::unique_lock lock(m_mutex);
    m_left.wait(lock, [this] { return m_inside.empty(); });
}

} // namespace Foreguest
