// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

struct sqlite3;

namespace Foreguest {

/// Gives a connection the SQL functions that compiled queries use: matches (a whole text against a regular
/// expression), path_nodes, path_edges, reverse_path, join_paths, relation_type, node_labels.
Result<> registerSqlFunctions(sqlite3* connection);

} // namespace Foreguest
