// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/graphexporter.h"
#include "core/query/schema.h"

namespace Foreguest {

namespace {

/// Writes the statements of a DOT graph (https://graphviz.org/doc/info/lang.html); every text is quoted.
class DotWriter
{
public:
    void open(const QString& name) { m_bytes += "digraph " + quoted(name) + " {\n"; }
    void close() { m_bytes += "}\n"; }
    void node(const QString& id, const QList<std::pair<QString, QString>>& attributes)
    {
        m_bytes += "  " + quoted(id) + list(attributes) + ";\n";
    }
    void edge(const QString& from, const QString& to, const QList<std::pair<QString, QString>>& attributes)
    {
        m_bytes += "  " + quoted(from) + " -> " + quoted(to) + list(attributes) + ";\n";
    }
    QByteArray bytes() const { return m_bytes; }

private:
    static QByteArray quoted(const QString& text)
    {
        QByteArray quote = "\"";
        for (const char byte : text.toUtf8()) {
            switch (byte) {
            case '"':
            case '\\':
                quote += '\\';
                quote += byte;
                break;
            case '\n':
                quote += "\\n";
                break;
            case '\0':
            case '\r':
                break;
            default:
                quote += byte;
            }
        }
        return quote + '"';
    }
    static QByteArray list(const QList<std::pair<QString, QString>>& attributes)
    {
        QList<QByteArray> parts;
        for (const auto& [name, value] : attributes)
            parts << quoted(name) + '=' + quoted(value);
        return " [" + parts.join(", ") + ']';
    }

    QByteArray m_bytes;
};

QString shapeOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Module:
        return QStringLiteral("folder");
    case NodeKind::Class:
        return QStringLiteral("box");
    case NodeKind::Variable:
        return QStringLiteral("note");
    case NodeKind::Library:
        return QStringLiteral("component");
    case NodeKind::Function:
        break;
    }
    return QStringLiteral("ellipse");
}

class DotExporter : public GraphExporter
{
public:
    QString format() const override { return QStringLiteral("dot"); }

    QByteArray write(const QueryResult& result) const override
    {
        DotWriter dot;
        dot.open(QStringLiteral("code"));
        for (const auto& [id, node] : result.nodes) {
            QList<std::pair<QString, QString>> attributes { { QStringLiteral("label"), node.qualifiedName },
                { QStringLiteral("shape"), shapeOf(node.kind) } };
            if (node.external)
                attributes << std::pair(QStringLiteral("style"), QStringLiteral("dashed"));
            dot.node(u'n' + QString::number(id), attributes);
        }
        for (const auto& [id, edge] : result.edges)
            dot.edge(u'n' + QString::number(edge.source), u'n' + QString::number(edge.target),
                { { QStringLiteral("label"), GraphSchema::relationType(edge.kind) } });
        dot.close();
        return dot.bytes();
    }
};

} // namespace

std::unique_ptr<GraphExporter> makeDotExporter()
{
    return std::make_unique<DotExporter>();
}

} // namespace Foreguest
