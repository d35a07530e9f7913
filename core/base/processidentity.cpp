// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/processidentity.h"

#include <QFile>
#include <QList>

#include <unistd.h>

namespace Foreguest {

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Empty where there is no such process.
QString startOf(qint64 pid)
{
    const QByteArray stat = contents(QStringLiteral("/proc/%1/stat").arg(pid));
    // The command's name stands in parentheses and may hold anything, so count from the last one.
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    constexpr int stateField = 0;
    constexpr int startTimeField = 19;
    if (fields.size() <= startTimeField || fields[stateField] == "Z")
        return {};
    const QByteArray boot = contents(QStringLiteral("/proc/sys/kernel/random/boot_id")).trimmed();
    return QString::fromLatin1(boot + ':' + fields[startTimeField]);
}

} // namespace

ProcessIdentity ProcessIdentity::self()
{
    return { getpid(), startOf(getpid()) };
}

bool ProcessIdentity::isAlive() const
{
    return !start.isEmpty() && startOf(pid) == start;
}

} // namespace Foreguest
