// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/codegraph.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace Foreguest {

QString nodeKindName(NodeKind kind)
{
    static const std::array<QString, 5> names { QStringLiteral("module"), QStringLiteral("class"),
        QStringLiteral("function"), QStringLiteral("variable"), QStringLiteral("library") };
    return names[size_t(kind)];
}

QString edgeKindName(EdgeKind kind)
{
    static const std::array<QString, 8> names { QStringLiteral("contains"), QStringLiteral("calls"),
        QStringLiteral("instantiates"), QStringLiteral("imports"), QStringLiteral("reads"), QStringLiteral("writes"),
        QStringLiteral("flows"), QStringLiteral("inherits") };
    return names[size_t(kind)];
}

namespace {
/// Sorts by (from, kind, to, line), the surest first: by `from` in one pass, the few edges of each node after that.
std::vector<Edge> sorted(const std::vector<Edge>& edges, size_t nodes)
{
    std::vector<quint32> next(nodes + 1);
    for (const Edge& edge : edges)
        ++next[edge.from + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<Edge> placed(edges.size());
    for (const Edge& edge : edges)
        placed[next[edge.from]++] = edge;
    const auto isLess = [](const Edge& a, const Edge& b) {
        const auto key = [](const Edge& edge) { return std::tuple(edge.kind, edge.to, edge.line, -edge.confidence); };
        return key(a) < key(b);
    };
    // Each entry has moved to where the next node's edges start.
    for (size_t node = 0; node < nodes; ++node)
        std::sort(placed.begin() + (node == 0 ? 0 : next[node - 1]), placed.begin() + next[node], isLess);
    return placed;
}
} // namespace

void CodeGraph::finish()
{
    edges = sorted(edges, nodes.size());
    const auto key = [](const Edge& edge) { return std::tuple(edge.from, edge.kind, edge.to, edge.line); };
    edges.erase(std::unique(edges.begin(), edges.end(), [&](const Edge& a, const Edge& b) { return key(a) == key(b); }),
        edges.end());
    edges.shrink_to_fit();
    nodes.shrink_to_fit();
    facts.shrink_to_fit();

    m_firstOut.assign(nodes.size() + 1, 0);
    m_firstIn.assign(nodes.size() + 1, 0);
    for (const Edge& edge : edges) {
        ++m_firstOut[edge.from + 1];
        ++m_firstIn[edge.to + 1];
    }
    std::partial_sum(m_firstOut.begin(), m_firstOut.end(), m_firstOut.begin());
    std::partial_sum(m_firstIn.begin(), m_firstIn.end(), m_firstIn.begin());
    m_in.resize(edges.size());
    std::vector<quint32> next = m_firstIn;
    for (quint32 i = 0; i < edges.size(); ++i)
        m_in[next[edges[i].to]++] = i;
}

std::span<const Edge> CodeGraph::outgoing(NodeId node) const
{
    if (node + 1 >= m_firstOut.size())
        return {};
    return std::span(edges).subspan(m_firstOut[node], m_firstOut[node + 1] - m_firstOut[node]);
}

std::span<const quint32> CodeGraph::incoming(NodeId node) const
{
    if (node + 1 >= m_firstIn.size())
        return {};
    return std::span(m_in).subspan(m_firstIn[node], m_firstIn[node + 1] - m_firstIn[node]);
}

NodeId CodeGraph::find(QByteArrayView qualifiedName) const
{
    const StringId id = strings.find({ qualifiedName.data(), size_t(qualifiedName.size()) });
    if (id == noIndex)
        return noIndex;
    for (NodeId i = 0; i < nodes.size(); ++i) {
        if (nodes[i].qualifiedName == id)
            return i;
    }
    return noIndex;
}

QString CodeGraph::path(NodeId node) const
{
    const quint32 file = nodes[node].file;
    return file == noIndex ? QString() : files[file].path;
}

} // namespace Foreguest
