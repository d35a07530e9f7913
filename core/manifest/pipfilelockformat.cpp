// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestformat.h"
#include "core/manifest/pythonrequirement.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Foreguest {

namespace {
/// Pipenv's Pipfile.lock: what it chose.
class PipfileLockFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        const QJsonObject json = QJsonDocument::fromJson(file.content).object();
        for (const QString& section : { QStringLiteral("default"), QStringLiteral("develop") }) {
            const QJsonObject packages = json[section].toObject();
            for (auto it = packages.begin(); it != packages.end(); ++it)
                addPythonRequirement(
                    it.key() + it.value()[QStringLiteral("version")].toString(), VersionStrength::Locked, versions);
        }
    }
};
} // namespace

std::unique_ptr<ManifestFormat> pipfileLockFormat()
{
    return std::make_unique<PipfileLockFormat>();
}

} // namespace Foreguest
