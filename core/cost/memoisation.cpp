// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/recursion.h"

#include <algorithm>
#include <array>

namespace Foreguest {

namespace {

bool saysCache(std::string_view name)
{
    static constexpr std::array<std::string_view, 4> words { "memo", "cache", "Memo", "Cache" };
    return name == "dp" || std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return name.find(word) != std::string_view::npos;
    });
}

} // namespace

std::vector<NodeId> memoisedFunctions(const CodeGraph& graph, ApiLookup& apis)
{
    // A decorator is a call in the enclosing body, on the lines above the definition (or on its first line).
    struct Decoration
    {
        quint32 file, line;
    };
    std::vector<Decoration> decorations;
    for (const BodyFacts& facts : graph.facts) {
        for (const CallFact& call : facts.calls) {
            const ApiEntry* entry = apis.find(facts, call);
            if (entry && entry->memoises)
                decorations.push_back({ graph.nodes[facts.node].file, call.line });
        }
    }
    const auto key = [](const auto& place) { return std::pair(place.file, place.line); };
    std::sort(decorations.begin(), decorations.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    std::vector<NodeId> functions;
    if (decorations.empty())
        return functions;

    struct Definition
    {
        quint32 file, line;
        NodeId node;
    };
    std::vector<Definition> definitions;
    for (const BodyFacts& facts : graph.facts) {
        const Node& node = graph.nodes[facts.node];
        if (node.kind == NodeKind::Function)
            definitions.push_back({ node.file, node.line, facts.node });
    }
    std::sort(definitions.begin(), definitions.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    constexpr quint32 mostDecoratorLines = 6;
    for (const Decoration& decoration : decorations) {
        const auto next = std::lower_bound(definitions.begin(), definitions.end(), decoration,
            [&](const Definition& definition, const Decoration& at) { return key(definition) < key(at); });
        if (next != definitions.end() && next->file == decoration.file
            && next->line - decoration.line <= mostDecoratorLines)
            functions.push_back(next->node);
    }
    std::sort(functions.begin(), functions.end());
    return functions;
}

bool isMemoised(const CodeGraph& graph, quint32 body, const std::vector<NodeId>& decorated)
{
    const BodyFacts& facts = graph.facts[body];
    if (std::binary_search(decorated.begin(), decorated.end(), facts.node))
        return true;
    if (std::any_of(facts.parameters.begin(), facts.parameters.end(),
            [&](StringId id) { return saysCache(graph.strings.stdView(id)); }))
        return true;
    for (const Edge& edge : graph.outgoing(facts.node)) {
        const bool isAccess = edge.kind == EdgeKind::Reads || edge.kind == EdgeKind::Writes;
        if (isAccess && saysCache(graph.strings.stdView(graph.nodes[edge.to].name)))
            return true;
    }
    return false;
}

} // namespace Foreguest
