// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/askgraph.h"

#include "core/query/storeanalysis.h"
#include "core/query/token.h"

#include <QCoreApplication>

#include <tuple>

namespace Foreguest {

namespace {

using NodeKey = std::tuple<NodeKind, QString, QString, qint64>;

std::map<qint64, NodeId> shownNodes(const CodeGraph& graph, const QueryResult& result)
{
    std::map<NodeKey, qint64> wanted;
    for (const auto& [id, node] : result.nodes)
        wanted.emplace(NodeKey { node.kind, node.qualifiedName, node.file, node.line }, id);
    std::map<qint64, NodeId> shown;
    for (NodeId id = 0; id < graph.nodes.size() && !wanted.empty(); ++id) {
        const Node& node = graph.nodes[id];
        const auto found
            = wanted.find({ node.kind, graph.qualifiedName(id), graph.path(id), static_cast<qint64>(node.line) });
        if (found != wanted.end())
            shown.emplace(found->second, id);
    }
    return shown;
}

} // namespace

Result<std::shared_ptr<const QueryAnswer>> askGraph(const GraphQuestion& question, const TaskContext& context)
{
    // A mistake is told before the graph is stored, which may take a while.
    FOREGUEST_TRY(explainQuery(question.text, question.options.parameters));
    QString path = GraphStore::pathFor(question.paths);
    if (!question.isStored) {
        context.report(QCoreApplication::translate("Foreguest::QueryPanel", "Storing the graph"));
        FOREGUEST_TRY_ASSIGN(stored, storeAnalysis(question.paths, question.analysis, context));
        path = stored.path;
    }
    context.report(QCoreApplication::translate("Foreguest::QueryPanel", "Asking the graph"));
    auto answer = std::make_shared<QueryAnswer>();
    FOREGUEST_TRY_ASSIGN(result, runQuery(path, question.text, question.options, context));
    answer->result = std::move(result);
    answer->shown = shownNodes(*question.analysis.graph, answer->result);
    return std::shared_ptr<const QueryAnswer>(std::move(answer));
}

QStringList parametersOf(const QString& text)
{
    QStringList names;
    const auto tokens = readTokens(text);
    if (!tokens)
        return names;
    for (const Token& token : *tokens) {
        if (token.kind == TokenKind::Parameter && !names.contains(token.text))
            names << token.text;
    }
    return names;
}

} // namespace Foreguest
