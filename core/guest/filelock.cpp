// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/filelock.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>

namespace Foreguest {

Result<std::optional<FileLock>> FileLock::tryAcquire(const QString& path)
{
    Descriptor descriptor(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!descriptor)
        return failure(errno == ENOSPC ? ErrorCode::ResourceExhausted : ErrorCode::PermissionDenied,
            QStringLiteral("The lock file %1 can't be opened: %2.")
                .arg(path, QString::fromLocal8Bit(std::strerror(errno))),
            QStringLiteral(
                "Check the rights and the free space of its folder, or set FOREGUEST_HOME to another folder."));
    if (::flock(descriptor.get(), LOCK_EX | LOCK_NB) == 0)
        return std::optional<FileLock>(FileLock(std::move(descriptor)));
    if (errno == EWOULDBLOCK || errno == EINTR)
        return std::optional<FileLock> {};
    return failure(ErrorCode::Unavailable,
        QStringLiteral("%1 can't be locked: %2.").arg(path, QString::fromLocal8Bit(std::strerror(errno))),
        QStringLiteral("Set FOREGUEST_HOME to a folder on a local file system."));
}

Result<FileLock> FileLock::acquire(const QString& path, const TaskContext& context, const std::function<void()>& onWait)
{
    bool waiting = false;
    while (true) {
        FOREGUEST_TRY_ASSIGN(lock, tryAcquire(path));
        if (lock)
            return std::move(*lock);
        if (!std::exchange(waiting, true))
            onWait();
        FOREGUEST_TRY(context.checkpoint());
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

} // namespace Foreguest
