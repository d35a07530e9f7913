// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace Foreguest {

/// How sure a manifest is of a version: a range that is asked for, or the very one that was chosen.
enum class VersionStrength : quint8 { Required, Locked };

/// The versions of packages as manifests and lock files tell them. The surest statement wins, among equals the first.
class PackageVersions
{
public:
    /// `package` as its ecosystem writes it; an empty version tells nothing and is ignored.
    void add(const QString& package, const QString& version, VersionStrength strength);
    /// Notes that the program needs a package to run, whatever its version.
    void declare(const QString& package);
    /// Those that were declared, as their manifest writes them, each once.
    const QStringList& declared() const { return m_declared; }
    /// Empty where nothing tells. A name with slashes that is not known itself takes the version of the longest of its
    /// leading paths: `example.org/library/part`.
    QString find(const QString& package) const;

private:
    struct Entry
    {
        QString version;
        VersionStrength strength = VersionStrength::Required;
    };
    QHash<QString, Entry> m_entries;
    QStringList m_declared;
};

} // namespace Foreguest
