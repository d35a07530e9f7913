// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/samples.h"

#include "core/base/paths.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace Foreguest {

QStringList sampleNames()
{
    QStringList names = listResources(QStringLiteral("samples"));
    names.removeIf([](const QString& name) { return !name.contains(u'.'); });
    return names;
}

Result<QString> unpackSample(const QString& name)
{
    FOREGUEST_TRY_ASSIGN(content, readResource(QStringLiteral("samples/") + name));
    const QString folder = Paths::cache() + QStringLiteral("/samples");
    FOREGUEST_TRY(Paths::ensureDirectory(folder));
    const QString path = folder + u'/' + name;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failure(ErrorCode::ResourceExhausted,
            QCoreApplication::translate("Foreguest::Samples", "The sample %1 could not be written to %2: %3")
                .arg(name, folder, file.errorString()),
            QCoreApplication::translate(
                "Foreguest::Samples", "Free space there, or set FOREGUEST_HOME to another folder."));
    return path;
}

} // namespace Foreguest
