// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <vector>

namespace Foreguest {

/// What is known of arrivals in general before the first one: counts of the ArrivalForecast, learned from public traces
/// (resources/pool/arrivals.txt says which) and weighed down, so that a few hours of another kind of arrivals outweigh
/// them.
struct ArrivalPrior
{
    struct Row
    {
        quint32 table = 0; ///< 0: the population; n: correction n − 1.
        quint32 circumstance = 0;
        float exposure = 0;
        float seen = 0;
    };
    std::vector<Row> rows;

    /// Nothing: all is learned from the arrivals themselves.
    static ArrivalPrior none() { return {}; }
    /// The prior that comes with Foreguest; read once.
    static const ArrivalPrior& builtIn();
    /// For tools that judge another one; before any forecast is made.
    static void replaceBuiltIn(ArrivalPrior prior);
    /// Lines "table,circumstance,exposure,seen"; lines that begin with # are comments. InvalidInput names the line.
    static Result<ArrivalPrior> parse(const QByteArray& text);
    QByteArray toText() const; ///< Sorted, so that equal priors have equal texts.

private:
    static ArrivalPrior& stored();
};

} // namespace Foreguest
