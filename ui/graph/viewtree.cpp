// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/viewtree.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace Foreguest {

namespace {

constexpr qsizetype longestPackagePath = 32; ///< Names with more dots than that are not split further.

/// `a.b` of `a.b.c`; empty where there is no dot.
QString containerName(const QString& qualifiedName)
{
    const qsizetype dot = qualifiedName.lastIndexOf(QLatin1Char('.'));
    return dot <= 0 || qualifiedName.count(QLatin1Char('.')) > longestPackagePath ? QString() : qualifiedName.left(dot);
}

} // namespace

ViewTree::ViewTree(const Analysis& analysis)
    : m_nodeCount(analysis.graph->nodes.size())
    , m_parent(m_nodeCount, noIndex)
{
    adoptContained(*analysis.graph);
    adoptModules(*analysis.graph);
    orderTopDown();
    summarise(analysis);
    findLibraries(*analysis.graph);
}

std::span<const ItemId> ViewTree::children(ItemId item) const
{
    return std::span(m_children).subspan(m_firstChild[item], m_firstChild[item + 1] - m_firstChild[item]);
}

void ViewTree::adoptContained(const CodeGraph& graph)
{
    for (const Edge& edge : graph.edges)
        if (edge.kind == EdgeKind::Contains && edge.from != edge.to && m_parent[edge.to] == noIndex)
            m_parent[edge.to] = edge.from;
}

void ViewTree::adoptModules(const CodeGraph& graph)
{
    QHash<QString, ItemId> containers;
    std::vector<NodeId> modules;
    for (NodeId node = 0; node < m_nodeCount; ++node)
        if (graph.nodes[node].kind == NodeKind::Module && !graph.nodes[node].external) {
            containers.insert(graph.qualifiedName(node), node);
            if (m_parent[node] == noIndex)
                modules.push_back(node);
        }
    for (const NodeId module : modules) {
        ItemId child = module;
        for (QString name = containerName(graph.qualifiedName(module)); !name.isEmpty(); name = containerName(name)) {
            const auto known = containers.constFind(name);
            if (known != containers.constEnd()) {
                m_parent[child] = *known;
                break;
            }
            const ItemId package = ItemId(m_parent.size());
            m_parent[child] = package;
            m_parent.push_back(noIndex);
            m_packages.push_back(name);
            containers.insert(name, package);
            child = package;
        }
    }
}

void ViewTree::orderTopDown()
{
    const size_t n = m_parent.size();
    m_firstChild.assign(n + 1, 0);
    for (const ItemId parent : m_parent)
        if (parent != noIndex)
            ++m_firstChild[parent + 1];
    std::partial_sum(m_firstChild.begin(), m_firstChild.end(), m_firstChild.begin());
    m_children.resize(m_firstChild.back());
    std::vector<quint32> next(m_firstChild.begin(), m_firstChild.end() - 1);
    for (ItemId item = 0; item < n; ++item) {
        if (m_parent[item] == noIndex)
            m_topDown.push_back(item);
        else
            m_children[next[m_parent[item]]++] = item;
    }
    m_depth.assign(n, 0);
    for (size_t i = 0; i < m_topDown.size(); ++i)
        for (const ItemId child : children(m_topDown[i])) {
            m_depth[child] = m_depth[m_topDown[i]] + 1;
            m_topDown.push_back(child);
        }
}

void ViewTree::summarise(const Analysis& analysis)
{
    const CodeGraph& graph = *analysis.graph;
    m_summary.assign(m_parent.size(), {});
    for (auto it = m_topDown.rbegin(); it != m_topDown.rend(); ++it) {
        ItemSummary& own = m_summary[*it];
        if (!isPackage(*it)) {
            own.functions += graph.nodes[*it].kind == NodeKind::Function && !graph.nodes[*it].external;
            const FunctionCost* cost = analysis.costs ? analysis.costs->of(graph, *it) : nullptr;
            if (cost) {
                const bool faster = cost->time.growth != Growth::Unknown
                    && (!own.hasCost || own.growth == Growth::Unknown || cost->time.growth > own.growth);
                if (faster || !own.hasCost)
                    own.growth = cost->time.growth;
                own.cyclomatic = std::max(own.cyclomatic, cost->cyclomatic);
                own.heat = std::max(own.heat, cost->heat);
                own.hasCost = true;
            }
        }
        if (m_parent[*it] == noIndex || !(own.hasCost || own.functions > 0))
            continue;
        ItemSummary& above = m_summary[m_parent[*it]];
        above.functions += own.functions;
        above.cyclomatic = std::max(above.cyclomatic, own.cyclomatic);
        above.heat = std::max(above.heat, own.heat);
        if (own.hasCost
            && (!above.hasCost || above.growth == Growth::Unknown
                || (own.growth != Growth::Unknown && own.growth > above.growth)))
            above.growth = own.growth;
        above.hasCost |= own.hasCost;
    }
}

void ViewTree::findLibraries(const CodeGraph& graph)
{
    QHash<QString, NodeId> libraries;
    for (NodeId node = 0; node < m_nodeCount; ++node)
        if (graph.nodes[node].kind == NodeKind::Library)
            libraries.insert(graph.qualifiedName(node), node);
    for (const LibraryUse& use : graph.libraries)
        libraries.insert(graph.text(use.name), use.node);
    m_library.assign(m_nodeCount, noIndex);
    for (NodeId node = 0; node < m_nodeCount; ++node) {
        if (!graph.nodes[node].external || graph.nodes[node].kind == NodeKind::Library)
            continue;
        for (QString name = graph.qualifiedName(node); !name.isEmpty() && m_library[node] == noIndex;
             name = containerName(name))
            m_library[node] = libraries.value(name, noIndex);
    }
}

} // namespace Foreguest
