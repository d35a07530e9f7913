// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/linkreader.h"
#include "core/query/queryvalue.h"

namespace Foreguest {

/// A connection to a graph store for one query: read-only, bounded, with the functions that compiled queries need.
class QueryConnection
{
public:
    static Result<std::unique_ptr<QueryConnection>> open(const QString& path, QueryGuard& guard);
    ~QueryConnection();
    QueryConnection(const QueryConnection&) = delete;
    QueryConnection& operator=(const QueryConnection&) = delete;

    Result<SqliteStatement> prepare(QByteArrayView sql) const;
    /// Reads nodes and edges that a result names but does not hold yet, and the ends of its edges.
    Result<> complete(QueryResult& result, const std::vector<qint64>& nodes, const std::vector<qint64>& edges) const;
    Result<> readAll(QueryResult& result) const;

private:
    explicit QueryConnection(QueryGuard& guard);
    Result<> configure();

    QueryGuard& m_guard;
    sqlite3* m_connection = nullptr;
    std::unique_ptr<LinkReader> m_links;
};

} // namespace Foreguest
