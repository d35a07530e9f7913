// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Foreguest {

/// A process, told apart from a later one with the same number: `start` is the boot's id and the process's start time
/// in clock ticks since boot (proc_pid_stat(5), field 22).
struct ProcessIdentity
{
    qint64 pid = 0;
    QString start;

    static ProcessIdentity self();
    /// That very process still runs (and is not a zombie).
    bool isAlive() const;
};

} // namespace Foreguest
