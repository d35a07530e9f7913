// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/manifest/packageversions.h"

#include <string>
#include <utility>
#include <vector>

namespace Foreguest {

/// Which files are manifests: a pattern of file names (`requirements*.txt`) with the name of its format.
using ManifestPatterns = std::vector<std::pair<std::string, std::string>>;

/// Reads the manifests of the folders, in that order, with the files that they include as long as those lie below
/// `root`. Files that can't be read tell nothing. Numbers and sizes of files are bounded. O(entries + bytes).
PackageVersions readManifests(const QString& root, const QStringList& folders, const ManifestPatterns& patterns);

} // namespace Foreguest
