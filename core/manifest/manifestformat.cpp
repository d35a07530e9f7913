// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/manifestformat.h"

#include <map>

namespace Foreguest {

const ManifestFormat* ManifestFormat::byName(const QString& name)
{
    static const std::map<QString, std::unique_ptr<ManifestFormat>> formats = [] {
        std::map<QString, std::unique_ptr<ManifestFormat>> all;
        all.emplace(QStringLiteral("goMod"), goModFormat());
        all.emplace(QStringLiteral("goSum"), goSumFormat());
        all.emplace(QStringLiteral("cargoToml"), cargoTomlFormat());
        all.emplace(QStringLiteral("requirements"), requirementsFormat());
        all.emplace(QStringLiteral("packageJson"), packageJsonFormat());
        all.emplace(QStringLiteral("packageList"), packageListFormat());
        all.emplace(QStringLiteral("pipfile"), pipfileFormat());
        all.emplace(QStringLiteral("pipfileLock"), pipfileLockFormat());
        all.emplace(QStringLiteral("pyproject"), pyprojectFormat());
        all.emplace(QStringLiteral("setup"), setupFormat());
        all.emplace(QStringLiteral("pom"), pomFormat());
        all.emplace(QStringLiteral("gradle"), gradleFormat());
        all.emplace(QStringLiteral("packageLock"), packageLockFormat());
        all.emplace(QStringLiteral("yarnLock"), yarnLockFormat());
        return all;
    }();
    const auto found = formats.find(name);
    return found == formats.end() ? nullptr : found->second.get();
}

} // namespace Foreguest
