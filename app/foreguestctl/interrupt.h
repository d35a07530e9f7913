// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <thread>

namespace Foreguest {

/// While it lives, SIGINT and SIGTERM cancel the context; a second one ends the process at once.
class InterruptGuard
{
public:
    explicit InterruptGuard(const TaskContext& context);
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

private:
    std::thread m_waiter;
};

} // namespace Foreguest
