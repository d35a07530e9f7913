// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/codegraph.h"

#include <QStringList>

#include <map>
#include <variant>

namespace Foreguest {

/// A node as a query gives it; ids are those of the store.
struct QueryNode
{
    qint64 id = 0;
    NodeKind kind = NodeKind::Function;
    bool external = false;
    QString name, qualifiedName;
    QString file; ///< Empty: in none.
    qint64 line = 0, endLine = 0;
};

struct QueryEdge
{
    qint64 id = 0, source = 0, target = 0;
    EdgeKind kind = EdgeKind::Calls;
    qint64 line = 0;
    double confidence = 1;
};

struct QueryValue;

struct NodeReference
{
    qint64 id = 0;
};
struct EdgeReference
{
    qint64 id = 0;
};
/// Nodes and edges in turn; one more node than edges.
struct PathValue
{
    std::vector<qint64> nodes, edges;
};
using QueryList = std::vector<QueryValue>;

/// One cell of a result. Nodes and edges are looked up in the result by their ids.
struct QueryValue
{
    std::variant<std::monostate, bool, qint64, double, QString, NodeReference, EdgeReference, PathValue, QueryList>
        data;
};

struct QueryResult
{
    QStringList columns;
    std::vector<QueryList> rows;
    bool truncated = false; ///< There were more rows than the limit.
    double elapsedMs = 0;
    std::map<qint64, QueryNode> nodes; ///< All that the rows name, and the ends of the edges.
    std::map<qint64, QueryEdge> edges;

    /// A cell as people read it: qualified names, `a -CALLS-> b`, lists in brackets.
    QString text(const QueryValue& value) const;
};

} // namespace Foreguest
