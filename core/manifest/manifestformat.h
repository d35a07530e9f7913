// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/manifest/packageversions.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace Foreguest {

/// A manifest or lock file to read, and what it names further.
struct ManifestFile
{
    QString path;
    QByteArray content; ///< Hostile: any bytes, up to the reader's limit.
    QStringList includes; ///< Filled by the format: files to read as well, relative to this one.
};

/// A format of manifests or lock files; one class in one file each. Stateless.
class ManifestFormat
{
public:
    virtual ~ManifestFormat() = default;
    /// Notes the packages and their versions that the file names; of a damaged file what can be read. O(bytes).
    virtual void read(ManifestFile& file, PackageVersions& versions) const = 0;

    /// By the name that the languages' data use: "requirements"; nullptr for none.
    static const ManifestFormat* byName(const QString& name);
};

std::unique_ptr<ManifestFormat> requirementsFormat();
std::unique_ptr<ManifestFormat> goModFormat();
std::unique_ptr<ManifestFormat> goSumFormat();
std::unique_ptr<ManifestFormat> cargoTomlFormat();
std::unique_ptr<ManifestFormat> packageJsonFormat();
std::unique_ptr<ManifestFormat> packageListFormat();
std::unique_ptr<ManifestFormat> pipfileFormat();
std::unique_ptr<ManifestFormat> pipfileLockFormat();
std::unique_ptr<ManifestFormat> pyprojectFormat();
std::unique_ptr<ManifestFormat> setupFormat();
std::unique_ptr<ManifestFormat> pomFormat();
std::unique_ptr<ManifestFormat> gradleFormat();
std::unique_ptr<ManifestFormat> packageLockFormat();
std::unique_ptr<ManifestFormat> yarnLockFormat();

} // namespace Foreguest
