// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/adjacency.h"
#include "core/graph/graphstore.h"

#include <map>
#include <set>

namespace Foreguest {

/// Writes the rows of a graph's changed files into the open transaction of a connection.
class StoreWriter
{
public:
    StoreWriter(sqlite3* connection, const CodeGraph& graph, const GraphRows& rows, const TaskContext& context);

    Result<StoreUpdate> write();

private:
    struct StoredFile
    {
        qint64 id = 0;
        QByteArray digest, contentHash;
        qint64 version = 0;
        bool isCurrent = false; ///< The graph still has it.
    };

    Result<> readFiles();
    Result<> dropIndexes();
    Result<> makeIndexes();
    Result<> removeOldFiles();
    Result<> writeFile(const RowGroup& group, StoredFile& stored);
    Result<> giveIds(const RowGroup& group, const StoredFile& stored);
    Result<> readIds(const RowGroup& group);
    Result<qint64> idOf(NodeId node);
    Result<> forgetEdges(qint64 file);
    Result<> writeNodes(const RowGroup& group, qint64 file);
    void bindFigures(SqliteStatement& row, NodeId node) const;
    Result<> writeEdges(const RowGroup& group);
    Result<> writeMeta();
    Result<> refreshAdjacency();
    QString pathOf(const RowGroup& group) const;
    Result<SqliteStatement*> statement(const char* sql);
    Result<> run(const char* sql);
    /// Runs a statement with the id of a file.
    Result<> run(const char* sql, qint64 file);
    Result<qint64> number(const char* sql);

    sqlite3* m_connection;
    const CodeGraph& m_graph;
    const GraphRows& m_rows;
    const TaskContext& m_context;
    StoreUpdate m_update;
    std::map<QString, StoredFile> m_files;
    std::map<const char*, SqliteStatement> m_statements;
    std::vector<qint64> m_ids; ///< Of the graph's nodes; 0: not known yet.
    std::vector<bool> m_idsRead; ///< By group.
    qint64 m_nextNode = 1, m_nextEdge = 1, m_nextFile = 1;
    std::set<qint64> m_outChunks, m_inChunks;
    bool m_isFirst = false;
};

} // namespace Foreguest
