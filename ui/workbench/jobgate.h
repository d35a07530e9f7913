// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>

namespace Foreguest {

/// Counts the jobs that use an object which will be destroyed, so that its owner can stop them all and wait for them.
/// Thread-safe.
class JobGate
{
public:
    /// A pass for one job; empty once the gate is closed. The job is inside as long as the pass lives.
    std::shared_ptr<void> enter(const TaskContext& context);
    /// Cancels the jobs inside, lets no more in, and returns when the last one has left.
    void closeAndWait();

private:
    std::mutex m_mutex;
    std::condition_variable m_left;
    std::map<quint64, TaskContext> m_inside;
    quint64 m_nextId = 0;
    bool m_closed = false;
};

} // namespace Foreguest
