// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/storewriter.h"

#include <QDateTime>

namespace Foreguest {

namespace {

constexpr qint64 versionsKept = 50;

QByteArray now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
}

} // namespace

StoreWriter::StoreWriter(sqlite3* connection, const CodeGraph& graph, const GraphRows& rows, const TaskContext& context)
    : m_connection(connection)
    , m_graph(graph)
    , m_rows(rows)
    , m_context(context)
    , m_ids(graph.nodes.size(), 0)
    , m_idsRead(rows.groups().size(), false)
{
}

Result<SqliteStatement*> StoreWriter::statement(const char* sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        FOREGUEST_TRY_ASSIGN(prepared, SqliteStatement::prepare(m_connection, sql));
        found = m_statements.emplace(sql, std::move(prepared)).first;
    }
    return &found->second;
}

Result<> StoreWriter::run(const char* sql)
{
    FOREGUEST_TRY_ASSIGN(prepared, SqliteStatement::prepare(m_connection, sql));
    return prepared.execute();
}

Result<> StoreWriter::run(const char* sql, qint64 file)
{
    FOREGUEST_TRY_ASSIGN(prepared, statement(sql));
    prepared->bind(1, file);
    return prepared->execute();
}

Result<qint64> StoreWriter::number(const char* sql)
{
    FOREGUEST_TRY_ASSIGN(prepared, SqliteStatement::prepare(m_connection, sql));
    FOREGUEST_TRY_ASSIGN(more, prepared.step());
    return more ? prepared.integer(0) : 0;
}

QString StoreWriter::pathOf(const RowGroup& group) const
{
    return group.file == noIndex ? QString() : m_graph.files[group.file].path;
}

Result<StoreUpdate> StoreWriter::write()
{
    FOREGUEST_TRY(readFiles());
    FOREGUEST_TRY_ASSIGN(node, number("SELECT max(id) FROM nodes"));
    FOREGUEST_TRY_ASSIGN(edge, number("SELECT max(id) FROM edges"));
    FOREGUEST_TRY_ASSIGN(file, number("SELECT max(id) FROM files"));
    m_nextNode = node + 1;
    m_nextEdge = edge + 1;
    m_nextFile = file + 1;
    m_isFirst = m_files.empty();
    std::vector<std::pair<const RowGroup*, StoredFile*>> changed;
    for (const RowGroup& group : m_rows.groups()) {
        StoredFile& stored = m_files[pathOf(group)];
        stored.isCurrent = true;
        if (stored.digest != group.digest)
            changed.emplace_back(&group, &stored);
    }
    if (m_isFirst)
        FOREGUEST_TRY(dropIndexes());
    FOREGUEST_TRY(removeOldFiles());
    for (const auto& [group, stored] : changed)
        FOREGUEST_TRY(giveIds(*group, *stored));
    for (const auto& [group, stored] : changed) {
        FOREGUEST_TRY(m_context.checkpoint());
        FOREGUEST_TRY(writeFile(*group, *stored));
    }
    if (m_isFirst)
        FOREGUEST_TRY(makeIndexes());
    FOREGUEST_TRY(refreshAdjacency());
    FOREGUEST_TRY(writeMeta());
    return m_update;
}

Result<> StoreWriter::readFiles()
{
    FOREGUEST_TRY_ASSIGN(
        rows, SqliteStatement::prepare(m_connection, "SELECT path, id, digest, content_hash, version FROM files"));
    while (true) {
        FOREGUEST_TRY_ASSIGN(more, rows.step());
        if (!more)
            return {};
        m_files[QString::fromUtf8(rows.text(0))]
            = { rows.integer(1), rows.blob(2).toByteArray(), rows.blob(3).toByteArray(), rows.integer(4), false };
    }
}

Result<> StoreWriter::dropIndexes()
{
    for (const char* sql : { "DROP INDEX IF EXISTS nodes_by_file", "DROP INDEX IF EXISTS nodes_by_name",
             "DROP INDEX IF EXISTS nodes_by_qualified_name", "DROP INDEX IF EXISTS nodes_by_kind",
             "DROP INDEX IF EXISTS nodes_by_api", "DROP INDEX IF EXISTS edges_out", "DROP INDEX IF EXISTS edges_in",
             "DELETE FROM nodes", "DELETE FROM edges" })
        FOREGUEST_TRY(run(sql));
    return {};
}

Result<> StoreWriter::makeIndexes()
{
    for (const char* sql :
        { "CREATE INDEX nodes_by_file ON nodes (file, ordinal)", "CREATE INDEX nodes_by_name ON nodes (name)",
            "CREATE INDEX nodes_by_qualified_name ON nodes (qualified_name)",
            "CREATE INDEX nodes_by_kind ON nodes (kind, external)",
            "CREATE INDEX nodes_by_api ON nodes (api) WHERE api IS NOT NULL",
            "CREATE INDEX edges_out ON edges (source, kind, target)",
            "CREATE INDEX edges_in ON edges (target, kind, source)", "PRAGMA analysis_limit = 1000", "ANALYZE" }) {
        FOREGUEST_TRY(m_context.checkpoint());
        FOREGUEST_TRY(run(sql));
    }
    return {};
}

