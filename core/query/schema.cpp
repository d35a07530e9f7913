// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/schema.h"

#include <algorithm>

namespace Foreguest {

namespace {

QByteArray nodeKindSql()
{
    QByteArray sql = "CASE @.kind";
    for (int kind = 0; kind < GraphSchema::nodeKindCount; ++kind)
        sql += " WHEN " + QByteArray::number(kind) + " THEN '" + nodeKindName(NodeKind(kind)).toLatin1() + '\'';
    return sql + " END";
}

QByteArray edgeKindSql()
{
    QByteArray sql = "CASE @.kind";
    for (int kind = 0; kind < GraphSchema::edgeKindCount; ++kind)
        sql += " WHEN " + QByteArray::number(kind) + " THEN '" + edgeKindName(EdgeKind(kind)).toLatin1() + '\'';
    return sql + " END";
}

QByteArray ofFile(const QByteArray& column)
{
    return "(SELECT NULLIF(f." + column + ", '') FROM files AS f WHERE f.id = @.file)";
}

const GraphProperty* find(const std::vector<GraphProperty>& properties, const QString& name)
{
    const auto found = std::find_if(
        properties.begin(), properties.end(), [&](const auto& property) { return property.name == name; });
    return found == properties.end() ? nullptr : &*found;
}

} // namespace

const std::vector<GraphProperty>& GraphSchema::nodeProperties()
{
    using Type = QueryType;
    static const std::vector<GraphProperty> properties {
        { QStringLiteral("id"), Type::Integer, "@.id" },
        { QStringLiteral("name"), Type::Text, "@.name" },
        { QStringLiteral("qualifiedName"), Type::Text, "@.qualified_name" },
        { QStringLiteral("kind"), Type::Text, nodeKindSql() },
        { QStringLiteral("file"), Type::Text, ofFile("path") },
        { QStringLiteral("line"), Type::Integer, "NULLIF(@.line, 0)" },
        { QStringLiteral("endLine"), Type::Integer, "NULLIF(@.end_line, 0)" },
        { QStringLiteral("language"), Type::Text, ofFile("language") },
        { QStringLiteral("external"), Type::Boolean, "@.external" },
        { QStringLiteral("cyclomatic"), Type::Integer, "@.cyclomatic" },
        { QStringLiteral("cognitive"), Type::Integer, "@.cognitive" },
        { QStringLiteral("nesting"), Type::Integer, "@.nesting" },
        { QStringLiteral("lines"), Type::Integer, "@.lines" },
        { QStringLiteral("loops"), Type::Integer, "@.loops" },
        { QStringLiteral("parameters"), Type::Integer, "@.parameters" },
        { QStringLiteral("time"), Type::Text, "@.growth" },
        { QStringLiteral("api"), Type::Text, "@.api" },
        { QStringLiteral("ecosystem"), Type::Text, "@.ecosystem" },
        { QStringLiteral("version"), Type::Text, "@.version" },
        { QStringLiteral("package"), Type::Text, "@.package" },
        { QStringLiteral("standard"), Type::Boolean, "@.standard" },
    };
    return properties;
}

const std::vector<GraphProperty>& GraphSchema::edgeProperties()
{
    using Type = QueryType;
    static const std::vector<GraphProperty> properties {
        { QStringLiteral("id"), Type::Integer, "@.id" },
        { QStringLiteral("kind"), Type::Text, edgeKindSql() },
        { QStringLiteral("line"), Type::Integer, "NULLIF(@.line, 0)" },
        { QStringLiteral("confidence"), Type::Real, "@.confidence" },
        { QStringLiteral("loopDepth"), Type::Integer, "@.loop_depth" },
    };
    return properties;
}

const GraphProperty* GraphSchema::nodeProperty(const QString& name)
{
    return find(nodeProperties(), name);
}

const GraphProperty* GraphSchema::edgeProperty(const QString& name)
{
    return find(edgeProperties(), name);
}

QString GraphSchema::label(NodeKind kind)
{
    QString name = nodeKindName(kind);
    name[0] = name[0].toUpper();
    return name;
}

QString GraphSchema::relationType(EdgeKind kind)
{
    return edgeKindName(kind).toUpper();
}

QStringList GraphSchema::labels()
{
    QStringList names;
    for (int kind = 0; kind < GraphSchema::nodeKindCount; ++kind)
        names << label(NodeKind(kind));
    return names << QStringLiteral("External");
}

QStringList GraphSchema::relationTypes()
{
    QStringList names;
    for (int kind = 0; kind < edgeKindCount; ++kind)
        names << relationType(EdgeKind(kind));
    return names;
}

std::optional<QByteArray> GraphSchema::labelCondition(const QString& name)
{
    const QStringList known = labels();
    for (int kind = 0; kind < GraphSchema::nodeKindCount; ++kind) {
        if (known[kind].compare(name, Qt::CaseInsensitive) == 0)
            return "@.kind = " + QByteArray::number(kind);
    }
    if (known.back().compare(name, Qt::CaseInsensitive) == 0)
        return QByteArrayLiteral("@.external = 1");
    return std::nullopt;
}

std::optional<EdgeKind> GraphSchema::edgeKind(const QString& type)
{
    for (int kind = 0; kind < edgeKindCount; ++kind) {
        if (relationType(EdgeKind(kind)).compare(type, Qt::CaseInsensitive) == 0)
            return EdgeKind(kind);
    }
    return std::nullopt;
}

} // namespace Foreguest
