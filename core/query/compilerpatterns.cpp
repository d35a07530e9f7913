// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/compiler.h"

namespace Foreguest {

namespace {

constexpr quint32 allKinds = (1U << GraphSchema::edgeKindCount) - 1;
/// Longer walks than this are found in no graph of code; `*` stands for it.
constexpr int farthest = 1'000'000;

QByteArray forAlias(const QByteArray& sql, const QByteArray& alias)
{
    return QByteArray(sql).replace('@', alias);
}

QByteArray kindCondition(const QByteArray& alias, quint32 kinds)
{
    QList<QByteArray> numbers;
    for (int kind = 0; kind < GraphSchema::edgeKindCount; ++kind) {
        if (kinds & (1U << kind))
            numbers << QByteArray::number(kind);
    }
    if (numbers.size() == 1)
        return alias + ".kind = " + numbers.front();
    return alias + ".kind IN (" + numbers.join(", ") + ')';
}

} // namespace

QByteArray QueryCompiler::addTable(const QByteArray& table, char prefix)
{
    QByteArray alias = prefix + QByteArray::number(++m_counter);
    m_source.tables << table + " AS " + alias;
    return alias;
}

bool QueryCompiler::isBare(const NodePattern& node)
{
    return node.variable.text.isEmpty() && node.labels.empty() && node.properties.empty();
}

Result<QByteArray> QueryCompiler::labelCondition(
    const std::vector<std::vector<NameInQuery>>& labels, const QByteArray& alias) const
{
    QList<QByteArray> all;
    for (const auto& choice : labels) {
        QList<QByteArray> any;
        for (const NameInQuery& label : choice) {
            const auto condition = GraphSchema::labelCondition(label.text);
            if (!condition)
                return fail(label.place,
                    QStringLiteral("there is no label “%1”; expected one of %2")
                        .arg(label.text, GraphSchema::labels().join(QStringLiteral(", "))));
            any << forAlias(*condition, alias);
        }
        all << (any.size() == 1 ? any.front() : '(' + any.join(" OR ") + ')');
    }
    return all.join(" AND ");
}

Result<> QueryCompiler::constrainNode(const NodePattern& node, const QByteArray& alias)
{
    if (!node.labels.empty()) {
        FOREGUEST_TRY_ASSIGN(condition, labelCondition(node.labels, alias));
        m_source.conditions << condition;
    }
    for (const PropertyFilter& filter : node.properties) {
        const GraphProperty* property = GraphSchema::nodeProperty(filter.name.text);
        if (!property)
            return fail(filter.name.place, QStringLiteral("nodes have no property “%1”").arg(filter.name.text));
        FOREGUEST_TRY_ASSIGN(value, compile(*filter.value));
        m_source.conditions << forAlias(property->sql, alias) + " = " + value.sql;
    }
    return {};
}

/// The SQL of a node's id. A node that was met before keeps it; else a row of `nodes` joins the FROM.
Result<QByteArray> QueryCompiler::compileNode(const NodePattern& node, bool mustHaveRow)
{
    if (const Value* known = node.variable.text.isEmpty() ? nullptr : find(node.variable.text)) {
        if (known->type != QueryType::Node)
            return fail(node.variable.place, QStringLiteral("“%1” is not a node").arg(node.variable.text));
        const Value value = *known;
        if (node.labels.empty() && node.properties.empty())
            return value.sql;
        QByteArray alias = value.alias;
        if (alias.isEmpty()) {
            alias = addTable("nodes", 'n');
            m_source.conditions << alias + ".id = " + value.sql;
        }
        FOREGUEST_TRY(constrainNode(node, alias));
        return value.sql;
    }
    if (isBare(node) && !mustHaveRow)
        return QByteArray();
    const QByteArray alias = addTable("nodes", 'n');
    const QByteArray id = alias + ".id";
    // The name is known only after its own properties, which may not use it.
    FOREGUEST_TRY(constrainNode(node, alias));
    if (!node.variable.text.isEmpty())
        m_scope.push_back({ node.variable.text, { id, QueryType::Node, QueryType::Any, alias } });
    return id;
}

Result<quint32> QueryCompiler::kindsOf(const RelationPattern& relation) const
{
    quint32 kinds = 0;
    for (const NameInQuery& type : relation.types) {
        const auto kind = GraphSchema::edgeKind(type.text);
        if (!kind)
            return fail(type.place,
                QStringLiteral("there is no relationship type “%1”; expected one of %2")
                    .arg(type.text, GraphSchema::relationTypes().join(QStringLiteral(", "))));
        kinds |= 1U << int(*kind);
    }
    return kinds == 0 ? allKinds : kinds;
}

/// One edge. Gives the SQL of the path "left, edge, right"; may fill in `left` where any node will do.
Result<QByteArray> QueryCompiler::compileHop(
    const RelationPattern& relation, quint32 kinds, QByteArray& left, const NodePattern& next, QByteArray& right)
{
    using Direction = RelationPattern::Direction;
    const bool isNamed = !relation.variable.text.isEmpty();
    const Value* known = isNamed ? find(relation.variable.text) : nullptr;
    if (known && known->type != QueryType::Edge)
        return fail(relation.variable.place, QStringLiteral("“%1” is not a relationship").arg(relation.variable.text));
    const QByteArray knownId = known ? known->sql : QByteArray();
    const QByteArray edge = addTable("edges", 'e');
    if (!knownId.isEmpty())
        m_source.conditions << edge + ".id = " + knownId;
    if (kinds != allKinds)
        m_source.conditions << kindCondition(edge, kinds);
    for (const PropertyFilter& filter : relation.properties) {
        const GraphProperty* property = GraphSchema::edgeProperty(filter.name.text);
        if (!property)
            return fail(filter.name.place, QStringLiteral("relationships have no property “%1”").arg(filter.name.text));
        FOREGUEST_TRY_ASSIGN(value, compile(*filter.value));
        m_source.conditions << forAlias(property->sql, edge) + " = " + value.sql;
    }
    if (isNamed && !known)
        m_scope.push_back({ relation.variable.text, { edge + ".id", QueryType::Edge, QueryType::Any, edge } });

    const QByteArray source = edge + ".source";
    const QByteArray target = edge + ".target";
    FOREGUEST_TRY_ASSIGN(rightId, compileNode(next, false));
    right = rightId;
    if (relation.direction == Direction::Both) {
        // Each of these follows from the others; together they let the search begin at either end.
        m_source.conditions << '(' + source + " = " + left + " OR " + target + " = " + left + ')';
        if (right.isEmpty()) {
            right = '(' + source + " + " + target + " - " + left + ')';
        } else {
            m_source.conditions << '(' + source + " = " + right + " OR " + target + " = " + right + ')'
                                << right + " = " + source + " + " + target + " - " + left
                                << left + " = " + source + " + " + target + " - " + right;
        }
    } else {
        const bool toRight = relation.direction == Direction::Right;
        for (const auto& [end, column] : { std::pair<QByteArray*, QByteArray>(&left, toRight ? source : target),
                 { &right, toRight ? target : source } }) {
            if (end->isEmpty())
                *end = column;
            else
                m_source.conditions << column + " = " + *end;
        }
    }
    // openCypher: a MATCH uses no relationship twice.
    for (const FixedEdge& other : m_fixedEdges) {
        if (other.kinds & kinds)
            m_source.conditions << edge + ".id <> " + other.alias + ".id";
    }
    if (!known)
        m_fixedEdges.push_back({ edge, kinds });
    return "json_array(" + left + ", " + edge + ".id, " + right + ')';
}

/// Any number of edges: a row of the table-valued function `traverse` for each pair of ends.
Result<QByteArray> QueryCompiler::compileWalk(
    const RelationPattern& relation, quint32 kinds, QByteArray& left, const NodePattern& next, QByteArray& right)
{
    using Direction = RelationPattern::Direction;
    const QByteArray walk = addTable("traverse", 't');
    const bool toLeft = relation.direction == Direction::Left;
    const QByteArray first = walk + (toLeft ? ".target" : ".source");
    const QByteArray last = walk + (toLeft ? ".source" : ".target");
    const int most = relation.maximum == RelationPattern::unbounded ? farthest : relation.maximum;
    m_source.conditions << walk + ".kinds = " + QByteArray::number(kinds)
                        << walk + ".undirected = " + (relation.direction == Direction::Both ? "1" : "0")
                        << walk + ".least = " + QByteArray::number(relation.minimum)
                        << walk + ".most = " + QByteArray::number(most) << first + " = " + left;
    FOREGUEST_TRY_ASSIGN(rightId, compileNode(next, false));
    right = rightId;
    if (right.isEmpty())
        right = last;
    else
        m_source.conditions << last + " = " + right;
    const QByteArray path = toLeft ? "reverse_path(" + walk + ".path)" : walk + ".path";
    if (const QString& name = relation.variable.text; !name.isEmpty()) {
        if (find(name))
            return fail(relation.variable.place,
                QStringLiteral("“%1” is taken; relationships of variable length need a new name").arg(name));
        m_scope.push_back({ name, { "path_edges(" + path + ')', QueryType::List, QueryType::Edge, {} } });
    }
    return path;
}

Result<QByteArray> QueryCompiler::compileRelation(
    const RelationPattern& relation, QByteArray& left, const NodePattern& next, QByteArray& right)
{
    FOREGUEST_TRY_ASSIGN(kinds, kindsOf(relation));
    if (left.isEmpty() && (relation.isVariableLength || relation.direction == RelationPattern::Direction::Both))
        left = addTable("nodes", 'n') + ".id";
    return relation.isVariableLength ? compileWalk(relation, kinds, left, next, right)
                                     : compileHop(relation, kinds, left, next, right);
}

Result<> QueryCompiler::compilePath(const PathPattern& path)
{
    if (!path.variable.text.isEmpty() && find(path.variable.text))
        return fail(path.variable.place, QStringLiteral("“%1” is taken already").arg(path.variable.text));
    FOREGUEST_TRY_ASSIGN(first, compileNode(path.nodes.front(), path.relations.empty()));
    QByteArray left = first;
    QList<QByteArray> parts;
    for (size_t i = 0; i < path.relations.size(); ++i) {
        QByteArray right;
        FOREGUEST_TRY_ASSIGN(part, compileRelation(path.relations[i], left, path.nodes[i + 1], right));
        parts << part;
        left = right;
    }
    if (parts.isEmpty())
        parts << "json_array(" + left + ')';
    if (!path.variable.text.isEmpty()) {
        const QByteArray whole = parts.size() == 1 ? parts.front() : "join_paths(" + parts.join(", ") + ')';
        m_scope.push_back({ path.variable.text, { whole, QueryType::Path, QueryType::Any, {} } });
    }
    return {};
}

Result<> QueryCompiler::compilePaths(const std::vector<PathPattern>& paths)
{
    for (const PathPattern& path : paths)
        FOREGUEST_TRY(compilePath(path));
    return {};
}

} // namespace Foreguest
