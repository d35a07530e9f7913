// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/costs.h"
#include "ui/tables/rowtable.h"

namespace Foreguest {

/// A body of the program in the hotspot table.
struct Hotspot
{
    int rank = 0; ///< 1: the hottest.
    NodeId node = noIndex;
    QString function; ///< Qualified name.
    QString place; ///< "file.py:12".
    const FunctionCost* cost = nullptr; ///< Lives as long as the analysis.
};

/// Something that was found in a body, with the line that it rests on.
struct Finding
{
    quint32 line = 0;
    QString kind;
    QString text;
    double severity = -1; ///< 0…1 for bottlenecks.
};

/// All bodies, the hottest first. O(n log n).
std::vector<Hotspot> hotspotsOf(const Analysis& analysis);
std::vector<Finding> findingsOf(const FunctionCost& cost);
/// "12 MiB", "at least 1 KiB", or "unbounded".
QString memoryToString(const MemoryEstimate& memory);
std::vector<Column<Hotspot>> hotspotColumns();
std::vector<Column<Finding>> findingColumns();

} // namespace Foreguest