Result<> StoreWriter::forgetEdges(qint64 file)
{
    FOREGUEST_TRY_ASSIGN(targets,
        statement("SELECT DISTINCT target / 256, source / 256 FROM edges "
                  "WHERE source IN (SELECT id FROM nodes WHERE file = ?)"));
    targets->bind(1, file);
    while (true) {
        FOREGUEST_TRY_ASSIGN(more, targets->step());
        if (!more)
            break;
        m_inChunks.insert(targets->integer(0));
        m_outChunks.insert(targets->integer(1));
    }
    return run("DELETE FROM edges WHERE source IN (SELECT id FROM nodes WHERE file = ?)", file);
}

Result<> StoreWriter::removeOldFiles()
{
    for (const auto& [path, stored] : m_files) {
        if (stored.isCurrent)
            continue;
        FOREGUEST_TRY(forgetEdges(stored.id));
        FOREGUEST_TRY(run("DELETE FROM nodes WHERE file = ?", stored.id));
        FOREGUEST_TRY(run("DELETE FROM files WHERE id = ?", stored.id));
        ++m_update.filesRemoved;
    }
    return {};
}

Result<> StoreWriter::giveIds(const RowGroup& group, const StoredFile& stored)
{
    if (!group.nodes.empty())
        m_idsRead[m_rows.groupOf(group.nodes.front())] = true;
    // Old nodes by kind and name; those with the same are in the order of their ordinals.
    std::map<std::pair<qint64, QByteArray>, std::vector<qint64>> old;
    if (stored.id > 0) {
        FOREGUEST_TRY_ASSIGN(
            rows, statement("SELECT kind, qualified_name, id FROM nodes WHERE file = ? ORDER BY ordinal"));
        rows->bind(1, stored.id);
        while (true) {
            FOREGUEST_TRY_ASSIGN(more, rows->step());
            if (!more)
                break;
            old[{ rows->integer(0), rows->text(1).toByteArray() }].push_back(rows->integer(2));
        }
    }
    for (const NodeId id : group.nodes) {
        const Node& node = m_graph.nodes[id];
        const auto found = old.empty()
            ? old.end()
            : old.find({ qint64(node.kind), m_graph.strings.view(node.qualifiedName).toByteArray() });
        const quint32 occurrence = m_rows.occurrenceOf(id);
        m_ids[id] = found != old.end() && occurrence < found->second.size() ? found->second[occurrence] : m_nextNode++;
    }
    return {};
}

Result<> StoreWriter::readIds(const RowGroup& group)
{
    FOREGUEST_TRY_ASSIGN(rows, statement("SELECT id FROM nodes WHERE file = ? ORDER BY ordinal"));
    rows->bind(1, m_files[pathOf(group)].id);
    for (const NodeId id : group.nodes) {
        FOREGUEST_TRY_ASSIGN(more, rows->step());
        if (!more)
            return failure(ErrorCode::Protocol, QStringLiteral("The stored graph lacks rows."));
        m_ids[id] = rows->integer(0);
    }
    rows->reset();
    return {};
}

Result<qint64> StoreWriter::idOf(NodeId node)
{
    const size_t group = m_rows.groupOf(node);
    if (m_ids[node] == 0 && !m_idsRead[group]) {
        FOREGUEST_TRY(readIds(m_rows.groups()[group]));
        m_idsRead[group] = true;
    }
    return m_ids[node];
}

Result<> StoreWriter::writeFile(const RowGroup& group, StoredFile& stored)
{
    const SourceFile none;
    const SourceFile& file = group.file == noIndex ? none : m_graph.files[group.file];
    if (stored.id > 0) {
        FOREGUEST_TRY(forgetEdges(stored.id));
        FOREGUEST_TRY(run("DELETE FROM nodes WHERE file = ?", stored.id));
    } else {
        stored.id = m_nextFile++;
    }
    const bool isNewVersion = stored.version == 0 || stored.contentHash != file.contentHash;
    stored.version += isNewVersion ? 1 : 0;
    const QByteArray path = file.path.toUtf8();
    const QByteArray language = file.language.toUtf8();
    FOREGUEST_TRY_ASSIGN(row,
        statement("INSERT INTO files (id, path, language, bytes, lines, error_bytes, content_hash, digest, version) "
                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE SET language = ?3, bytes = "
                  "?4, lines = ?5, error_bytes = ?6, content_hash = ?7, digest = ?8, version = ?9"));
    row->bind(1, stored.id);
    row->bindText(2, path);
    row->bindText(3, language);
    row->bind(4, qint64(file.bytes));
    row->bind(5, qint64(file.lines));
    row->bind(6, qint64(file.errorBytes));
    row->bindBlob(7, file.contentHash);
    row->bindBlob(8, group.digest);
    row->bind(9, stored.version);
    FOREGUEST_TRY(row->execute());
    if (isNewVersion) {
        const QByteArray time = now();
        FOREGUEST_TRY_ASSIGN(version,
            statement("INSERT INTO versions (file, version, content_hash, bytes, lines, recorded_at) "
                      "VALUES (?, ?, ?, ?, ?, ?)"));
        version->bind(1, stored.id);
        version->bind(2, stored.version);
        version->bindBlob(3, file.contentHash);
        version->bind(4, qint64(file.bytes));
        version->bind(5, qint64(file.lines));
        version->bindText(6, time);
        FOREGUEST_TRY(version->execute());
        FOREGUEST_TRY_ASSIGN(forget, statement("DELETE FROM versions WHERE file = ? AND version <= ?"));
        forget->bind(1, stored.id);
        forget->bind(2, stored.version - versionsKept);
        FOREGUEST_TRY(forget->execute());
    }
    FOREGUEST_TRY(writeNodes(group, stored.id));
    ++m_update.filesWritten;
    return writeEdges(group);
}

} // namespace Foreguest
