// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestformat.h"
#include "core/manifest/toml.h"

namespace Foreguest {

namespace {
/// Cargo.toml: the ranges that it asks for, also those that its workspace or only some targets do.
class CargoTomlFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        const QJsonObject root = parseToml(file.content);
        addTables(root, versions);
        addTables(root[QStringLiteral("workspace")].toObject(), versions);
        const QJsonObject targets = root[QStringLiteral("target")].toObject();
        for (auto it = targets.begin(); it != targets.end(); ++it)
            addTables(it.value().toObject(), versions);
    }

private:
    static void addTables(const QJsonObject& object, PackageVersions& versions)
    {
        for (const QString& table : { QStringLiteral("dependencies"), QStringLiteral("dev-dependencies"),
                 QStringLiteral("build-dependencies") }) {
            const QJsonObject entries = object[table].toObject();
            for (auto it = entries.begin(); it != entries.end(); ++it) {
                const bool isVersion = it.value().isString();
                versions.add(it.key(),
                    isVersion ? it.value().toString() : it.value().toObject()[QStringLiteral("version")].toString(),
                    VersionStrength::Required);
            }
        }
    }
};
} // namespace

std::unique_ptr<ManifestFormat> cargoTomlFormat()
{
    return std::make_unique<CargoTomlFormat>();
}

} // namespace Foreguest
