// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace Foreguest {

/// The folders that Foreguest uses, by the XDG base directory specification. FOREGUEST_HOME moves all three below it.
class Paths
{
public:
    /// `$XDG_DATA_HOME/foreguest`: history.db, images/.
    static QString data();
    /// `$XDG_CACHE_HOME/foreguest`: what can be made again.
    static QString cache();
    /// `$XDG_RUNTIME_DIR/foreguest`: sockets; short, private (0700), on the local machine.
    static QString runtime();
    static QString historyDatabase();
    static QString images();
    /// A program of ours that is not for users: FOREGUEST_LIBEXEC, else ../libexec/foreguest beside the program's
    /// folder.
    static Result<QString> helperProgram(const QString& name);
    /// Makes the folder and its parents (mode 0700 for the last one) or says why that failed.
    static Result<> ensureDirectory(const QString& path);
};

/// The bytes of a data file under resources/, by its path below that folder.
Result<QByteArray> readResource(const QString& path);
/// Names of the entries of a folder under resources/, sorted.
QStringList listResources(const QString& folder);

} // namespace Foreguest
