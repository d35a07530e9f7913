// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/arrivaltrace.h"

#include <QJsonObject>

namespace Foreguest {

/// What a policy would have done on a trace. Minute granularity, learning as it goes; a function-minute is cold if no
/// warm guest existed when it began, and a function's first minute is cold unless an upload warmed it.
struct PolicyOutcome
{
    struct Trigger
    {
        QString name;
        qint64 activeMinutes = 0, coldStarts = 0;
    };

    QString policy;
    qint64 activeMinutes = 0; ///< Function-minutes with an arrival.
    qint64 coldStarts = 0; ///< Those of them that were cold.
    qint64 firstArrivals = 0; ///< Functions that arrived at all.
    qint64 idleMinutes = 0; ///< Function-minutes warm without an arrival.
    double gbMinutes = 0; ///< Memory held over time, idle or not; 1 GB is 1,024 MB.
    double idleGbMinutes = 0;
    Bytes peakMemory;
    qint64 evictions = 0; ///< Warm minutes refused for want of memory.
    int alwaysCold = 0; ///< Functions that never found a warm guest.
    double upperQuartileColdShare = 0; ///< Three quarters of the functions have at most this cold share.
    std::vector<Trigger> triggers;
    std::vector<qint64> coldByMinute, idleByMinute; ///< Sums up to each minute, for charts.

    double coldShare() const;
};

struct SimulationOptions
{
    UploadMinutes uploads; ///< Only policies that heed uploads change with them.
    int keepUploadMinutes = 30;
    double memoryBudgetMb = 0; ///< Beyond it, the guests of least worth are given up (GreedyDual); 0: none.
};

/// Replays a trace through a policy. Time: functions × minutes; deterministic.
Result<PolicyOutcome> simulatePolicy(
    const ArrivalTrace& trace, const QString& policy, const SimulationOptions& options, const TaskContext& context);

/// `foreguest.simulation/1`.
QJsonObject simulationToJson(const QString& path, const ArrivalTrace& trace, const SimulationOptions& options,
    const std::vector<PolicyOutcome>& outcomes);

} // namespace Foreguest
