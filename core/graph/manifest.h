// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/program.h"

namespace Foreguest {

/// Fills the versions of libraries from the manifests and lock files beside the sources that the
/// languages' data name (core/manifest). O(folders + manifest bytes).
void readVersions(const SourceProgram& program, CodeGraph& graph);

} // namespace Foreguest
