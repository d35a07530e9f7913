// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/files.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>

namespace Foreguest {

namespace {

tl::unexpected<Error> unreadable(const QFile& file)
{
    return failure(file.exists() ? ErrorCode::PermissionDenied : ErrorCode::NotFound,
        QStringLiteral("%1 can't be read: %2.").arg(file.fileName(), file.errorString()),
        QStringLiteral("Check the rights of the file, or remove its folder so that it is made again."));
}

} // namespace

Result<QByteArray> readWholeFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file);
    return file.readAll();
}

Result<> writeWholeFile(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return failure(file.error() == QFileDevice::OpenError ? ErrorCode::PermissionDenied : ErrorCode::ResourceExhausted,
        QStringLiteral("%1 can't be written: %2.").arg(path, file.errorString()),
        QStringLiteral("Check the rights and the free space there, or set FOREGUEST_HOME to another folder."));
}

Result<QString> fileHash(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return unreadable(file);
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace Foreguest
