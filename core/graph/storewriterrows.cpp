// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/storewriter.h"

#include <QDateTime>

namespace Foreguest {

namespace {

void bindTextOrNull(SqliteStatement& row, int position, const QByteArray& text)
{
    if (text.isEmpty())
        row.bindNull(position);
    else
        row.bindText(position, text);
}

} // namespace

void StoreWriter::bindFigures(SqliteStatement& row, NodeId id) const
{
    const quint32 index = m_graph.nodes[id].facts;
    if (index >= m_graph.facts.size()) {
        for (int i = 10; i <= 15; ++i)
            row.bindNull(i);
        return;
    }
    const BodyFacts& facts = m_graph.facts[index];
    row.bind(10, qint64(facts.cyclomatic));
    row.bind(11, qint64(facts.cognitive));
    row.bind(12, qint64(facts.nesting));
    row.bind(13, qint64(facts.lines));
    row.bind(14, qint64(facts.loops.size()));
    row.bind(15, qint64(facts.parameters.size()));
}

Result<> StoreWriter::writeNodes(const RowGroup& group, qint64 file)
{
    FOREGUEST_TRY_ASSIGN(row,
        statement("INSERT INTO nodes (id, file, ordinal, kind, external, line, end_line, name, qualified_name, "
                  "cyclomatic, cognitive, nesting, lines, loops, parameters, growth, api, ecosystem, version, package, "
                  "standard) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    for (const NodeId id : group.nodes) {
        const Node& node = m_graph.nodes[id];
        const LibraryUse* library = m_rows.libraryOf(id);
        const QByteArray growth = m_rows.noteOf(id).growth.toUtf8();
        const QByteArray api = m_rows.noteOf(id).api.toUtf8();
        const QByteArray ecosystem = library ? library->ecosystem.toUtf8() : QByteArray();
        const QByteArray version = library ? library->version.toUtf8() : QByteArray();
        const QByteArray package = library ? library->package.toUtf8() : QByteArray();
        row->bind(1, m_ids[id]);
        row->bind(2, file);
        row->bind(3, qint64(m_rows.ordinalOf(id)));
        row->bind(4, qint64(node.kind));
        row->bind(5, qint64(node.external));
        row->bind(6, qint64(node.line));
        row->bind(7, qint64(node.endLine));
        row->bindText(8, m_graph.strings.view(node.name));
        row->bindText(9, m_graph.strings.view(node.qualifiedName));
        bindFigures(*row, id);
        bindTextOrNull(*row, 16, growth);
        bindTextOrNull(*row, 17, api);
        bindTextOrNull(*row, 18, ecosystem);
        bindTextOrNull(*row, 19, version);
        bindTextOrNull(*row, 20, package);
        if (library)
            row->bind(21, qint64(library->standard));
        else
            row->bindNull(21);
        FOREGUEST_TRY(row->execute());
        ++m_update.nodesWritten;
    }
    return {};
}

Result<> StoreWriter::writeEdges(const RowGroup& group)
{
    FOREGUEST_TRY_ASSIGN(row,
        statement("INSERT INTO edges (id, source, target, kind, line, confidence, loop_depth) "
                  "VALUES (?,?,?,?,?,?,?)"));
    for (const NodeId id : group.nodes) {
        for (const Edge& edge : m_graph.outgoing(id)) {
            FOREGUEST_TRY_ASSIGN(target, idOf(edge.to));
            row->bind(1, m_nextEdge++);
            row->bind(2, m_ids[id]);
            row->bind(3, target);
            row->bind(4, qint64(edge.kind));
            row->bind(5, qint64(edge.line));
            row->bind(6, double(edge.confidence));
            row->bind(7, qint64(m_rows.loopDepth(edge)));
            FOREGUEST_TRY(row->execute());
            ++m_update.edgesWritten;
            if (m_isFirst)
                continue;
            m_outChunks.insert(m_ids[id] / LinkChunk::nodesPerChunk);
            m_inChunks.insert(target / LinkChunk::nodesPerChunk);
        }
    }
    return {};
}

Result<> StoreWriter::refreshAdjacency()
{
    AdjacencyWriter adjacency(m_connection);
    if (m_isFirst)
        return adjacency.writeAll();
    FOREGUEST_TRY(adjacency.write(LinkDirection::Out, { m_outChunks.begin(), m_outChunks.end() }));
    return adjacency.write(LinkDirection::In, { m_inChunks.begin(), m_inChunks.end() });
}

Result<> StoreWriter::writeMeta()
{
    const QByteArray time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    FOREGUEST_TRY_ASSIGN(row, statement("INSERT OR REPLACE INTO meta (key, value) VALUES ('updatedAt', ?)"));
    row->bindText(1, time);
    return row->execute();
}

} // namespace Foreguest
