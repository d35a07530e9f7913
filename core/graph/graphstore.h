// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/graph/graphrows.h"

#include <QStringList>

#include <memory>

namespace Foreguest {

class Database;

/// What an update of a store rewrote.
struct StoreUpdate
{
    qint64 filesWritten = 0; ///< Files whose rows differ from those that were there; new ones included.
    qint64 filesRemoved = 0;
    qint64 nodesWritten = 0;
    qint64 edgesWritten = 0;
    double elapsedMs = 0;
};

/// The SQLite file of one upload's graph: nodes, edges, files and the versions of each file (schema in
/// resources/graph). It can always be made again, so a damaged or foreign one is thrown away.
class GraphStore
{
public:
    /// Opens or creates the file at `path` for writing.
    static Result<std::unique_ptr<GraphStore>> open(const QString& path);
    ~GraphStore();

    /// Makes the store equal to the graph in one transaction. Only rows of files whose digest changed are written; a
    /// node that keeps its kind and name keeps its id. O(nodes + edges) in memory, O(changed rows) on disk.
    Result<StoreUpdate> update(const CodeGraph& graph, const NodeNotes& notes, const TaskContext& context);

    QString path() const;

    /// Where the graph of these paths is kept: `$XDG_CACHE_HOME/foreguest/graphs/<hash of the absolute paths>.db`.
    static QString pathFor(const QStringList& paths);
    /// The store that was updated last, or an error that tells how to make one.
    static Result<QString> latest();
    /// Remembers a store as the latest.
    static Result<> markLatest(const QString& path);

private:
    explicit GraphStore(QString path);
    Result<> reopen();

    QString m_path;
    std::unique_ptr<Database> m_database;
};

} // namespace Foreguest
