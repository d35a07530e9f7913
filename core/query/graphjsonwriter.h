// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/queryvalue.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace Foreguest {

/// Writes nodes, edges and cells of results as JSON; what the documents of a query and of an export share.
class GraphJsonWriter
{
public:
    explicit GraphJsonWriter(const QueryResult& result)
        : m_result(result)
        , m_json(m_buffer)
    {
    }

    rapidjson::Writer<rapidjson::StringBuffer>& json() { return m_json; }
    QByteArray bytes() const { return { m_buffer.GetString(), qsizetype(m_buffer.GetSize()) }; }

    void text(const QString& value);
    void text(const char* key, const QString& value);
    void number(const char* key, qint64 value);
    void node(const QueryNode& node);
    void edge(const QueryEdge& edge);
    void cell(const QueryValue& value);

private:
    void path(const PathValue& path);
    void nodeOf(qint64 id);
    void edgeOf(qint64 id);

    const QueryResult& m_result;
    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_json;
};

} // namespace Foreguest
