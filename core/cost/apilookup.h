// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/apicatalogue.h"
#include "core/cost/handles.h"

namespace Foreguest {

/// What the data says of the calls of a graph; each callee is looked up once.
class ApiLookup
{
public:
    explicit ApiLookup(const CodeGraph& graph);

    const ApiCatalogue& catalogueOf(const BodyFacts& facts) const;
    /// What is known of a call that leaves the sources; nullptr where nothing is, or where it stays inside.
    const ApiEntry* find(const BodyFacts& caller, const CallFact& call);
    /// The entry's cost holds for these arguments.
    bool costApplies(const ApiEntry& entry, const CallFact& call) const;

private:
    const CodeGraph& m_graph;
    std::vector<const ApiCatalogue*> m_catalogueOfFile;
    std::unique_ptr<const Handles> m_handles;
    ApiCatalogue m_empty;
    std::unordered_map<quint64, const ApiEntry*> m_found;
};

} // namespace Foreguest
