// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/graphexporter.h"
#include "core/query/graphjsonwriter.h"

namespace Foreguest {

namespace {

/// `{schema: "foreguest.graph/1", nodes, edges}`
class JsonExporter : public GraphExporter
{
public:
    QString format() const override { return QStringLiteral("json"); }

    QByteArray write(const QueryResult& result) const override
    {
        GraphJsonWriter writer(result);
        auto& json = writer.json();
        json.StartObject();
        writer.text("schema", QStringLiteral("foreguest.graph/1"));
        json.Key("nodes");
        json.StartArray();
        for (const auto& [id, node] : result.nodes)
            writer.node(node);
        json.EndArray();
        json.Key("edges");
        json.StartArray();
        for (const auto& [id, edge] : result.edges)
            writer.edge(edge);
        json.EndArray();
        json.EndObject();
        return writer.bytes() + '\n';
    }
};

} // namespace

std::unique_ptr<GraphExporter> makeJsonExporter()
{
    return std::make_unique<JsonExporter>();
}

} // namespace Foreguest
