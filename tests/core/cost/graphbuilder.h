// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/costs.h"

#include <algorithm>
#include <string>

namespace Foreguest {

/// Builds a code graph by hand: one file, its module, functions with loops and calls.
class GraphBuilder
{
public:
    explicit GraphBuilder(const QString& language = QStringLiteral("python"))
    {
        SourceFile file;
        file.path = QStringLiteral("main");
        file.language = language;
        file.bytes = 100;
        file.lines = 10;
        graph.files.push_back(file);
        module = addNode(NodeKind::Module, "main", "main", false);
        graph.files[0].module = module;
        addFacts(module);
        graph.stats.files = 1;
    }

    NodeId function(const std::string& name, const std::vector<std::string>& parameters = {})
    {
        const NodeId node = addNode(NodeKind::Function, name, "main." + name, false);
        addFacts(node);
        for (const std::string& parameter : parameters)
            facts(node).parameters.push_back(graph.strings.add(parameter));
        return node;
    }
    NodeId external(const std::string& qualifiedName)
    {
        return addNode(NodeKind::Function, qualifiedName.substr(qualifiedName.rfind('.') + 1), qualifiedName, true);
    }
    /// Index of the new loop.
    quint32 loop(NodeId body, const std::string& over, quint32 parent = noIndex, LoopFact fact = {})
    {
        fact.line = fact.line == 0 ? ++m_line : fact.line;
        fact.over = graph.strings.add(over);
        fact.parent = parent;
        facts(body).loops.push_back(fact);
        return quint32(facts(body).loops.size() - 1);
    }
    CallFact& call(
        NodeId body, NodeId target, const std::string& arguments = {}, quint32 inLoop = noIndex, quint32 line = 0)
    {
        CallFact fact;
        fact.line = line == 0 ? ++m_line : line;
        fact.loop = inLoop;
        fact.target = target;
        fact.callee = graph.nodes[target].qualifiedName;
        fact.arguments = graph.strings.add(arguments);
        fact.argumentCount = quint16(arguments.empty() ? 0 : 1 + std::count(arguments.begin(), arguments.end(), ','));
        facts(body).calls.push_back(fact);
        graph.edges.push_back({ body, target, EdgeKind::Calls, fact.line, 1 });
        return facts(body).calls.back();
    }
    CallFact& unresolvedCall(
        NodeId body, const std::string& callee, const std::string& arguments = {}, quint32 inLoop = noIndex)
    {
        CallFact fact;
        fact.line = ++m_line;
        fact.loop = inLoop;
        fact.callee = graph.strings.add(callee);
        fact.arguments = graph.strings.add(arguments);
        fact.argumentCount = arguments.empty() ? 0 : 1;
        facts(body).calls.push_back(fact);
        return facts(body).calls.back();
    }
    void allocate(NodeId body, AllocationKind kind, qint64 count, const std::string& text, quint32 inLoop = noIndex)
    {
        facts(body).allocations.push_back({ ++m_line, inLoop, kind, count, graph.strings.add(text) });
    }
    BodyFacts& facts(NodeId node) { return graph.facts[graph.nodes[node].facts]; }

    /// The finished graph's costs; the graph stays usable.
    std::shared_ptr<const CostReport> costs()
    {
        graph.finish();
        return *estimateCosts(graph, TaskContext());
    }
    Growth timeOf(NodeId node) { return costs()->of(graph, node)->time.growth; }
    Growth spaceOf(NodeId node) { return costs()->of(graph, node)->space.growth; }

    CodeGraph graph;
    NodeId module = noIndex;

private:
    NodeId addNode(NodeKind kind, const std::string& name, const std::string& qualifiedName, bool isExternal)
    {
        Node node;
        node.kind = kind;
        node.external = isExternal;
        node.file = isExternal ? noIndex : 0;
        node.line = isExternal ? 0 : ++m_line;
        node.name = graph.strings.add(name);
        node.qualifiedName = graph.strings.add(qualifiedName);
        graph.nodes.push_back(node);
        return NodeId(graph.nodes.size() - 1);
    }
    void addFacts(NodeId node)
    {
        graph.nodes[node].facts = quint32(graph.facts.size());
        graph.facts.emplace_back();
        graph.facts.back().node = node;
    }

    quint32 m_line = 0;
};

} // namespace Foreguest
