// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"

#include "core/history/runjson.h"

#include <QFile>

#include <cstdio>

namespace Foreguest {

namespace {

/// Passes the program's output on as it appears.
class TerminalObserver : public ExecObserver
{
public:
    void output(OutputStream stream, const QByteArray& bytes) override
    {
        std::FILE* target = stream == OutputStream::StandardOutput ? stdout : stderr;
        std::fwrite(bytes.constData(), 1, size_t(bytes.size()), target);
        std::fflush(target);
    }
};

Result<QByteArray> standardInput(const QString& path)
{
    if (path.isEmpty())
        return QByteArray();
    constexpr qint64 limit = 64LL * 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound,
            QStringLiteral("The standard input %1 can't be read: %2").arg(path, file.errorString()),
            QStringLiteral("Give a file that you may read."));
    QByteArray content = file.read(limit + 1);
    if (content.size() > limit)
        return failure(ErrorCode::ResourceExhausted,
            QStringLiteral("The standard input %1 is larger than 64 MiB.").arg(path),
            QStringLiteral("Give a smaller file, or have the program make its data."));
    return content;
}

Result<Job> jobOf(const Invocation& invocation)
{
    Job job;
    job.arguments = invocation.arguments().mid(1);
    FOREGUEST_TRY_ASSIGN(input, standardInput(invocation.options().value(QStringLiteral("stdin"))));
    job.standardInput = std::move(input);
    bool isNumber = false;
    const double seconds = invocation.options().value(QStringLiteral("timeout")).toDouble(&isNumber);
    if (!isNumber || seconds <= 0 || seconds > 86'400)
        return wrongUse(QStringLiteral("--timeout needs a number of seconds between 0 and 86400."));
    job.timeout = std::chrono::milliseconds(std::max(1LL, std::llround(seconds * 1000)));
    return job;
}

/// "--set memory=1G": remembered for the path, like an edit in the workbench.
Result<UploadPtr> applyOverrides(Pipeline& pipeline, UploadPtr upload, const Invocation& invocation)
{
    for (const QString& assignment : invocation.options().values(QStringLiteral("set"))) {
        const qsizetype equals = assignment.indexOf(u'=');
        if (equals <= 0)
            return wrongUse(QStringLiteral("--set needs FIELD=VALUE, for example memory=1GiB."));
        const QString value = assignment.mid(equals + 1);
        FOREGUEST_TRY_ASSIGN(changed,
            pipeline.overrideField(upload, assignment.left(equals),
                value == QLatin1String("auto") ? std::nullopt : std::optional(value), invocation.context()));
        upload = changed;
    }
    return upload;
}

void printComparison(const Invocation& invocation, const RunRecord& record)
{
    invocation.note(QStringLiteral("── run %1: %2 guest %3 (%4), profile %5")
                        .arg(record.id)
                        .arg(record.warm ? QStringLiteral("warm") : QStringLiteral("cold"), record.guestName,
                            acceleratorName(record.accelerator), record.profileName));
    QStringList stages;
    for (const char* stage :
        { "analyze", "predict", "boot", "prepare", "ahead", "take", "spawn", "firstByte", "exit", "collect" }) {
        const auto found = record.stages.find(QString::fromLatin1(stage));
        if (found != record.stages.end())
            stages << QStringLiteral("%1 %2").arg(found->first, durationToString(found->second / 1000));
    }
    invocation.note(QStringLiteral("   ") + stages.join(QStringLiteral(" · ")));
    if (record.requestToFirstByteMs)
        invocation.note(
            QStringLiteral("   request to first byte %1").arg(durationToString(*record.requestToFirstByteMs / 1000)));
    for (const Quantity quantity : allQuantities) {
        const auto predicted = record.predicted.find(quantity);
        invocation.note(
            QStringLiteral("   %1 measured %2%3")
                .arg(quantityLabel(quantity), -12)
                .arg(quantityToString(quantity, record.measured.value(quantity)), -10)
                .arg(predicted == record.predicted.end()
                        ? QString()
                        : QStringLiteral("  predicted %1, planned for %2 (%3)")
                              .arg(quantityToString(quantity, predicted->second.likely),
                                  quantityToString(quantity, predicted->second.bound), predicted->second.origin)));
    }
}

QString verdict(const RunRecord& record)
{
    if (record.oomKilled)
        return QStringLiteral(
            "The program was killed: it needed more memory than the guest has. Give it more with --set memory=…");
    if (record.timedOut)
        return QStringLiteral("The program was killed at its timeout. Allow more with --timeout SECONDS.");
    if (record.signal != 0)
        return QStringLiteral("The program was ended by signal %1.").arg(record.signal);
    return QStringLiteral("The program ended with exit code %1.").arg(record.exitCode);
}

Result<ExitCode> run(const Invocation& invocation)
{
    FOREGUEST_TRY_ASSIGN(job, jobOf(invocation));
    const bool cold = invocation.options().isSet(QStringLiteral("cold"));
    FOREGUEST_TRY_ASSIGN(pipeline, invocation.openPipeline());

    UploadRequest request;
    request.paths = { invocation.arguments().front() };
    request.forcedProfile = invocation.options().value(QStringLiteral("profile"));
    request.inputBytes = job.standardInput.size();
    request.instantiate = false;
    FOREGUEST_TRY_ASSIGN(predicted, pipeline->upload(request, invocation.context()));
    FOREGUEST_TRY_ASSIGN(upload, applyOverrides(*pipeline, predicted, invocation));
    if (!cold) {
        pipeline->instantiate(upload);
        FOREGUEST_TRY(pipeline->waitReady(upload, invocation.context()));
    }

    TerminalObserver terminal;
    ExecObserver silent;
    ExecObserver& observer = invocation.json() ? silent : static_cast<ExecObserver&>(terminal);
    FOREGUEST_TRY_ASSIGN(record, pipeline->execute(upload, job, cold, observer, invocation.context()));
    if (invocation.json())
        invocation.print(runToJson(record));
    else
        printComparison(invocation, record);
    if (record.succeeded())
        return ExitCode::Done;
    invocation.note(verdict(record));
    return ExitCode::ProgramFailed;
}

} // namespace

Command runCommand()
{
    return { QStringLiteral("run"), QStringLiteral("PATH [-- ARGS…]"),
        QStringLiteral("The whole flow: analysis, prediction, a guest that waits, the run, its record."), 1, -1,
        { { QStringLiteral("stdin"), QStringLiteral("File for the program's standard input."), QStringLiteral("FILE") },
            { QStringLiteral("profile"), QStringLiteral("Use this profile instead of the best one."),
                QStringLiteral("NAME") },
            { QStringLiteral("set"),
                QStringLiteral("Override a profile field, remembered for the path; the value auto takes it back."),
                QStringLiteral("FIELD=VALUE") },
            { QStringLiteral("timeout"), QStringLiteral("Seconds until the program is killed (default 300)."),
                QStringLiteral("SECONDS"), QStringLiteral("300") },
            { QStringLiteral("cold"), QStringLiteral("Ask for the run at once, with no guest waiting.") } },
        run };
}

} // namespace Foreguest
