// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "handmade.h"

#include <random>

namespace Foreguest {

namespace {

class Maker
{
public:
    NodeId add(NodeKind kind, const QString& qualifiedName, bool external = false)
    {
        Node node;
        node.kind = kind;
        node.external = external;
        node.qualifiedName = m_graph->strings.add(qualifiedName.toStdString());
        node.name = m_graph->strings.add(qualifiedName.section(QLatin1Char('.'), -1).toStdString());
        m_graph->nodes.push_back(node);
        return NodeId(m_graph->nodes.size() - 1);
    }

    NodeId addIn(NodeId container, NodeKind kind, const QString& name)
    {
        const NodeId node = add(kind, m_graph->qualifiedName(container) + QLatin1Char('.') + name);
        edge(container, node, EdgeKind::Contains);
        return node;
    }

    void edge(NodeId from, NodeId to, EdgeKind kind, float confidence = 1)
    {
        m_graph->edges.push_back({ from, to, kind, 1, confidence });
    }

    void cost(NodeId node, Growth growth, quint32 cyclomatic, double heat)
    {
        m_graph->nodes[node].facts = quint32(m_graph->facts.size());
        m_graph->nodes[node].line = 1 + node;
        BodyFacts facts;
        facts.node = node;
        facts.cyclomatic = cyclomatic;
        m_graph->facts.push_back(facts);
        FunctionCost cost;
        cost.node = node;
        cost.cyclomatic = cyclomatic;
        cost.time.growth = growth;
        cost.heat = heat;
        m_costs->bodies.push_back(cost);
    }

    void library(NodeId node, const std::vector<NodeId>& users)
    {
        LibraryUse use;
        use.node = node;
        use.name = m_graph->nodes[node].name;
        use.usedBy = users;
        m_graph->libraries.push_back(use);
    }

    Analysis finish()
    {
        m_graph->finish();
        return { m_graph, m_costs };
    }

private:
    std::shared_ptr<CodeGraph> m_graph = std::make_shared<CodeGraph>();
    std::shared_ptr<CostReport> m_costs = std::make_shared<CostReport>();
};

} // namespace

Analysis smallAnalysis()
{
    Maker make;
    const NodeId module = make.add(NodeKind::Module, QStringLiteral("app"));
    const NodeId main = make.addIn(module, NodeKind::Function, QStringLiteral("main"));
    const NodeId load = make.addIn(module, NodeKind::Function, QStringLiteral("load"));
    const NodeId parse = make.addIn(module, NodeKind::Function, QStringLiteral("parse"));
    const NodeId shop = make.addIn(module, NodeKind::Class, QStringLiteral("Shop"));
    const NodeId total = make.addIn(shop, NodeKind::Function, QStringLiteral("total"));
    const NodeId addItem = make.addIn(shop, NodeKind::Function, QStringLiteral("add"));
    const NodeId numpy = make.add(NodeKind::Library, QStringLiteral("numpy"));
    const NodeId dot = make.add(NodeKind::Function, QStringLiteral("numpy.dot"), true);
    const NodeId print = make.add(NodeKind::Function, QStringLiteral("builtins.print"), true);
    make.edge(module, main, EdgeKind::Calls);
    make.edge(module, numpy, EdgeKind::Imports);
    make.edge(main, load, EdgeKind::Calls);
    make.edge(main, parse, EdgeKind::Calls);
    make.edge(main, shop, EdgeKind::Instantiates);
    make.edge(main, total, EdgeKind::Calls);
    make.edge(main, print, EdgeKind::Calls);
    make.edge(load, parse, EdgeKind::Calls);
    make.edge(parse, parse, EdgeKind::Calls);
    make.edge(total, addItem, EdgeKind::Calls);
    make.edge(total, dot, EdgeKind::Calls);
    make.cost(module, Growth::Constant, 1, 0.05);
    make.cost(main, Growth::Linear, 3, 0.4);
    make.cost(load, Growth::Linear, 4, 0.3);
    make.cost(parse, Growth::Exponential, 9, 0.8);
    make.cost(total, Growth::Quadratic, 7, 1);
    make.cost(addItem, Growth::Constant, 1, 0);
    make.library(numpy, { module });
    return make.finish();
}

Analysis modularAnalysis(quint32 packages, quint32 modules, quint32 functions)
{
    Maker make;
    std::mt19937 random(11);
    auto below = [&](size_t limit) { return size_t(random() % std::max<size_t>(1, limit)); };
    std::vector<NodeId> all, moduleNodes;
    static const char* verbs[]
        = { "load", "parse", "resolve", "emit", "check", "merge", "normalise", "write", "scan", "update" };
    static const char* nouns[]
        = { "config", "tree", "token", "graph", "cache", "record", "index", "schema", "buffer", "session_state" };
    for (quint32 m = 0; m < modules; ++m) {
        const QString package = QStringLiteral("pkg%1.").arg(m % std::max(1U, packages));
        const NodeId module = make.add(NodeKind::Module,
            (packages > 0 ? package : QString()) + QLatin1String(nouns[m % 10])
                + (m < 10 ? QString() : QString::number(m)));
        moduleNodes.push_back(module);
        make.cost(module, Growth::Constant, 1, 0.02);
        NodeId container = module;
        const size_t first = all.size();
        for (quint32 f = 0; f < functions; ++f) {
            if (f % 9 == 4) {
                container = make.addIn(module, NodeKind::Class, QStringLiteral("Node%1").arg(f));
            } else if (f % 9 == 8) {
                container = module;
            }
            const NodeId function = make.addIn(container, NodeKind::Function,
                QLatin1String(verbs[below(10)]) + QLatin1Char('_') + QLatin1String(nouns[below(10)])
                    + (f < 3 ? QString() : QString::number(f)));
            const double heat = double(below(100)) / 100;
            make.cost(function, Growth(below(6)), quint32(1 + below(20)), heat * heat);
            all.push_back(function);
            if (f > 0)
                make.edge(all[first + below(f)], function, EdgeKind::Calls);
            if (below(100) < 30)
                make.edge(all[first + below(f + 1)], function, EdgeKind::Calls);
            if (first > 0 && below(100) < 15)
                make.edge(function, all[below(first)], EdgeKind::Calls);
        }
        if (m > 0)
            for (size_t i = 0; i < 2; ++i)
                make.edge(module, moduleNodes[below(m)], EdgeKind::Imports);
    }
    return make.finish();
}

} // namespace Foreguest
