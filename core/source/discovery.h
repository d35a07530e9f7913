// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QStringList>

namespace Foreguest {

/// A source file that was found below a given path.
struct FoundFile
{
    QString path; ///< To open it.
    QString root; ///< The folder that its module's name is relative to, without a slash at its end.
};

struct Discovery
{
    std::vector<FoundFile> files; ///< Sorted by path, each file once.
    std::vector<std::pair<QString, QString>> skipped; ///< Path and reason.
};

/// The files below `paths`. Folders are walked in sorted order; symbolic links to folders are followed, each real
/// folder once, so loops end; folders of version control, dependencies and builds are left out, unless given
/// themselves. A file that is named in `paths` is always found; below folders, only those that `isSource` accepts.
/// Fails where a path does not exist and no other does either, or when cancelled. O(entries).
Result<Discovery> discoverFiles(const QStringList& paths, quint64 maximumFiles,
    const std::function<bool(const QString& path)>& isSource, const TaskContext& context);

} // namespace Foreguest
