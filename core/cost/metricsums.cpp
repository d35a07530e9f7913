// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/metricsums.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// Classes inside classes: how deep a program nests is its author's to choose.
constexpr int deepestClass = 32;

bool isCall(EdgeKind kind)
{
    return kind == EdgeKind::Calls || kind == EdgeKind::Instantiates;
}
} // namespace

void MetricSums::add(const BodyFacts& facts)
{
    ++functions;
    cyclomatic += facts.cyclomatic;
    mostCyclomatic = std::max(mostCyclomatic, facts.cyclomatic);
    cognitive += facts.cognitive;
    mostCognitive = std::max(mostCognitive, facts.cognitive);
    nesting = std::max(nesting, facts.nesting);
    sourceLines += facts.sourceLines;
    commentLines += facts.commentLines;
}

MetricSummary::MetricSummary(const CodeGraph& graph)
    : m_graph(graph)
    , m_files(graph.files.size())
    , m_nodes(graph.nodes.size())
{
    std::vector<NodeId> containers(graph.nodes.size(), noIndex);
    for (const Edge& edge : graph.edges) {
        if (edge.kind == EdgeKind::Contains)
            containers[edge.to] = edge.from;
    }
    for (const BodyFacts& facts : graph.facts) {
        const Node& node = graph.nodes[facts.node];
        if (node.kind != NodeKind::Function)
            continue;
        m_program.add(facts);
        if (node.file < m_files.size())
            m_files[node.file].add(facts);
        NodeId at = containers[facts.node];
        for (int depth = 0; at != noIndex && depth < deepestClass; ++depth) {
            if (graph.nodes[at].kind != NodeKind::Class)
                break;
            m_nodes[at].add(facts);
            at = containers[at];
        }
    }
    // A file's lines are those of its top-level code, which is all of it.
    m_program.sourceLines = 0;
    m_program.commentLines = 0;
    for (size_t i = 0; i < m_files.size(); ++i) {
        const NodeId module = graph.files[i].module;
        if (module == noIndex || graph.nodes[module].facts == noIndex)
            continue;
        const BodyFacts& whole = graph.facts[graph.nodes[module].facts];
        m_files[i].sourceLines = whole.sourceLines;
        m_files[i].commentLines = whole.commentLines;
        m_program.sourceLines += whole.sourceLines;
        m_program.commentLines += whole.commentLines;
    }
}

Fan MetricSummary::fan(NodeId node) const
{
    Fan fan;
    NodeId last = noIndex;
    // Edges are sorted by kind and target.
    for (const Edge& edge : m_graph.outgoing(node)) {
        if (isCall(edge.kind) && edge.to != node && edge.to != last) {
            last = edge.to;
            ++fan.out;
        }
    }
    std::vector<NodeId> callers;
    for (const quint32 index : m_graph.incoming(node)) {
        const Edge& edge = m_graph.edges[index];
        if (isCall(edge.kind) && edge.from != node)
            callers.push_back(edge.from);
    }
    std::sort(callers.begin(), callers.end());
    fan.in = quint32(std::unique(callers.begin(), callers.end()) - callers.begin());
    return fan;
}

} // namespace Foreguest
