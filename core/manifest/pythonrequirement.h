// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/manifest/packageversions.h"

namespace Foreguest {

/// Notes one dependency as Python's packaging tools write it (PEP 508): `name[extra] >=1.2,<2 ; marker`. An exact
/// version is written without its operator.
void addPythonRequirement(const QString& text, VersionStrength strength, PackageVersions& versions);

} // namespace Foreguest
