// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/kvmverdict.h"

#include "core/base/paths.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace Foreguest {

namespace {

constexpr qint64 longestFile = 16LL * 1024;

QString verdictFile()
{
    return Paths::cache() + QStringLiteral("/kvm.json");
}

/// Changes whenever the machine starts (random(4)).
QString startOfThisMachine()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed()) : QString();
}

} // namespace

std::optional<KvmVerdict> KvmVerdict::read()
{
    QFile file(verdictFile());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.read(longestFile)).object();
    const QString start = json[QStringLiteral("machineStart")].toString();
    if (start.isEmpty() || start != startOfThisMachine())
        return {};
    return KvmVerdict { json[QStringLiteral("works")].toBool(), json[QStringLiteral("why")].toString(),
        QDateTime::fromString(json[QStringLiteral("emulatorBuilt")].toString(), Qt::ISODateWithMs) };
}

Result<> KvmVerdict::write() const
{
    FOREGUEST_TRY(Paths::ensureDirectory(Paths::cache()));
    const QJsonObject json { { QStringLiteral("machineStart"), startOfThisMachine() },
        { QStringLiteral("works"), works }, { QStringLiteral("why"), why },
        { QStringLiteral("emulatorBuilt"), emulatorBuilt.toString(Qt::ISODateWithMs) } };
    QSaveFile file(verdictFile());
    const bool written
        = file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json).toJson()) > 0 && file.commit();
    if (written)
        return {};
    return failure(ErrorCode::PermissionDenied, QStringLiteral("%1 can't be written.").arg(verdictFile()),
        QStringLiteral("Check the rights and the free space of that folder."));
}

} // namespace Foreguest
