// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <unistd.h>

static void initForeguestResources()
{
    Q_INIT_RESOURCE(foreguest);
}

namespace Foreguest {

namespace {

QString below(QStandardPaths::StandardLocation location, const QString& homeFolder)
{
    const QString home = qEnvironmentVariable("FOREGUEST_HOME");
    if (!home.isEmpty())
        return QDir(home).absoluteFilePath(homeFolder);
    return QStandardPaths::writableLocation(location) + QStringLiteral("/foreguest");
}

} // namespace

QString Paths::data()
{
    return below(QStandardPaths::GenericDataLocation, QStringLiteral("data"));
}

QString Paths::cache()
{
    return below(QStandardPaths::GenericCacheLocation, QStringLiteral("cache"));
}

QString Paths::runtime()
{
    if (!qEnvironmentVariableIsEmpty("FOREGUEST_HOME") || !qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
        return below(QStandardPaths::RuntimeLocation, QStringLiteral("run"));
    return QStringLiteral("%1/foreguest-%2").arg(QDir::tempPath()).arg(getuid());
}

QString Paths::historyDatabase()
{
    return data() + QStringLiteral("/history.db");
}

QString Paths::images()
{
    return data() + QStringLiteral("/images");
}

Result<QString> Paths::helperProgram(const QString& name)
{
    QStringList folders;
    if (const QString folder = qEnvironmentVariable("FOREGUEST_LIBEXEC"); !folder.isEmpty())
        folders << folder;
    folders << QDir::cleanPath(QCoreApplication::applicationDirPath() + QStringLiteral("/../libexec/foreguest"));
    for (const QString& folder : folders) {
        const QString path = folder + u'/' + name;
        if (QFileInfo(path).isExecutable())
            return path;
    }
    return failure(ErrorCode::NotFound,
        QStringLiteral("The helper program %1 is not in %2.").arg(name, folders.join(QStringLiteral(" or "))),
        QStringLiteral("Build or install Foreguest again, or set FOREGUEST_LIBEXEC to the folder that holds it."));
}

Result<> Paths::ensureDirectory(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {};
    if (info.exists())
        return failure(ErrorCode::InvalidInput, QStringLiteral("%1 is needed as a folder, but it is a file.").arg(path),
            QStringLiteral("Move that file away, or set FOREGUEST_HOME to another folder."));
    if (!QDir().mkpath(info.absolutePath())
        || !QDir().mkdir(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)) {
        if (QFileInfo(path).isDir())
            return {};
        return failure(ErrorCode::PermissionDenied, QStringLiteral("The folder %1 can't be made.").arg(path),
            QStringLiteral("Check the rights and the free space there, or set FOREGUEST_HOME to another folder."));
    }
    return {};
}

Result<QByteArray> readResource(const QString& path)
{
    initForeguestResources();
    QFile file(QStringLiteral(":/foreguest/") + path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, QStringLiteral("The built-in data file %1 is missing.").arg(path),
            QStringLiteral("This is a fault of the build: build Foreguest again."));
    return file.readAll();
}

QStringList listResources(const QString& folder)
{
    initForeguestResources();
    return QDir(QStringLiteral(":/foreguest/") + folder).entryList(QDir::Files | QDir::Dirs, QDir::Name);
}

} // namespace Foreguest
