// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/adjacency.h"

#include <algorithm>
#include <cstring>

namespace Foreguest {

namespace {

QByteArray selectLinks(LinkDirection direction, bool ofRange)
{
    const QByteArray from = direction == LinkDirection::Out ? "source" : "target";
    const QByteArray to = direction == LinkDirection::Out ? "target" : "source";
    return "SELECT " + from + ", " + to + ", id, kind FROM edges"
        + (ofRange ? " WHERE " + from + " >= ?1 AND " + from + " < ?2" : QByteArray()) + " ORDER BY " + from;
}

constexpr qsizetype linkBytes = 9;

} // namespace

void LinkChunk::add(quint32 offset, const Link& link)
{
    m_links.push_back(link);
    m_first[offset + 1] = quint32(m_links.size());
}

std::span<const Link> LinkChunk::of(quint32 offset) const
{
    return std::span(m_links).subspan(m_first[offset], m_first[offset + 1] - m_first[offset]);
}

QByteArray LinkChunk::encode() const
{
    // Nodes without edges begin where the node before them ends.
    std::vector<quint32> first = m_first;
    for (size_t i = 1; i < first.size(); ++i)
        first[i] = std::max(first[i], first[i - 1]);
    QByteArray bytes(qsizetype(first.size() * sizeof(quint32)) + linkBytes * qsizetype(m_links.size()), '\0');
    char* out = bytes.data();
    std::memcpy(out, first.data(), first.size() * sizeof(quint32));
    out += first.size() * sizeof(quint32);
    for (const Link& link : m_links) {
        std::memcpy(out, &link.node, 4);
        std::memcpy(out + 4, &link.edge, 4);
        out[8] = char(link.kind);
        out += linkBytes;
    }
    return bytes;
}

std::optional<LinkChunk> LinkChunk::decode(QByteArrayView bytes)
{
    LinkChunk chunk;
    const qsizetype header = qsizetype(chunk.m_first.size()) * qsizetype(sizeof(quint32));
    if (bytes.size() < header || (bytes.size() - header) % linkBytes != 0)
        return std::nullopt;
    std::memcpy(chunk.m_first.data(), bytes.data(), size_t(header));
    chunk.m_links.resize(size_t((bytes.size() - header) / linkBytes));
    if (chunk.m_first.front() != 0 || chunk.m_first.back() != chunk.m_links.size())
        return std::nullopt;
    for (size_t i = 1; i < chunk.m_first.size(); ++i) {
        if (chunk.m_first[i] < chunk.m_first[i - 1])
            return std::nullopt;
    }
    const char* in = bytes.data() + header;
    for (Link& link : chunk.m_links) {
        std::memcpy(&link.node, in, 4);
        std::memcpy(&link.edge, in + 4, 4);
        link.kind = quint8(in[8]);
        in += linkBytes;
    }
    return chunk;
}

AdjacencyWriter::AdjacencyWriter(sqlite3* connection)
    : m_connection(connection)
{
}

Result<> AdjacencyWriter::store(LinkDirection direction, qint64 chunk, const LinkChunk& links)
{
    if (!m_insert) {
        FOREGUEST_TRY_ASSIGN(insert,
            SqliteStatement::prepare(
                m_connection, "INSERT OR REPLACE INTO adjacency (direction, chunk, links) VALUES (?, ?, ?)"));
        m_insert = std::move(insert);
    }
    const QByteArray bytes = links.encode();
    m_insert->bind(1, qint64(direction));
    m_insert->bind(2, chunk);
    m_insert->bindBlob(3, bytes);
    return m_insert->execute();
}

Result<> AdjacencyWriter::writeAll()
{
    FOREGUEST_TRY_ASSIGN(clear, SqliteStatement::prepare(m_connection, "DELETE FROM adjacency"));
    FOREGUEST_TRY(clear.execute());
    for (const LinkDirection direction : { LinkDirection::Out, LinkDirection::In }) {
        FOREGUEST_TRY_ASSIGN(rows, SqliteStatement::prepare(m_connection, selectLinks(direction, false)));
        std::optional<LinkChunk> open;
        qint64 chunk = -1;
        while (true) {
            FOREGUEST_TRY_ASSIGN(more, rows.step());
            const qint64 next = more ? rows.integer(0) / LinkChunk::nodesPerChunk : -1;
            if (open && next != chunk)
                FOREGUEST_TRY(store(direction, chunk, *open));
            if (!more)
                break;
            if (!open || next != chunk)
                open.emplace();
            chunk = next;
            open->add(quint32(rows.integer(0) % LinkChunk::nodesPerChunk),
                { quint32(rows.integer(1)), quint32(rows.integer(2)), quint8(rows.integer(3)) });
        }
    }
    return {};
}

Result<> AdjacencyWriter::write(LinkDirection direction, const std::vector<qint64>& chunks)
{
    FOREGUEST_TRY_ASSIGN(rows, SqliteStatement::prepare(m_connection, selectLinks(direction, true)));
    FOREGUEST_TRY_ASSIGN(
        remove, SqliteStatement::prepare(m_connection, "DELETE FROM adjacency WHERE direction = ? AND chunk = ?"));
    for (const qint64 chunk : chunks) {
        LinkChunk links;
        bool any = false;
        rows.bind(1, chunk * LinkChunk::nodesPerChunk);
        rows.bind(2, (chunk + 1) * LinkChunk::nodesPerChunk);
        while (true) {
            FOREGUEST_TRY_ASSIGN(more, rows.step());
            if (!more)
                break;
            any = true;
            links.add(quint32(rows.integer(0) % LinkChunk::nodesPerChunk),
                { quint32(rows.integer(1)), quint32(rows.integer(2)), quint8(rows.integer(3)) });
        }
        if (any) {
            FOREGUEST_TRY(store(direction, chunk, links));
        } else {
            remove.bind(1, qint64(direction));
            remove.bind(2, chunk);
            FOREGUEST_TRY(remove.execute());
        }
    }
    return {};
}

} // namespace Foreguest
