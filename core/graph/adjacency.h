// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlitestatement.h"

#include <optional>
#include <span>
#include <vector>

namespace Foreguest {

enum class LinkDirection : quint8 { Out, In };

/// One edge as a search sees it.
struct Link
{
    quint32 node = 0; ///< The other end.
    quint32 edge = 0; ///< Id of its row.
    quint8 kind = 0; ///< Number of the EdgeKind.
};

/// The edges of 256 consecutive nodes in one direction, as a compact block: what a breadth-first search reads instead
/// of a million rows.
class LinkChunk
{
public:
    static constexpr quint32 nodesPerChunk = 256;

    /// Edges of a node of a decoded chunk, counted from the chunk's first.
    std::span<const Link> of(quint32 offset) const;
    QByteArray encode() const;
    /// Empty where the bytes are not a chunk's.
    static std::optional<LinkChunk> decode(QByteArrayView bytes);
    /// Edges must be added by rising offset.
    void add(quint32 offset, const Link& link);

private:
    std::vector<quint32> m_first = std::vector<quint32>(nodesPerChunk + 1, 0);
    std::vector<Link> m_links;
};

/// Makes the blocks of some chunks, or of all, from the rows of `edges`.
class AdjacencyWriter
{
public:
    explicit AdjacencyWriter(sqlite3* connection);

    Result<> writeAll();
    /// `chunks` may be empty of edges by now: their blocks are deleted.
    Result<> write(LinkDirection direction, const std::vector<qint64>& chunks);

private:
    Result<> store(LinkDirection direction, qint64 chunk, const LinkChunk& links);

    sqlite3* m_connection;
    std::optional<SqliteStatement> m_insert;
};

} // namespace Foreguest
