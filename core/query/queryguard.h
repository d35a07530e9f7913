// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <chrono>

namespace Foreguest {

/// Says when a query must stop: its time is over, or its caller cancelled it. Of one thread.
class QueryGuard
{
public:
    QueryGuard(const TaskContext& context, std::chrono::milliseconds allowed)
        : m_context(context)
        , m_deadline(std::chrono::steady_clock::now() + allowed)
    {
    }

    bool mustStop()
    {
        m_isLate = m_isLate || std::chrono::steady_clock::now() > m_deadline;
        return m_isLate || m_context.isCancelled();
    }
    bool isLate() const { return m_isLate; }

private:
    TaskContext m_context;
    std::chrono::steady_clock::time_point m_deadline;
    bool m_isLate = false;
};

} // namespace Foreguest
