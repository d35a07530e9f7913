// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"

#include "core/history/runjson.h"

#include <QJsonArray>

namespace Foreguest {

namespace {

Result<int> positiveOption(const Invocation& invocation, const QString& name)
{
    bool isNumber = false;
    const int value = invocation.options().value(name).toInt(&isNumber);
    if (!isNumber || value < 1)
        return wrongUse(QStringLiteral("--%1 needs a whole number above 0.").arg(name));
    return value;
}

QString outcome(const RunRecord& record)
{
    if (record.state != RunState::Finished)
        return runStateName(record.state);
    if (record.oomKilled)
        return QStringLiteral("out of memory");
    if (record.timedOut)
        return QStringLiteral("timed out");
    return record.signal != 0 ? QStringLiteral("signal %1").arg(record.signal)
                              : QStringLiteral("exit %1").arg(record.exitCode);
}

QJsonObject listJson(const std::vector<RunRecord>& records)
{
    QJsonArray runs;
    for (const RunRecord& record : records)
        runs.append(runToJson(record, false));
    return { { QStringLiteral("schema"), QStringLiteral("foreguest.history/1") }, { QStringLiteral("runs"), runs } };
}

void printList(const Invocation& invocation, const std::vector<RunRecord>& records)
{
    for (const RunRecord& record : records) {
        invocation.print(QStringLiteral("%1  %2  %3  %4  %5  wall %6  peak %7")
                             .arg(record.id, 5)
                             .arg(record.startedAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd hh:mm:ss")))
                             .arg(record.warm ? QStringLiteral("warm") : QStringLiteral("cold"))
                             .arg(outcome(record), -14)
                             .arg(record.program)
                             .arg(durationToString(record.measured.wallSeconds),
                                 Bytes { record.measured.peakMemoryBytes }.toString()));
    }
}

Result<ExitCode> list(const Invocation& invocation, History& history)
{
    FOREGUEST_TRY_ASSIGN(limit, positiveOption(invocation, QStringLiteral("limit")));
    FOREGUEST_TRY_ASSIGN(records, history.runs(limit));
    if (invocation.json())
        invocation.print(listJson(records));
    else
        printList(invocation, records);
    return ExitCode::Done;
}

Result<ExitCode> show(const Invocation& invocation, History& history)
{
    bool isNumber = false;
    const qint64 id = invocation.arguments().value(1).toLongLong(&isNumber);
    if (!isNumber)
        return wrongUse(QStringLiteral("history show needs the number of a run."));
    FOREGUEST_TRY_ASSIGN(record, history.run(id));
    if (invocation.json()) {
        invocation.print(runToJson(record));
        return ExitCode::Done;
    }
    printList(invocation, { record });
    if (!record.problem.isEmpty())
        invocation.print(record.problem);
    invocation.print(QString::fromUtf8(record.standardOutput));
    invocation.note(QString::fromUtf8(record.standardError));
    return ExitCode::Done;
}

Result<ExitCode> exportRuns(const Invocation& invocation, History& history)
{
    FOREGUEST_TRY_ASSIGN(count, history.runCount());
    FOREGUEST_TRY_ASSIGN(records, history.runs(int(count)));
    if (invocation.json())
        invocation.print(listJson(records));
    else
        invocation.print(runsToCsv(records));
    return ExitCode::Done;
}

Result<ExitCode> runHistory(const Invocation& invocation)
{
    const QString action = invocation.arguments().front();
    if (action != QLatin1String("list") && action != QLatin1String("show") && action != QLatin1String("export"))
        return wrongUse(QStringLiteral("history knows list, show ID and export, not \"%1\".").arg(action));
    FOREGUEST_TRY_ASSIGN(pipeline, invocation.openPipeline());
    if (action == QLatin1String("list"))
        return list(invocation, pipeline->history());
    if (action == QLatin1String("show"))
        return show(invocation, pipeline->history());
    return exportRuns(invocation, pipeline->history());
}

} // namespace

Command historyCommand()
{
    return { QStringLiteral("history"), QStringLiteral("list|show ID|export"),
        QStringLiteral("The log of runs; export prints CSV, or JSON with --json."), 1, 2,
        { { QStringLiteral("limit"), QStringLiteral("How many runs to list (default 50)."), QStringLiteral("N"),
            QStringLiteral("50") } },
        runHistory };
}

} // namespace Foreguest
