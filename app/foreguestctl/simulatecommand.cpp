// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"

#include "core/guest/poolsimulation.h"

namespace Foreguest {

namespace {

Result<UploadMinutes> uploadsFor(const QString& value, const ArrivalTrace& trace)
{
    bool isNumber = false;
    const int minutes = value.toInt(&isNumber);
    if (!isNumber)
        return readUploads(value, trace);
    if (minutes < 0 || minutes > ArrivalTrace::mostMinutes)
        return wrongUse(
            QStringLiteral("--upload-minutes takes 0 to %1 minutes, or a file of lines \"HashFunction,minute\".")
                .arg(ArrivalTrace::mostMinutes));
    return uploadsBefore(trace, minutes);
}

Result<SimulationOptions> simulationOptions(const Invocation& invocation, ArrivalTrace& trace, const QString& path)
{
    const QCommandLineParser& options = invocation.options();
    SimulationOptions simulation;
    if (options.isSet(QStringLiteral("upload-minutes"))) {
        FOREGUEST_TRY_ASSIGN(uploads, uploadsFor(options.value(QStringLiteral("upload-minutes")), trace));
        simulation.uploads = std::move(uploads);
    }
    if (options.isSet(QStringLiteral("memory-budget"))) {
        bool isNumber = false;
        simulation.memoryBudgetMb = options.value(QStringLiteral("memory-budget")).toDouble(&isNumber);
        if (!isNumber || !(simulation.memoryBudgetMb > 0))
            return wrongUse(QStringLiteral("--memory-budget takes a number of megabytes."));
    }
    const QString memory = options.isSet(QStringLiteral("memory")) ? options.value(QStringLiteral("memory"))
                                                                   : ArrivalTrace::memoryBeside(path);
    if (!memory.isEmpty())
        FOREGUEST_TRY(trace.readMemory(memory));
    return simulation;
}

void printOutcomes(const Invocation& invocation, const ArrivalTrace& trace, const std::vector<PolicyOutcome>& outcomes)
{
    invocation.print(QStringLiteral("%1 functions, %2 minutes; memory: %3")
                         .arg(trace.functions.size())
                         .arg(trace.minutes)
                         .arg(trace.memorySource));
    invocation.print(QStringLiteral("%1 %2 %3 %4 %5 %6")
                         .arg(QStringLiteral("policy"), -12)
                         .arg(QStringLiteral("cold"), 9)
                         .arg(QStringLiteral("cold starts"), 12)
                         .arg(QStringLiteral("idle minutes"), 13)
                         .arg(QStringLiteral("GB-minutes"), 11)
                         .arg(QStringLiteral("peak"), 10));
    for (const PolicyOutcome& outcome : outcomes)
        invocation.print(QStringLiteral("%1 %2 % %3 %4 %5 %6")
                             .arg(outcome.policy, -12)
                             .arg(100 * outcome.coldShare(), 7, 'f', 3)
                             .arg(outcome.coldStarts, 12)
                             .arg(outcome.idleMinutes, 13)
                             .arg(outcome.gbMinutes, 11, 'f', 1)
                             .arg(outcome.peakMemory.toString(), 10));
}

Result<ExitCode> simulate(const Invocation& invocation)
{
    QStringList policies = invocation.options().values(QStringLiteral("policy"));
    if (policies.isEmpty())
        policies = WarmPolicy::usualNames();
    policies.removeDuplicates();
    for (const QString& name : policies) {
        if (const auto known = WarmPolicy::create(name); !known)
            return wrongUse(known.error().message + u' ' + known.error().remedy);
    }
    const QString path = invocation.arguments().front();
    FOREGUEST_TRY_ASSIGN(trace, ArrivalTrace::read(path, invocation.context()));
    FOREGUEST_TRY_ASSIGN(options, simulationOptions(invocation, trace, path));
    std::vector<PolicyOutcome> outcomes;
    outcomes.reserve(static_cast<size_t>(policies.size()));
    for (const QString& name : policies) {
        FOREGUEST_TRY_ASSIGN(outcome, simulatePolicy(trace, name, options, invocation.context()));
        outcomes.push_back(std::move(outcome));
    }
    if (invocation.json())
        invocation.print(simulationToJson(path, trace, options, outcomes));
    else
        printOutcomes(invocation, trace, outcomes);
    return ExitCode::Done;
}

} // namespace

Command simulateCommand()
{
    return { QStringLiteral("simulate"), QStringLiteral("TRACE.csv"),
        QStringLiteral("Replays a trace of arrivals through the pool's policies: cold starts against idle guests."), 1,
        1,
        { { QStringLiteral("policy"),
              QStringLiteral("none, fixed-N, hybrid or foreguest; may be given several times (default: none, fixed-10, "
                             "fixed-20, fixed-60, hybrid, foreguest)."),
              QStringLiteral("NAME") },
            { QStringLiteral("upload-minutes"),
                QStringLiteral("Each function is uploaded N minutes before its first arrival, or as a file of lines "
                               "\"HashFunction,minute\" says. Only foreguest heeds uploads."),
                QStringLiteral("N|FILE") },
            { QStringLiteral("memory"),
                QStringLiteral("The functions' memory: a table with HashFunction or HashApp, and AverageAllocatedMb "
                               "(default: memory.csv beside the trace, else 150 MB each)."),
                QStringLiteral("FILE") },
            { QStringLiteral("memory-budget"),
                QStringLiteral(
                    "Memory that warm guests may use together; those of least worth are given up beyond it."),
                QStringLiteral("MB") } },
        simulate };
}

} // namespace Foreguest
