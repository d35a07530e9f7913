// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/foreguestctl/command.h"

#include <memory>

class QTemporaryDir;

namespace Foreguest {

/// The graph store that a command asks: of given paths, brought up to them first, or the latest one.
class StoredGraphFile
{
public:
    /// Where the cache can't be written the store lives in a temporary folder, as long as this object.
    static Result<StoredGraphFile> open(const QStringList& paths, const Invocation& invocation);

    QString path() const { return m_path; }

private:
    QString m_path;
    std::shared_ptr<QTemporaryDir> m_folder;
};

} // namespace Foreguest
