// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/kernelmodules.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QSet>
#include <QtEndian>

#include <vector>

namespace Foreguest {

namespace {

QString canonicalName(const QString& name)
{
    return name.trimmed().replace(u'-', u'_');
}

/// Values of "key=value" in the module's .modinfo, whose strings end with NUL.
QStringList infoValues(const QByteArray& module, const QByteArray& key)
{
    QStringList values;
    const QByteArray pattern = '\0' + key + '=';
    for (qsizetype at = module.indexOf(pattern); at >= 0; at = module.indexOf(pattern, at + 1)) {
        const qsizetype from = at + pattern.size();
        const qsizetype end = module.indexOf('\0', from);
        if (end > from && end - from < 4096)
            values << QString::fromLatin1(module.mid(from, end - from));
    }
    return values;
}

QStringList needs(const QByteArray& module)
{
    QStringList names;
    for (const QString& list : infoValues(module, "depends"))
        names << list.split(u',', Qt::SkipEmptyParts);
    for (const QString& rule : infoValues(module, "softdep")) {
        if (rule.startsWith(QLatin1String("pre:")))
            names << rule.mid(4).section(QStringLiteral("post:"), 0, 0).split(u' ', Qt::SkipEmptyParts);
    }
    return names;
}

} // namespace

Result<QStringList> resolveModules(const QString& moduleTree, const QStringList& names)
{
    QHash<QString, QString> files;
    for (QDirIterator it(moduleTree, { QStringLiteral("*.ko") }, QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();) {
        const QString path = it.next();
        files.insert(canonicalName(it.fileInfo().completeBaseName()), path);
    }
    if (files.isEmpty())
        return failure(ErrorCode::Protocol, QStringLiteral("The kernel package holds no uncompressed modules."),
            QStringLiteral("Use a Debian release whose cloud kernel has .ko files, such as bookworm."));

    struct Visit
    {
        QString name;
        QStringList pending;
    };
    QStringList order;
    QSet<QString> seen;
    std::vector<Visit> stack;
    const auto enter = [&](const QString& name) -> Result<> {
        const QString key = canonicalName(name);
        if (seen.contains(key) || !files.contains(key))
            return {};
        seen.insert(key);
        QFile file(files.value(key));
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::PermissionDenied,
                QStringLiteral("The kernel module %1 can't be read.").arg(file.fileName()));
        stack.push_back({ key, needs(file.readAll()) });
        return {};
    };
    for (const QString& name : names) {
        FOREGUEST_TRY(enter(name));
        while (!stack.empty()) {
            if (stack.back().pending.isEmpty()) {
                order << files.value(stack.back().name);
                stack.pop_back();
            } else {
                FOREGUEST_TRY(enter(stack.back().pending.takeFirst()));
            }
        }
    }
    return order;
}

Result<QByteArray> bzImageLz4Payload(const QByteArray& bzImage)
{
    constexpr qsizetype setupSectorsAt = 0x1f1, magicAt = 0x202, payloadAt = 0x248, headerEnd = 0x250;
    if (bzImage.size() < headerEnd || bzImage.mid(magicAt, 4) != "HdrS")
        return failure(ErrorCode::Protocol, QStringLiteral("The kernel is not a bzImage."),
            QStringLiteral("Use the cloud kernel of a Debian release for amd64."));
    const auto setupSectors = static_cast<unsigned char>(bzImage[setupSectorsAt]);
    const qint64 start = (setupSectors + 1LL) * 512 + qFromLittleEndian<quint32>(bzImage.constData() + payloadAt);
    const qint64 length = qFromLittleEndian<quint32>(bzImage.constData() + payloadAt + 4);
    if (length < 8 || start + length > bzImage.size())
        return failure(ErrorCode::Protocol, QStringLiteral("The kernel's setup header is damaged."),
            QStringLiteral("Remove the image folder's kernel-* folders and try again."));
    const QByteArray payload
        = bzImage.mid(start, length - 4); // its last four bytes are the size, not a part of the stream
    return payload.startsWith(QByteArray::fromHex("02214c18")) ? payload : QByteArray();
}

} // namespace Foreguest
