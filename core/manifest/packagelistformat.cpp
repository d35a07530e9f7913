// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestformat.h"
#include "core/manifest/toml.h"

#include <QJsonArray>

namespace Foreguest {

namespace {
/// Lock files in TOML that list packages with their names and versions: poetry.lock, uv.lock, pdm.lock, pylock.toml,
/// Cargo.lock.
class PackageListFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        const QJsonObject root = parseToml(file.content);
        for (const QString& key : { QStringLiteral("package"), QStringLiteral("packages") }) {
            const QJsonArray packages = root[key].toArray();
            for (const QJsonValue package : packages)
                versions.add(package[QStringLiteral("name")].toString(), package[QStringLiteral("version")].toString(),
                    VersionStrength::Locked);
        }
    }
};
} // namespace

std::unique_ptr<ManifestFormat> packageListFormat()
{
    return std::make_unique<PackageListFormat>();
}

} // namespace Foreguest
