// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/program.h"

namespace Foreguest {

/// Fills the versions of libraries from the manifests beside the sources (requirements.txt, package.json) that the
/// languages' data name. O(roots × manifest bytes).
void readVersions(const SourceProgram& program, CodeGraph& graph);

} // namespace Foreguest
