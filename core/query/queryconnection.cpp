// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/queryconnection.h"

#include "core/query/schema.h"
#include "core/query/sqlfunctions.h"
#include "core/query/traversemodule.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace Foreguest {

namespace {

constexpr const char* nodeColumns = "SELECT n.id, n.kind, n.external, n.name, n.qualified_name, f.path, n.line, "
                                    "n.end_line FROM nodes AS n LEFT JOIN files AS f ON f.id = n.file";
constexpr const char* edgeColumns = "SELECT id, source, target, kind, line, confidence FROM edges";

/// SQLite asks this every thousand steps of its machine.
int mustStop(void* guard)
{
    return static_cast<QueryGuard*>(guard)->mustStop() ? 1 : 0;
}

QueryNode nodeOf(const SqliteStatement& row)
{
    QueryNode node;
    node.id = row.integer(0);
    node.kind = NodeKind(std::clamp<qint64>(row.integer(1), 0, GraphSchema::nodeKindCount - 1));
    node.external = row.integer(2) != 0;
    node.name = QString::fromUtf8(row.text(3));
    node.qualifiedName = QString::fromUtf8(row.text(4));
    node.file = QString::fromUtf8(row.text(5));
    node.line = row.integer(6);
    node.endLine = row.integer(7);
    return node;
}

QueryEdge edgeOf(const SqliteStatement& row)
{
    QueryEdge edge;
    edge.id = row.integer(0);
    edge.source = row.integer(1);
    edge.target = row.integer(2);
    edge.kind = EdgeKind(std::clamp<qint64>(row.integer(3), 0, GraphSchema::edgeKindCount - 1));
    edge.line = row.integer(4);
    edge.confidence = row.real(5);
    return edge;
}

} // namespace

QueryConnection::QueryConnection(QueryGuard& guard)
    : m_guard(guard)
{
}

QueryConnection::~QueryConnection()
{
    m_links.reset();
    sqlite3_close(m_connection);
}

Result<std::unique_ptr<QueryConnection>> QueryConnection::open(const QString& path, QueryGuard& guard)
{
    if (!QFileInfo(path).isFile())
        return failure(ErrorCode::NotFound, QStringLiteral("There is no stored graph %1.").arg(path),
            QStringLiteral("Name the sources to ask about: foreguestctl query 'MATCH …' PATH."));
    std::unique_ptr<QueryConnection> opened(new QueryConnection(guard));
    if (sqlite3_open_v2(QFile::encodeName(path).constData(), &opened->m_connection,
            SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr)
        != SQLITE_OK)
        return tl::unexpected(sqliteError(opened->m_connection, path));
    FOREGUEST_TRY(opened->configure());
    return opened;
}

Result<> QueryConnection::configure()
{
    sqlite3_busy_timeout(m_connection, 10'000);
    sqlite3_progress_handler(m_connection, 1000, mustStop, &m_guard);
    // The file may come from elsewhere: its schema must not run functions of ours, and nothing may grow beyond bounds.
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(m_connection, SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024);
    sqlite3_limit(m_connection, SQLITE_LIMIT_ATTACHED, 0);
    for (const char* pragma : { "PRAGMA mmap_size = 1073741824", "PRAGMA cache_size = -65536" }) {
        FOREGUEST_TRY_ASSIGN(statement, prepare(pragma));
        FOREGUEST_TRY(statement.execute());
    }
    FOREGUEST_TRY(registerSqlFunctions(m_connection));
    m_links = std::make_unique<LinkReader>(m_connection, m_guard);
    return registerTraverse(m_connection, *m_links);
}

Result<SqliteStatement> QueryConnection::prepare(QByteArrayView sql) const
{
    return SqliteStatement::prepare(m_connection, sql);
}

Result<> QueryConnection::complete(
    QueryResult& result, const std::vector<qint64>& nodes, const std::vector<qint64>& edges) const
{
    FOREGUEST_TRY_ASSIGN(edgeRow, prepare(edgeColumns + QByteArray(" WHERE id = ?")));
    FOREGUEST_TRY_ASSIGN(nodeRow, prepare(nodeColumns + QByteArray(" WHERE n.id = ?")));
    std::vector<qint64> wanted = nodes;
    for (const qint64 id : edges) {
        if (result.edges.contains(id))
            continue;
        edgeRow.bind(1, id);
        FOREGUEST_TRY_ASSIGN(found, edgeRow.step());
        if (!found)
            continue;
        const QueryEdge edge = edgeOf(edgeRow);
        edgeRow.reset();
        wanted.push_back(edge.source);
        wanted.push_back(edge.target);
        result.edges.emplace(id, edge);
    }
    for (const qint64 id : wanted) {
        if (result.nodes.contains(id))
            continue;
        nodeRow.bind(1, id);
        FOREGUEST_TRY_ASSIGN(found, nodeRow.step());
        if (found)
            result.nodes.emplace(id, nodeOf(nodeRow));
        nodeRow.reset();
    }
    return {};
}

Result<> QueryConnection::readAll(QueryResult& result) const
{
    FOREGUEST_TRY_ASSIGN(nodeRow, prepare(nodeColumns + QByteArray(" ORDER BY n.id")));
    while (true) {
        FOREGUEST_TRY_ASSIGN(more, nodeRow.step());
        if (!more)
            break;
        result.nodes.emplace_hint(result.nodes.end(), nodeRow.integer(0), nodeOf(nodeRow));
    }
    FOREGUEST_TRY_ASSIGN(edgeRow, prepare(edgeColumns + QByteArray(" ORDER BY id")));
    while (true) {
        FOREGUEST_TRY_ASSIGN(more, edgeRow.step());
        if (!more)
            return {};
        result.edges.emplace_hint(result.edges.end(), edgeRow.integer(0), edgeOf(edgeRow));
    }
}

} // namespace Foreguest
