// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/graphexporter.h"
#include "core/query/schema.h"

#include <QStringList>

namespace Foreguest {

namespace {

/// One line of CSV by RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
QByteArray line(const QStringList& cells)
{
    QByteArrayList fields;
    for (QString cell : cells) {
        bool isNumber = false;
        cell.toDouble(&isNumber);
        if (!cell.isEmpty() && !isNumber && QStringLiteral("=+-@\t\r").contains(cell[0]))
            cell.prepend(u'\'');
        const bool needsQuotes
            = cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n') || cell.contains(u'\r');
        cell.replace(u'"', QStringLiteral("\"\""));
        fields << (needsQuotes ? u'"' + cell + u'"' : cell).toUtf8();
    }
    return fields.join(',') + "\r\n";
}

/// The rows of a query; of a whole graph, which has none, a line for each node and then one for each edge.
class CsvExporter : public GraphExporter
{
public:
    QString format() const override { return QStringLiteral("csv"); }

    QByteArray write(const QueryResult& result) const override
    {
        return result.columns.isEmpty() ? writeGraph(result) : writeRows(result);
    }

private:
    static QByteArray writeRows(const QueryResult& result)
    {
        QByteArray bytes = line(result.columns);
        for (const QueryList& row : result.rows) {
            QStringList cells;
            for (const QueryValue& value : row)
                cells << result.text(value);
            bytes += line(cells);
        }
        return bytes;
    }

    static QByteArray writeGraph(const QueryResult& result)
    {
        QByteArray bytes = line({ QStringLiteral("record"), QStringLiteral("id"), QStringLiteral("kind"),
            QStringLiteral("name"), QStringLiteral("qualifiedName"), QStringLiteral("file"), QStringLiteral("line"),
            QStringLiteral("endLine"), QStringLiteral("external"), QStringLiteral("from"), QStringLiteral("to"),
            QStringLiteral("confidence") });
        for (const auto& [id, node] : result.nodes)
            bytes += line({ QStringLiteral("node"), QString::number(id), nodeKindName(node.kind), node.name,
                node.qualifiedName, node.file, QString::number(node.line), QString::number(node.endLine),
                node.external ? QStringLiteral("true") : QStringLiteral("false"), {}, {}, {} });
        for (const auto& [id, edge] : result.edges)
            bytes += line({ QStringLiteral("edge"), QString::number(id), edgeKindName(edge.kind), {}, {}, {},
                QString::number(edge.line), {}, {}, QString::number(edge.source), QString::number(edge.target),
                QString::number(edge.confidence, 'g', 4) });
        return bytes;
    }
};

} // namespace

std::unique_ptr<GraphExporter> makeCsvExporter()
{
    return std::make_unique<CsvExporter>();
}

} // namespace Foreguest
