// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/costs.h"

namespace Foreguest {

/// The document of `foreguestctl analyze --json` (schema `foreguest.analysis/1`), or of `--summary`: `program` and
/// `stats` alone. Ids are "n" and the node's index, the same in nodes, edges and functions. `entryPoints` and `usedBy`
/// are qualified names. UTF-8, O(graph).
QByteArray analysisToJson(const Analysis& analysis, bool summaryOnly);

} // namespace Foreguest
