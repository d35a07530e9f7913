// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QDateTime>
#include <QStringList>

#include <map>
#include <memory>

namespace Foreguest {

/// Watches a folder for programs: the folder itself where it is one (it has an entry file), else each source file in it
/// that can be run. Looks at names, sizes and times twice a second; at most 10,000 files; symbolic links are not
/// followed.
class FolderWatch
{
public:
    static Result<std::unique_ptr<FolderWatch>> open(const QString& folder);

    /// Programs that are new or changed since the last call; all of them at the first one.
    QStringList changedPrograms(const TaskContext& context);
    /// Returns when a file changed and half a second passed without another change, or when cancelled.
    void waitForChange(const TaskContext& context) const;

private:
    struct Stamp
    {
        qint64 size = 0;
        QDateTime modified;
        bool operator==(const Stamp&) const = default;
    };
    using Stamps = std::map<QString, Stamp>;

    explicit FolderWatch(QString folder);
    Stamps scan() const;

    QString m_folder;
    Stamps m_known;
    bool m_first = true;
};

} // namespace Foreguest
