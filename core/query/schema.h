// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/codegraph.h"

#include <QStringList>

#include <optional>

namespace Foreguest {

/// What an expression of a query is. Any: only the value tells.
enum class QueryType { Any, Boolean, Integer, Real, Text, Node, Edge, Path, List };

/// A property of nodes or edges, and the SQL that gives it from a row of that table whose alias stands for `@`.
struct GraphProperty
{
    QString name;
    QueryType type;
    QByteArray sql;
};

/// The words of the graph that queries may use: labels are node kinds and External, relationship types edge kinds.
class GraphSchema
{
public:
    static const std::vector<GraphProperty>& nodeProperties();
    static const std::vector<GraphProperty>& edgeProperties();
    static const GraphProperty* nodeProperty(const QString& name);
    static const GraphProperty* edgeProperty(const QString& name);

    static QStringList labels(); ///< "Module", "Class", … "External".
    static QStringList relationTypes(); ///< "CONTAINS", "CALLS", …
    /// The condition that a row of `nodes` (alias `@`) has a label; nullopt: there is no such label. Case is ignored.
    static std::optional<QByteArray> labelCondition(const QString& label);
    static std::optional<EdgeKind> edgeKind(const QString& type);
    static QString label(NodeKind kind);
    static QString relationType(EdgeKind kind);
    static constexpr int nodeKindCount = 5;
    static constexpr int edgeKindCount = 8;
};

} // namespace Foreguest
