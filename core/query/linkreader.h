// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/adjacency.h"
#include "core/query/queryguard.h"

#include <array>

namespace Foreguest {

/// The edges of nodes, read from a store's blocks as a search asks for them and kept for the next search of the query.
class LinkReader
{
public:
    LinkReader(sqlite3* connection, QueryGuard& guard);

    /// Edges that leave or reach a node; valid as long as the reader.
    Result<std::span<const Link>> links(quint32 node, LinkDirection direction);
    /// Greater than the id of any node.
    Result<quint32> nodeLimit();
    QueryGuard& guard() { return m_guard; }

private:
    Result<const LinkChunk*> load(LinkDirection direction, quint32 chunk);

    sqlite3* m_connection;
    QueryGuard& m_guard;
    std::optional<SqliteStatement> m_select;
    std::array<std::vector<std::unique_ptr<LinkChunk>>, 2> m_chunks;
    quint32 m_nodeLimit = 0;
};

} // namespace Foreguest
