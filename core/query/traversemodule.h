// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/linkreader.h"

namespace Foreguest {

/// Gives a connection the table-valued function that walks of variable length compile to:
///
///   traverse(source, target, depth, path, kinds HIDDEN, undirected HIDDEN, least HIDDEN, most HIDDEN)
///
/// The hidden columns must be given, and the source or the target or both: SQLite's planner decides from which end the
/// search begins (https://sqlite.org/vtab.html). `links` must live as long as the connection.
Result<> registerTraverse(sqlite3* connection, LinkReader& links);

} // namespace Foreguest
