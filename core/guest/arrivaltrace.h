// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/base/units.h"
#include "core/guest/warmpolicy.h"

#include <map>
#include <vector>

namespace Foreguest {

/// One function of a trace: its traits and the minutes in which it was invoked.
struct TracedFunction
{
    QString id;
    PolicyProgram traits;
    std::vector<PolicyMinute> arrivals; ///< Ascending, each once.
    qint64 invocations = 0;
    double memoryMb = 0;
};

/// Arrivals of many functions, a minute a column.
struct ArrivalTrace
{
    PolicyMinute firstMinute = 0; ///< The name of the first minute's column.
    int minutes = 0;
    std::vector<TracedFunction> functions;
    QString memorySource; ///< Where the functions' memory is from.

    /// Of a function whose memory is not known: what a waiting guest takes.
    static constexpr double usualMemoryMb = 150;
    static constexpr int mostMinutes = 20160; ///< Two weeks.
    static constexpr int mostFunctions = 100'000;
    static constexpr qint64 mostFunctionMinutes = 100'000'000;

    /// Reads the format of the Azure Functions traces of 2019: a header `HashOwner,HashApp,HashFunction,Trigger,1,2,…`
    /// (HashOwner, HashApp and Trigger may be missing; the minutes are consecutive numbers), then a line a function
    /// with its invocations in each minute. A file that is not so, or too large, is InvalidInput; the message names the
    /// line.
    static Result<ArrivalTrace> read(const QString& path, const TaskContext& context);
    /// Sets the functions' memory from a table with columns HashFunction or HashApp, and AverageAllocatedMb.
    Result<> readMemory(const QString& path);
    /// The path of the table `memory.csv` beside a trace; empty where there is none.
    static QString memoryBeside(const QString& tracePath);
};

/// Minutes in which functions were uploaded: an index into the trace's functions each, by minute.
using UploadMinutes = std::multimap<PolicyMinute, size_t>;

/// Each function is uploaded that many minutes before its first arrival, if need be before the trace begins.
UploadMinutes uploadsBefore(const ArrivalTrace& trace, int minutes);
/// Reads lines "HashFunction,minute", the minutes named as in the trace.
Result<UploadMinutes> readUploads(const QString& path, const ArrivalTrace& trace);

} // namespace Foreguest
