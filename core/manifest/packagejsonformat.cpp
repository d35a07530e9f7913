// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestformat.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Foreguest {

namespace {
/// npm's package.json: the ranges that it asks for.
class PackageJsonFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        const QJsonObject json = QJsonDocument::fromJson(file.content).object();
        for (const QString& section : { QStringLiteral("dependencies"), QStringLiteral("devDependencies"),
                 QStringLiteral("optionalDependencies"), QStringLiteral("peerDependencies") }) {
            const QJsonObject entries = json[section].toObject();
            for (auto it = entries.begin(); it != entries.end(); ++it) {
                versions.add(it.key(), it.value().toString(), VersionStrength::Required);
                if (section == QLatin1String("dependencies"))
                    versions.declare(it.key());
            }
        }
    }
};
} // namespace

std::unique_ptr<ManifestFormat> packageJsonFormat()
{
    return std::make_unique<PackageJsonFormat>();
}

} // namespace Foreguest
