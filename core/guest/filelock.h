// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/guest/descriptor.h"

#include <optional>

namespace Foreguest {

/// An exclusive flock(2) on a file that is made where missing; held until the object dies or the process ends in any
/// way. Not inherited by programs that the process starts.
class FileLock
{
public:
    /// No value where another holds the lock.
    static Result<std::optional<FileLock>> tryAcquire(const QString& path);
    /// Waits for the lock; `onWait` is called once where it must.
    static Result<FileLock> acquire(
        const QString& path, const TaskContext& context, const std::function<void()>& onWait);

private:
    explicit FileLock(Descriptor descriptor)
        : m_descriptor(std::move(descriptor))
    {
    }
    Descriptor m_descriptor;
};

} // namespace Foreguest
