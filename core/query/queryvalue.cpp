// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/queryvalue.h"

#include "core/query/schema.h"

#include <QStringList>

namespace Foreguest {

namespace {

class TextWriter
{
public:
    explicit TextWriter(const QueryResult& result)
        : m_result(result)
    {
    }

    QString operator()(std::monostate) const { return {}; }
    QString operator()(bool value) const { return value ? QStringLiteral("true") : QStringLiteral("false"); }
    QString operator()(qint64 value) const { return QString::number(value); }
    QString operator()(double value) const { return QString::number(value, 'g', 6); }
    QString operator()(const QString& value) const { return value; }
    QString operator()(const NodeReference& node) const { return nodeText(node.id); }
    QString operator()(const EdgeReference& reference) const
    {
        const auto found = m_result.edges.find(reference.id);
        if (found == m_result.edges.end())
            return QString::number(reference.id);
        const QueryEdge& edge = found->second;
        return nodeText(edge.source) + arrow(edge, false) + nodeText(edge.target);
    }
    QString operator()(const PathValue& path) const
    {
        QString text = path.nodes.empty() ? QString() : nodeText(path.nodes.front());
        for (size_t i = 0; i < path.edges.size() && i + 1 < path.nodes.size(); ++i) {
            const auto found = m_result.edges.find(path.edges[i]);
            if (found != m_result.edges.end())
                text += arrow(found->second, found->second.source != path.nodes[i]);
            text += nodeText(path.nodes[i + 1]);
        }
        return text;
    }
    QString operator()(const QueryList& list) const
    {
        QStringList parts;
        for (const QueryValue& value : list)
            parts << m_result.text(value);
        return u'[' + parts.join(QStringLiteral(", ")) + u']';
    }

private:
    QString nodeText(qint64 id) const
    {
        const auto found = m_result.nodes.find(id);
        return found == m_result.nodes.end() ? QString::number(id) : found->second.qualifiedName;
    }
    static QString arrow(const QueryEdge& edge, bool isBackward)
    {
        const QString type = GraphSchema::relationType(edge.kind);
        return isBackward ? QStringLiteral(" <-%1- ").arg(type) : QStringLiteral(" -%1-> ").arg(type);
    }

    const QueryResult& m_result;
};

} // namespace

QString QueryResult::text(const QueryValue& value) const
{
    return std::visit(TextWriter(*this), value.data);
}

} // namespace Foreguest
