// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/storeanalysis.h"

#include "core/cost/apilookup.h"

namespace Foreguest {

namespace {

/// The API family of each external function, as its callers' languages tell.
std::vector<QString> apiFamilies(const CodeGraph& graph)
{
    std::vector<QString> families(graph.nodes.size());
    ApiLookup lookup(graph);
    for (const BodyFacts& body : graph.facts) {
        for (const CallFact& call : body.calls) {
            if (call.target >= graph.nodes.size() || !graph.nodes[call.target].external)
                continue;
            QString& family = families[call.target];
            if (!family.isEmpty())
                continue;
            if (const ApiEntry* entry = lookup.find(body, call); entry && entry->family)
                family = entry->family->kind;
        }
    }
    return families;
}

} // namespace

Result<StoredGraph> storeAnalysisAt(const QString& file, const Analysis& analysis, const TaskContext& context)
{
    const CodeGraph& graph = *analysis.graph;
    const std::vector<QString> families = apiFamilies(graph);
    const auto note = [&](NodeId node) {
        NodeNote noted;
        if (graph.nodes[node].kind == NodeKind::Function) {
            if (const FunctionCost* cost = analysis.costs->of(graph, node))
                noted.growth = growthName(cost->time.growth);
        }
        noted.api = families[node];
        return noted;
    };
    FOREGUEST_TRY_ASSIGN(store, GraphStore::open(file));
    FOREGUEST_TRY_ASSIGN(update, store->update(graph, note, context));
    return StoredGraph { store->path(), update };
}

Result<StoredGraph> storeAnalysis(const QStringList& paths, const Analysis& analysis, const TaskContext& context)
{
    FOREGUEST_TRY_ASSIGN(stored, storeAnalysisAt(GraphStore::pathFor(paths), analysis, context));
    FOREGUEST_TRY(GraphStore::markLatest(stored.path));
    return stored;
}

} // namespace Foreguest
