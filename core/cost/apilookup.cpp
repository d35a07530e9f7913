// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/apilookup.h"

#include <map>

namespace Foreguest {

ApiLookup::ApiLookup(const CodeGraph& graph)
    : m_graph(graph)
{
    std::map<QString, const ApiCatalogue*> byLanguage;
    for (const SourceFile& file : graph.files) {
        auto& catalogue = byLanguage[file.language];
        if (!catalogue)
            catalogue = &ApiCatalogue::of(file.language);
        m_catalogueOfFile.push_back(catalogue);
    }
    m_handles = std::make_unique<Handles>(graph, m_catalogueOfFile);
}

const ApiCatalogue& ApiLookup::catalogueOf(const BodyFacts& facts) const
{
    const quint32 file = m_graph.nodes[facts.node].file;
    return file < m_catalogueOfFile.size() ? *m_catalogueOfFile[file] : m_empty;
}

const ApiEntry* ApiLookup::find(const BodyFacts& caller, const CallFact& call)
{
    const bool isResolved = call.target < m_graph.nodes.size();
    if (isResolved && !m_graph.nodes[call.target].external)
        return nullptr;
    const quint32 file = m_graph.nodes[caller.node].file;
    if (!isResolved) {
        if (const std::string held = m_handles->nameOf(caller, call); !held.empty())
            return catalogueOf(caller).find(held);
    }
    const StringId name = isResolved ? m_graph.nodes[call.target].qualifiedName : call.callee;
    const quint64 key = (quint64(file) << 32) | name;
    if (const auto it = m_found.find(key); it != m_found.end())
        return it->second;
    const ApiEntry* entry = catalogueOf(caller).find(dotted(m_graph.strings.stdView(name)));
    m_found.emplace(key, entry);
    return entry;
}

bool ApiLookup::costApplies(const ApiEntry& entry, const CallFact& call) const
{
    if (!entry.hasCost || (entry.onlyCount >= 0 && entry.onlyCount != call.argumentCount))
        return false;
    return entry.onlyArguments.empty() || m_graph.strings.stdView(call.arguments) == entry.onlyArguments;
}

} // namespace Foreguest
