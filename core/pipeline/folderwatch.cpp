// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/folderwatch.h"

#include "core/run/runner.h"

#include <QDirIterator>
#include <QFileInfo>

#include <condition_variable>
#include <mutex>

namespace Foreguest {

FolderWatch::FolderWatch(QString folder)
    : m_folder(std::move(folder))
{
}

Result<std::unique_ptr<FolderWatch>> FolderWatch::open(const QString& folder)
{
    const QFileInfo info(folder);
    if (!info.isDir() || !info.isReadable())
        return failure(ErrorCode::NotFound, QStringLiteral("%1 is not a folder that can be read.").arg(folder),
            QStringLiteral("Give a folder with source files."));
    return std::unique_ptr<FolderWatch>(new FolderWatch(info.absoluteFilePath()));
}

FolderWatch::Stamps FolderWatch::scan() const
{
    constexpr size_t maximumFiles = 10'000;
    Stamps stamps;
    QDirIterator files(m_folder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext() && stamps.size() < maximumFiles) {
        const QFileInfo info(files.next());
        stamps[info.absoluteFilePath()] = { info.size(), info.lastModified() };
    }
    return stamps;
}

QStringList FolderWatch::changedPrograms(const TaskContext& context)
{
    Stamps stamps = scan();
    QStringList changed;
    for (const auto& [path, stamp] : stamps) {
        const auto known = m_known.find(path);
        if (known == m_known.end() || known->second != stamp)
            changed << path;
    }
    const bool anythingNew = m_first || !changed.isEmpty() || stamps.size() != m_known.size();
    m_known = std::move(stamps);
    m_first = false;
    if (!anythingNew)
        return {};
    if (loadProgram(m_folder, context))
        return { m_folder };
    changed.removeIf([&](const QString& path) { return !loadProgram(path, context); });
    return changed;
}

void FolderWatch::waitForChange(const TaskContext& context) const
{
    constexpr std::chrono::milliseconds interval { 500 };
    std::mutex mutex;
    std::condition_variable wake;
    const auto hook = context.whenCancelled([&] {
        const std::lock_guard lock(mutex);
        wake.notify_all();
    });
    Stamps last = m_known;
    bool moved = false;
    while (!context.isCancelled()) {
        {
            std::unique_lock lock(mutex);
            wake.wait_for(lock, interval, [&] { return context.isCancelled(); });
        }
        Stamps current = scan();
        const bool settled = current == last;
        if (settled && moved)
            return;
        moved = moved || !settled;
        last = std::move(current);
    }
}

} // namespace Foreguest
