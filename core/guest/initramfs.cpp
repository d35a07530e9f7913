// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/initramfs.h"

#include "core/guest/files.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>

#include <sys/stat.h>

namespace Foreguest {

void CpioWriter::add(const QByteArray& path, quint32 mode, const QByteArray& content, quint32 major, quint32 minor)
{
    const auto field
        = [this](quint32 value) { m_bytes += QByteArray::number(value, 16).rightJustified(8, '0').toUpper(); };
    const auto pad = [this] { m_bytes.append((4 - m_bytes.size() % 4) % 4, '\0'); };
    m_bytes += "070701";
    const bool folder = S_ISDIR(mode);
    for (const quint32 value : { ++m_inode, mode, 0U, 0U, folder ? 2U : 1U, 0U, static_cast<quint32>(content.size()),
             0U, 0U, major, minor, static_cast<quint32>(path.size() + 1), 0U })
        field(value);
    m_bytes += path + '\0';
    pad();
    m_bytes += content;
    pad();
}

void CpioWriter::addFolder(const QByteArray& path)
{
    add(path, S_IFDIR | 0755, {});
}

void CpioWriter::addFile(const QByteArray& path, const QByteArray& content, bool executable)
{
    add(path, S_IFREG | (executable ? 0755U : 0644U), content);
}

void CpioWriter::addConsole()
{
    add("dev/console", S_IFCHR | 0600, {}, 5, 1);
}

QByteArray CpioWriter::finish()
{
    m_inode = 0;
    add("TRAILER!!!", 0, {});
    return std::exchange(m_bytes, {});
}

Result<QString> ensureInitramfs(const QString& folder, const QString& guestProgram, const QString& modulesFolder)
{
    CpioWriter archive;
    for (const char* path : { "dev", "proc", "sys", "root", "modules" })
        archive.addFolder(path);
    archive.addConsole();
    FOREGUEST_TRY_ASSIGN(program, readWholeFile(guestProgram));
    archive.addFile("init", program, true);
    FOREGUEST_TRY_ASSIGN(order, readWholeFile(modulesFolder + QStringLiteral("/order")));
    archive.addFile("modules/order", order, false);
    for (const QByteArray& name : order.split('\n')) {
        if (name.isEmpty())
            continue;
        FOREGUEST_TRY_ASSIGN(module, readWholeFile(modulesFolder + u'/' + QFile::decodeName(name)));
        archive.addFile("modules/" + name, module, false);
    }
    const QByteArray bytes = archive.finish();
    const QString hash
        = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(12));
    const QString path = QStringLiteral("%1/initramfs-%2.cpio").arg(folder, hash);
    QFile existing(path);
    if (existing.size() == bytes.size()) {
        if (existing.open(QIODevice::ReadWrite))
            existing.setFileTime(QDateTime::currentDateTime(), QFileDevice::FileModificationTime);
        return path;
    }
    FOREGUEST_TRY(writeWholeFile(path, bytes));
    return path;
}

} // namespace Foreguest
