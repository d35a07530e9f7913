// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/linkreader.h"

namespace Foreguest {

LinkReader::LinkReader(sqlite3* connection, QueryGuard& guard)
    : m_connection(connection)
    , m_guard(guard)
{
}

Result<quint32> LinkReader::nodeLimit()
{
    if (m_nodeLimit > 0)
        return m_nodeLimit;
    FOREGUEST_TRY_ASSIGN(most, SqliteStatement::prepare(m_connection, "SELECT max(id) FROM nodes"));
    FOREGUEST_TRY_ASSIGN(found, most.step());
    constexpr qint64 highest = 1LL << 31;
    if (found && (most.integer(0) < 0 || most.integer(0) > highest))
        return failure(ErrorCode::Protocol, QStringLiteral("The stored graph has an impossible node."));
    m_nodeLimit = found ? quint32(most.integer(0)) + 1 : 1;
    return m_nodeLimit;
}

Result<const LinkChunk*> LinkReader::load(LinkDirection direction, quint32 index)
{
    auto& chunks = m_chunks[size_t(direction)];
    if (chunks.empty()) {
        FOREGUEST_TRY_ASSIGN(limit, nodeLimit());
        chunks.resize(limit / LinkChunk::nodesPerChunk + 1);
    }
    if (index >= chunks.size())
        return nullptr;
    if (chunks[index])
        return chunks[index].get();
    if (!m_select) {
        FOREGUEST_TRY_ASSIGN(select,
            SqliteStatement::prepare(m_connection, "SELECT links FROM adjacency WHERE direction = ? AND chunk = ?"));
        m_select = std::move(select);
    }
    m_select->bind(1, qint64(direction));
    m_select->bind(2, qint64(index));
    FOREGUEST_TRY_ASSIGN(found, m_select->step());
    auto chunk = found ? LinkChunk::decode(m_select->blob(0)) : LinkChunk();
    m_select->reset();
    if (!chunk)
        return failure(ErrorCode::Protocol, QStringLiteral("The stored graph is damaged."),
            QStringLiteral("Analyse the sources again: name them after the query."));
    chunks[index] = std::make_unique<LinkChunk>(std::move(*chunk));
    return chunks[index].get();
}

Result<std::span<const Link>> LinkReader::links(quint32 node, LinkDirection direction)
{
    FOREGUEST_TRY_ASSIGN(chunk, load(direction, node / LinkChunk::nodesPerChunk));
    if (!chunk)
        return std::span<const Link>();
    return chunk->of(node % LinkChunk::nodesPerChunk);
}

} // namespace Foreguest
