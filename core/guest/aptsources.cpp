// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/aptsources.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace Foreguest {

namespace {

struct Entry
{
    QStringList uris, suites, components;
    QString signedBy;
};

QStringList words(const QString& text)
{
    return text.simplified().split(u' ', Qt::SkipEmptyParts);
}

/// Debian's own keys, or apt's default, which the build narrows to Debian's keyring anyway.
bool isDebianKey(const QString& signedBy)
{
    return signedBy.isEmpty() || signedBy.startsWith(QLatin1String("/usr/share/keyrings/debian-archive-"));
}

QStringList oneLine(const Entry& entry, const QString& suite)
{
    static const QSet<QString> ownComponents { QStringLiteral("main"), QStringLiteral("contrib"),
        QStringLiteral("non-free"), QStringLiteral("non-free-firmware") };
    const QSet<QString> ownSuites { suite, suite + QStringLiteral("-updates"), suite + QStringLiteral("-security") };
    QStringList components;
    for (const QString& component : entry.components) {
        if (ownComponents.contains(component))
            components << component;
    }
    QStringList lines;
    if (components.isEmpty() || !isDebianKey(entry.signedBy))
        return lines;
    const QString options
        = entry.signedBy.isEmpty() ? QString() : QStringLiteral("[signed-by=\"%1\"] ").arg(entry.signedBy);
    for (const QString& uri : entry.uris) {
        for (const QString& name : entry.suites) {
            if (ownSuites.contains(name))
                lines << QStringLiteral("deb %1%2 %3 %4").arg(options, uri, name, components.join(u' '));
        }
    }
    return lines;
}

QByteArray readSmallFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(1024LL * 1024) : QByteArray();
}

} // namespace

QStringList debianEntries(const QByteArray& oneLineFormat, const QString& suite)
{
    static const QRegularExpression form(QStringLiteral(R"(^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+(.+)$)"));
    static const QRegularExpression key(QStringLiteral(R"re(signed-by="?([^"\s]+)"?)re"));
    QStringList lines;
    for (const QByteArray& raw : oneLineFormat.split('\n')) {
        const auto match = form.match(QString::fromUtf8(raw).section(u'#', 0, 0).trimmed());
        if (!match.hasMatch())
            continue;
        lines << oneLine({ .uris = { match.captured(2) },
                             .suites = { match.captured(3) },
                             .components = words(match.captured(4)),
                             .signedBy = key.match(match.captured(1)).captured(1) },
            suite);
    }
    return lines;
}

QStringList debianEntriesDeb822(const QByteArray& deb822Format, const QString& suite)
{
    QStringList lines;
    QHash<QString, QString> fields;
    QString current;
    const auto finish = [&] {
        const bool off
            = fields.value(QStringLiteral("enabled")).trimmed().compare(QLatin1String("no"), Qt::CaseInsensitive) == 0;
        if (!off && words(fields.value(QStringLiteral("types"))).contains(QStringLiteral("deb")))
            lines << oneLine({ .uris = words(fields.value(QStringLiteral("uris"))),
                                 .suites = words(fields.value(QStringLiteral("suites"))),
                                 .components = words(fields.value(QStringLiteral("components"))),
                                 .signedBy = fields.value(QStringLiteral("signed-by")).trimmed() },
                suite);
        fields.clear();
    };
    for (const QByteArray& raw : deb822Format.split('\n')) {
        const QString line = QString::fromUtf8(raw);
        if (line.startsWith(u'#'))
            continue;
        if (line.trimmed().isEmpty())
            finish();
        else if (line.front().isSpace())
            fields[current] += u'\n' + line;
        else
            fields[current = line.section(u':', 0, 0).trimmed().toLower()] = line.section(u':', 1).trimmed();
    }
    finish();
    return lines;
}

QStringList hostDebianEntries(const QString& suite)
{
    QStringList lines = debianEntries(readSmallFile(QStringLiteral("/etc/apt/sources.list")), suite);
    const QDir parts(QStringLiteral("/etc/apt/sources.list.d"));
    for (const QString& name : parts.entryList(QDir::Files, QDir::Name)) {
        if (name.endsWith(QLatin1String(".list")))
            lines << debianEntries(readSmallFile(parts.filePath(name)), suite);
        else if (name.endsWith(QLatin1String(".sources")))
            lines << debianEntriesDeb822(readSmallFile(parts.filePath(name)), suite);
    }
    lines.removeDuplicates();
    const bool hasRelease = std::any_of(
        lines.cbegin(), lines.cend(), [&](const QString& line) { return line.contains(u' ' + suite + u' '); });
    return hasRelease ? lines : QStringList();
}

} // namespace Foreguest
