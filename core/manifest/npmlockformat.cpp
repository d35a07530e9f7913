// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestformat.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <utility>

namespace Foreguest {

namespace {
/// npm's package-lock.json: the versions that were chosen. Copies further down in the tree of packages are not what the
/// sources import.
class PackageLockFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        static const QString folder = QStringLiteral("node_modules/");
        const QJsonObject json = QJsonDocument::fromJson(file.content).object();
        const QJsonObject packages = json[QStringLiteral("packages")].toObject();
        for (auto it = packages.begin(); it != packages.end(); ++it) {
            if (it.key().startsWith(folder) && it.key().count(folder) == 1)
                add(it.key().mid(folder.size()), it.value(), versions);
        }
        // The first version of the format.
        const QJsonObject dependencies = json[QStringLiteral("dependencies")].toObject();
        for (auto it = dependencies.begin(); it != dependencies.end(); ++it)
            add(it.key(), it.value(), versions);
    }

private:
    static void add(const QString& name, const QJsonValue& entry, PackageVersions& versions)
    {
        versions.add(name, entry[QStringLiteral("version")].toString(), VersionStrength::Locked);
    }
};

/// yarn.lock: `name@range, name@range:` with an indented `version "1.2.3"` below.
class YarnLockFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        static const QRegularExpression heading(QStringLiteral("^\"?(@?[^@\"\\s]+)@[^:]*:"));
        static const QRegularExpression version(QStringLiteral("^  version:? \"?([^\"\\s]+)\"?"));
        QString name;
        const QStringList lines = QString::fromUtf8(file.content).split(QLatin1Char('\n'));
        for (const QString& line : lines) {
            const auto named = heading.match(line);
            const auto chosen = version.match(line);
            if (named.hasMatch())
                name = named.captured(1);
            else if (chosen.hasMatch() && !name.isEmpty())
                versions.add(std::exchange(name, QString()), chosen.captured(1), VersionStrength::Locked);
        }
    }
};
} // namespace

std::unique_ptr<ManifestFormat> packageLockFormat()
{
    return std::make_unique<PackageLockFormat>();
}

std::unique_ptr<ManifestFormat> yarnLockFormat()
{
    return std::make_unique<YarnLockFormat>();
}

} // namespace Foreguest
