// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/graphexporter.h"
#include "core/query/schema.h"

#include <QXmlStreamWriter>

namespace Foreguest {

namespace {

/// What XML 1.0 can't hold (control characters, halves of surrogate pairs) becomes U+FFFD.
QString cleaned(const QString& text)
{
    QString clean = text;
    for (qsizetype i = 0; i < clean.size(); ++i) {
        const QChar character = clean[i];
        const bool isPair = character.isHighSurrogate() && i + 1 < clean.size() && clean[i + 1].isLowSurrogate();
        if (isPair) {
            ++i;
            continue;
        }
        const ushort unit = character.unicode();
        const bool isControl = unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r';
        if (isControl || character.isSurrogate() || unit == 0xfffe || unit == 0xffff)
            clean[i] = QChar(QChar::ReplacementCharacter);
    }
    return clean;
}

/// GraphML, http://graphml.graphdrawing.org/specification.html
class GraphMlExporter : public GraphExporter
{
public:
    QString format() const override { return QStringLiteral("graphml"); }

    QByteArray write(const QueryResult& result) const override
    {
        QByteArray bytes;
        QXmlStreamWriter xml(&bytes);
        xml.setAutoFormatting(true);
        xml.setAutoFormattingIndent(1);
        xml.writeStartDocument();
        xml.writeStartElement(QStringLiteral("graphml"));
        xml.writeDefaultNamespace(QStringLiteral("http://graphml.graphdrawing.org/xmlns"));
        for (const auto& [owner, name, type] : { std::tuple("node", "kind", "string"), { "node", "name", "string" },
                 { "node", "qualifiedName", "string" }, { "node", "file", "string" }, { "node", "line", "long" },
                 { "node", "endLine", "long" }, { "node", "external", "boolean" }, { "edge", "type", "string" },
                 { "edge", "line", "long" }, { "edge", "confidence", "double" } }) {
            xml.writeEmptyElement(QStringLiteral("key"));
            xml.writeAttribute(QStringLiteral("id"), key(owner, name));
            xml.writeAttribute(QStringLiteral("for"), QString::fromLatin1(owner));
            xml.writeAttribute(QStringLiteral("attr.name"), QString::fromLatin1(name));
            xml.writeAttribute(QStringLiteral("attr.type"), QString::fromLatin1(type));
        }
        xml.writeStartElement(QStringLiteral("graph"));
        xml.writeAttribute(QStringLiteral("id"), QStringLiteral("code"));
        xml.writeAttribute(QStringLiteral("edgedefault"), QStringLiteral("directed"));
        for (const auto& [id, node] : result.nodes)
            writeNode(xml, node);
        for (const auto& [id, edge] : result.edges)
            writeEdge(xml, edge);
        xml.writeEndDocument();
        return bytes;
    }

private:
    static QString key(const char* owner, const char* name)
    {
        return QString::fromLatin1(owner) + u'.' + QString::fromLatin1(name);
    }
    static void data(QXmlStreamWriter& xml, const char* owner, const char* name, const QString& value)
    {
        xml.writeStartElement(QStringLiteral("data"));
        xml.writeAttribute(QStringLiteral("key"), key(owner, name));
        xml.writeCharacters(cleaned(value));
        xml.writeEndElement();
    }
    static void writeNode(QXmlStreamWriter& xml, const QueryNode& node)
    {
        xml.writeStartElement(QStringLiteral("node"));
        xml.writeAttribute(QStringLiteral("id"), u'n' + QString::number(node.id));
        data(xml, "node", "kind", nodeKindName(node.kind));
        data(xml, "node", "name", node.name);
        data(xml, "node", "qualifiedName", node.qualifiedName);
        if (!node.file.isEmpty()) {
            data(xml, "node", "file", node.file);
            data(xml, "node", "line", QString::number(node.line));
            data(xml, "node", "endLine", QString::number(node.endLine));
        }
        data(xml, "node", "external", node.external ? QStringLiteral("true") : QStringLiteral("false"));
        xml.writeEndElement();
    }
    static void writeEdge(QXmlStreamWriter& xml, const QueryEdge& edge)
    {
        xml.writeStartElement(QStringLiteral("edge"));
        xml.writeAttribute(QStringLiteral("id"), u'e' + QString::number(edge.id));
        xml.writeAttribute(QStringLiteral("source"), u'n' + QString::number(edge.source));
        xml.writeAttribute(QStringLiteral("target"), u'n' + QString::number(edge.target));
        data(xml, "edge", "type", GraphSchema::relationType(edge.kind));
        data(xml, "edge", "line", QString::number(edge.line));
        data(xml, "edge", "confidence", QString::number(edge.confidence, 'g', 4));
        xml.writeEndElement();
    }
};

} // namespace

std::unique_ptr<GraphExporter> makeGraphMlExporter()
{
    return std::make_unique<GraphMlExporter>();
}

} // namespace Foreguest
