// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/sourcepaths.h"

#include <QDir>
#include <QFileInfo>

namespace Foreguest {

QString locateSource(const QStringList& givenPaths, const QString& graphPath)
{
    if (QFileInfo(graphPath).isAbsolute())
        return QFileInfo(graphPath).isFile() ? graphPath : QString();
    for (const QString& given : givenPaths) {
        const QFileInfo info(given);
        if (info.isFile() && (given == graphPath || info.fileName() == QFileInfo(graphPath).fileName()))
            return info.absoluteFilePath();
        if (!info.isDir())
            continue;
        const QDir folder(info.absoluteFilePath());
        for (const QString& candidate :
            { folder.filePath(graphPath), folder.filePath(QStringLiteral("../") + graphPath) }) {
            if (QFileInfo(candidate).isFile())
                return QDir::cleanPath(candidate);
        }
    }
    return QFileInfo(graphPath).isFile() ? QFileInfo(graphPath).absoluteFilePath() : QString();
}

} // namespace Foreguest
