// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/bodyreader.h"

namespace Foreguest {

/// The whole recursion that the calls of a body (or of its group) into itself make, from how their arguments move:
/// linear, by halves (the master theorem of Bentley, Haken and Saxe 1980), branching, with kept results, over marked
/// nodes, and over the parts of a structure.
class Recurrence
{
public:
    Recurrence(GrowthContext& context, quint32 body, BodyReader& reader, GrowthSummary& summary)
        : m_context(context)
        , m_body(body)
        , m_reader(reader)
        , m_summary(summary)
        , m_calls(reader.ownCalls())
    {
    }
    /// Replaces the summary's cost by that of the whole recursion.
    void solve();

private:
    using Move = OwnCall::Move;
    bool eachHas(const std::vector<Move>& moves) const;
    Magnitude valueOf(size_t parameter) const;
    Magnitude sizeOf(size_t parameter) const;
    Magnitude boundOf(size_t parameter);
    void keptResults();
    void marked();
    void halves();
    void parts();
    void decreasing();
    void guess();
    void finish(const Magnitude& time, const Magnitude& depth, double confidence, const QString& why);
    Magnitude depthOf(const OwnCall& call);
    double branches() const;

    GrowthContext& m_context;
    quint32 m_body;
    BodyReader& m_reader;
    GrowthSummary& m_summary;
    Magnitude m_invocations; ///< Where it is not the depth.
    const std::vector<OwnCall> m_calls; ///< A copy: looking for bounds may meet more of them.
};

} // namespace Foreguest
