// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/bodyreader.h"

namespace Foreguest {

/// Time as a symbolic expression over named inputs for all bodies of a graph, and for its whole program.
/// O(nodes of the sketches × depth of loops), each body within its own budget.
class GrowthAnalysis
{
public:
    GrowthAnalysis(const CodeGraph& graph, ApiLookup& apis, const CallOrder& order, std::vector<bool> isMemoised,
        bool namesNumbers = false);

    /// Bodies of a group, after all of those that they call.
    void readGroup(size_t first, size_t last);
    /// A body's own time; empty where its sketch is missing.
    std::optional<GrowthBound> boundOf(quint32 body);
    GrowthOrder orderOf(quint32 body);
    /// Of a program that starts in these bodies. Inputs that stay open count as inputs; cases do not count beside them.
    std::optional<GrowthBound> programBound(const std::vector<quint32>& entries);
    GrowthContext& context() { return m_context; }

    InputTable& inputs() { return m_context.inputs; }
    const GrowthSummary& summary(quint32 body) const { return m_context.summaries[body]; }
    /// What variables of modules and classes are set to, by name; empty for very large graphs.
    using Globals = std::unordered_map<quint32, AbstractValue>;
    Globals globals() const;

private:
    void findConstants();
    void findShapes(const BodyFacts& facts);
    void findNames();
    void noteReader(quint32 body, GrowthSummary& summary) const;
    TimeCost worstReached(quint32 entry) const;
    Magnitude resolved(Magnitude time, const Globals& values) const;
    GrowthBound bound(const TimeCost& cost, const Magnitude& time) const;
    Magnitude ofFunction(const Magnitude& time) const;
    Magnitude ofProgram(const Magnitude& time) const;
    QString text(const Magnitude& time) const;

    GrowthContext m_context;
};

} // namespace Foreguest
