// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/query/queryvalue.h"

#include <memory>

namespace Foreguest {

/// Writes the nodes and edges of a result, or its rows, in one format; one class a file.
class GraphExporter
{
public:
    virtual ~GraphExporter() = default;
    virtual QString format() const = 0; ///< The word after `--format`.
    /// UTF-8. O(nodes + edges + rows).
    virtual QByteArray write(const QueryResult& result) const = 0;
};

/// graphml, dot, json and csv.
const std::vector<std::unique_ptr<GraphExporter>>& graphExporters();
Result<QByteArray> exportGraph(const QueryResult& result, const QString& format);

std::unique_ptr<GraphExporter> makeGraphMlExporter();
std::unique_ptr<GraphExporter> makeDotExporter();
std::unique_ptr<GraphExporter> makeJsonExporter();
std::unique_ptr<GraphExporter> makeCsvExporter();

} // namespace Foreguest
