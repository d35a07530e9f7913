// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/packageversions.h"

namespace Foreguest {

namespace {
/// Names compare as packaging tools do: case, `-`, `_` and `.` make no difference.
QString normalised(const QString& name)
{
    return name.toLower().replace(QLatin1Char('_'), QLatin1Char('-')).replace(QLatin1Char('.'), QLatin1Char('-'));
}
} // namespace

void PackageVersions::add(const QString& package, const QString& version, VersionStrength strength)
{
    if (package.isEmpty() || version.isEmpty())
        return;
    Entry& entry = m_entries[normalised(package)];
    if (entry.version.isEmpty() || strength > entry.strength)
        entry = { version, strength };
}

void PackageVersions::declare(const QString& package)
{
    constexpr qsizetype most = 1000;
    if (!package.isEmpty() && m_declared.size() < most && !m_declared.contains(package, Qt::CaseInsensitive))
        m_declared << package;
}

QString PackageVersions::find(const QString& package) const
{
    QString name = normalised(package);
    for (;;) {
        if (const auto found = m_entries.constFind(name); found != m_entries.constEnd())
            return found->version;
        const qsizetype slash = name.lastIndexOf(QLatin1Char('/'));
        if (slash <= 0)
            return {};
        name.truncate(slash);
    }
}

} // namespace Foreguest
