// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/queryjson.h"

#include "core/query/graphjsonwriter.h"

#include <QStringList>

#include <cmath>

namespace Foreguest {

void GraphJsonWriter::text(const QString& value)
{
    const QByteArray utf8 = value.toUtf8();
    m_json.String(utf8.constData(), rapidjson::SizeType(utf8.size()));
}

void GraphJsonWriter::text(const char* key, const QString& value)
{
    m_json.Key(key);
    text(value);
}

void GraphJsonWriter::number(const char* key, qint64 value)
{
    m_json.Key(key);
    m_json.Int64(value);
}

void GraphJsonWriter::node(const QueryNode& node)
{
    m_json.StartObject();
    number("id", node.id);
    text("kind", nodeKindName(node.kind));
    text("name", node.name);
    text("qualifiedName", node.qualifiedName);
    m_json.Key("file");
    if (node.file.isEmpty())
        m_json.Null();
    else
        text(node.file);
    number("line", node.line);
    number("endLine", node.endLine);
    m_json.Key("external");
    m_json.Bool(node.external);
    m_json.EndObject();
}

void GraphJsonWriter::edge(const QueryEdge& edge)
{
    m_json.StartObject();
    number("id", edge.id);
    text("kind", edgeKindName(edge.kind));
    number("from", edge.source);
    number("to", edge.target);
    number("line", edge.line);
    m_json.Key("confidence");
    m_json.Double(std::round(edge.confidence * 1e4) / 1e4);
    m_json.EndObject();
}

void GraphJsonWriter::nodeOf(qint64 id)
{
    const auto found = m_result.nodes.find(id);
    if (found == m_result.nodes.end())
        m_json.Null();
    else
        node(found->second);
}

void GraphJsonWriter::edgeOf(qint64 id)
{
    const auto found = m_result.edges.find(id);
    if (found == m_result.edges.end())
        m_json.Null();
    else
        edge(found->second);
}

void GraphJsonWriter::path(const PathValue& path)
{
    m_json.StartObject();
    m_json.Key("nodes");
    m_json.StartArray();
    for (const qint64 id : path.nodes)
        nodeOf(id);
    m_json.EndArray();
    m_json.Key("edges");
    m_json.StartArray();
    for (const qint64 id : path.edges)
        edgeOf(id);
    m_json.EndArray();
    number("length", qint64(path.edges.size()));
    m_json.EndObject();
}

void GraphJsonWriter::cell(const QueryValue& value)
{
    struct Visitor
    {
        GraphJsonWriter& writer;
        void operator()(std::monostate) const { writer.m_json.Null(); }
        void operator()(bool flag) const { writer.m_json.Bool(flag); }
        void operator()(qint64 whole) const { writer.m_json.Int64(whole); }
        void operator()(double real) const
        {
            if (std::isfinite(real))
                writer.m_json.Double(real);
            else
                writer.m_json.Null();
        }
        void operator()(const QString& string) const { writer.text(string); }
        void operator()(const NodeReference& reference) const { writer.nodeOf(reference.id); }
        void operator()(const EdgeReference& reference) const { writer.edgeOf(reference.id); }
        void operator()(const PathValue& whole) const { writer.path(whole); }
        void operator()(const QueryList& list) const
        {
            writer.m_json.StartArray();
            for (const QueryValue& element : list)
                writer.cell(element);
            writer.m_json.EndArray();
        }
    };
    std::visit(Visitor { *this }, value.data);
}

QByteArray queryToJson(const QueryResult& result)
{
    GraphJsonWriter writer(result);
    auto& json = writer.json();
    json.StartObject();
    writer.text("schema", QStringLiteral("foreguest.query/1"));
    json.Key("columns");
    json.StartArray();
    for (const QString& column : result.columns)
        writer.text(column);
    json.EndArray();
    json.Key("rows");
    json.StartArray();
    for (const QueryList& row : result.rows) {
        json.StartArray();
        for (const QueryValue& value : row)
            writer.cell(value);
        json.EndArray();
    }
    json.EndArray();
    json.Key("truncated");
    json.Bool(result.truncated);
    json.Key("elapsedMs");
    json.Double(std::round(result.elapsedMs * 1000) / 1000);
    json.EndObject();
    return writer.bytes() + '\n';
}

} // namespace Foreguest
