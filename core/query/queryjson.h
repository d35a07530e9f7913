// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/queryvalue.h"

namespace Foreguest {

/// The document of `foreguestctl query --json` (schema `foreguest.query/1`):
/// `{schema, columns, rows, truncated, elapsedMs}`. A row is an array of cells. A node is
/// `{id, kind, name, qualifiedName, file, line, endLine, external}`, an edge `{id, kind, from, to, line, confidence}`
/// with the ids of its ends, a path `{nodes, edges, length}`.
QByteArray queryToJson(const QueryResult& result);

} // namespace Foreguest
