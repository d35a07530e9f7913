// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestformat.h"
#include "core/manifest/pythonrequirement.h"
#include "core/manifest/toml.h"

#include <QJsonArray>

namespace Foreguest {

namespace {
constexpr VersionStrength required = VersionStrength::Required;

void addList(const QJsonValue& list, PackageVersions& versions)
{
    const QJsonArray entries = list.toArray();
    for (const QJsonValue entry : entries)
        addPythonRequirement(entry.toString(), required, versions);
}

/// `name = "^1.2"` or `name = {version = "^1.2"}`, as Poetry and Pipenv write it.
void addTable(const QJsonObject& table, PackageVersions& versions)
{
    for (auto it = table.begin(); it != table.end(); ++it) {
        QString version = it.value().isObject() ? it.value().toObject()[QStringLiteral("version")].toString()
                                                : it.value().toString();
        if (version == QStringLiteral("*") || it.key() == QStringLiteral("python"))
            continue;
        if (version.startsWith(QStringLiteral("==")) && !version.contains(QLatin1Char(',')))
            version.remove(0, 2);
        versions.add(it.key(), version, required);
    }
}

/// pyproject.toml: PEP 621, dependency groups, and Poetry's own tables.
class PyprojectFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        const QJsonObject root = parseToml(file.content);
        const QJsonObject project = root[QStringLiteral("project")].toObject();
        addList(project[QStringLiteral("dependencies")], versions);
        for (const QJsonObject& groups : { project[QStringLiteral("optional-dependencies")].toObject(),
                 root[QStringLiteral("dependency-groups")].toObject() }) {
            for (const QJsonValue group : groups)
                addList(group, versions);
        }
        const QJsonObject poetry = root[QStringLiteral("tool")].toObject()[QStringLiteral("poetry")].toObject();
        addTable(poetry[QStringLiteral("dependencies")].toObject(), versions);
        addTable(poetry[QStringLiteral("dev-dependencies")].toObject(), versions);
        const QJsonObject groups = poetry[QStringLiteral("group")].toObject();
        for (const QJsonValue group : groups)
            addTable(group.toObject()[QStringLiteral("dependencies")].toObject(), versions);
    }
};

/// Pipenv's Pipfile.
class PipfileFormat final : public ManifestFormat
{
public:
    void read(ManifestFile& file, PackageVersions& versions) const override
    {
        const QJsonObject root = parseToml(file.content);
        addTable(root[QStringLiteral("packages")].toObject(), versions);
        addTable(root[QStringLiteral("dev-packages")].toObject(), versions);
    }
};
} // namespace

std::unique_ptr<ManifestFormat> pyprojectFormat()
{
    return std::make_unique<PyprojectFormat>();
}

std::unique_ptr<ManifestFormat> pipfileFormat()
{
    return std::make_unique<PipfileFormat>();
}

} // namespace Foreguest
