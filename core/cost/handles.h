// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/apicatalogue.h"
#include "core/graph/codegraph.h"

#include <map>

namespace Foreguest {

/// Which names hold what calls of outside code gave: `conn = asyncpg.connect(…)` makes `conn.fetch` a call of
/// `asyncpg.connect.fetch`, or of a method of the type that the data names for it. By assignment alone, without regard
/// to order; fields count for their file. O(nodes of the sketches).
class Handles
{
public:
    Handles(const CodeGraph& graph, const std::vector<const ApiCatalogue*>& catalogueOfFile);

    /// The dotted name of a call that was not resolved; empty where nothing is known of its receiver.
    std::string nameOf(const BodyFacts& caller, const CallFact& call) const;

private:
    using Key = std::pair<quint64, std::string>; ///< A body, or a file with `fileMark`; and a name.
    static constexpr quint64 fileMark = quint64(1) << 40;
    struct Source
    {
        quint32 body = 0, file = 0;
        const BodyFacts& facts;
        const ApiCatalogue& catalogue;
    };
    void note(const Source& source, quint32 node);
    std::string made(const Source& source, const CallFact& call) const;
    std::string replaced(const Source& source, const std::string& callee) const;
    const std::string* find(quint64 owner, const std::string& name) const;
    Source sourceOf(const BodyFacts& facts) const;

    const CodeGraph& m_graph;
    const std::vector<const ApiCatalogue*>& m_catalogueOfFile;
    std::map<Key, std::string> m_held;
};

} // namespace Foreguest
