// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/graphexporter.h"

#include <QStringList>

namespace Foreguest {

const std::vector<std::unique_ptr<GraphExporter>>& graphExporters()
{
    static const auto exporters = [] {
        std::vector<std::unique_ptr<GraphExporter>> made;
        made.push_back(makeGraphMlExporter());
        made.push_back(makeDotExporter());
        made.push_back(makeJsonExporter());
        made.push_back(makeCsvExporter());
        return made;
    }();
    return exporters;
}

Result<QByteArray> exportGraph(const QueryResult& result, const QString& format)
{
    QStringList known;
    for (const auto& exporter : graphExporters()) {
        if (exporter->format() == format)
            return exporter->write(result);
        known << exporter->format();
    }
    return failure(ErrorCode::InvalidInput, QStringLiteral("A graph can't be written as %1.").arg(format),
        QStringLiteral("Use one of: %1.").arg(known.join(QStringLiteral(", "))));
}

} // namespace Foreguest
