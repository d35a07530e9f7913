// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"

#include "core/pipeline/folderwatch.h"
#include "core/query/storeanalysis.h"

#include <QFileInfo>
#include <QJsonArray>

#include <optional>

namespace Foreguest {

namespace {

QJsonObject uploadJson(
    const QStringList& paths, const Result<UploadPtr>& upload, const std::optional<Result<GuestInfo>>& guest)
{
    QJsonObject object { { QStringLiteral("path"), paths.value(0) } };
    if (!upload) {
        object[QStringLiteral("problem")] = upload.error().toString();
        return object;
    }
    object[QStringLiteral("profile")] = (*upload)->profile().name;
    object[QStringLiteral("functions")] = qint64((*upload)->analysis.costs->bodies.size());
    object[QStringLiteral("filesRead")] = qint64((*upload)->effort.filesRead);
    object[QStringLiteral("graphMs")] = (*upload)->effort.graphMs;
    object[QStringLiteral("costsMs")] = (*upload)->effort.costsMs;
    if (guest && *guest)
        object[QStringLiteral("guest")] = (*guest)->name;
    else if (guest)
        object[QStringLiteral("problem")] = guest->error().toString();
    return object;
}

/// Keeps the store up, so that `query` without a path answers for what is watched.
void storeGraph(const Upload& upload, const Invocation& invocation)
{
    const auto stored = storeAnalysis(upload.paths, upload.analysis, invocation.context());
    if (!stored)
        return invocation.note(stored.error().toString());
    invocation.note(QStringLiteral("%1: stored %2 changed files in %3 ms")
                        .arg(upload.paths.value(0))
                        .arg(stored->update.filesWritten + stored->update.filesRemoved)
                        .arg(stored->update.elapsedMs, 0, 'f', 1));
}

/// Uploads one changed program and waits until its guest is ready.
QJsonObject uploadOne(Pipeline& pipeline, const QString& path, const Invocation& invocation)
{
    UploadRequest request;
    request.paths = { path };
    request.keepsFacts = true;
    request.instantiate = !invocation.options().isSet(QStringLiteral("no-guests"));
    const Result<UploadPtr> upload = pipeline.upload(request, invocation.context());
    if (!upload) {
        invocation.note(upload.error().toString());
        return uploadJson(request.paths, upload, std::nullopt);
    }
    const AnalysisEffort& effort = (*upload)->effort;
    invocation.note(QStringLiteral("%1: read %2 of %3 files, graph in %4 ms, costs in %5 ms; profile %6")
                        .arg(path)
                        .arg(effort.filesRead)
                        .arg((*upload)->analysis.graph->files.size())
                        .arg(effort.graphMs, 0, 'f', 1)
                        .arg(effort.costsMs, 0, 'f', 1)
                        .arg((*upload)->profile().name));
    storeGraph(**upload, invocation);
    if (!request.instantiate)
        return uploadJson(request.paths, upload, std::nullopt);
    const Result<GuestInfo> guest = pipeline.waitReady(*upload, invocation.context());
    invocation.note(guest ? QStringLiteral("%1: guest %2 is ready").arg(path, guest->name) : guest.error().toString());
    return uploadJson(request.paths, upload, guest);
}

Result<ExitCode> watch(const Invocation& invocation)
{
    const QString folder = invocation.arguments().front();
    FOREGUEST_TRY_ASSIGN(watcher, FolderWatch::open(folder));
    FOREGUEST_TRY_ASSIGN(pipeline, invocation.openPipeline(true));
    const bool once = invocation.options().isSet(QStringLiteral("once"));
    QJsonArray uploads;
    invocation.note(QStringLiteral("Watching %1; Ctrl+C ends it.").arg(folder));
    while (!invocation.context().isCancelled()) {
        for (const QString& path : watcher->changedPrograms(invocation.context()))
            uploads.append(uploadOne(*pipeline, path, invocation));
        if (once)
            break;
        watcher->waitForChange(invocation.context());
    }
    if (invocation.json())
        invocation.print(QJsonObject { { QStringLiteral("schema"), QStringLiteral("foreguest.watch/1") },
            { QStringLiteral("uploads"), uploads } });
    return ExitCode::Done;
}

} // namespace

Command watchCommand()
{
    return { QStringLiteral("watch"), QStringLiteral("DIR"),
        QStringLiteral(
            "Uploads the programs of a folder, and each again when it changes; their guests wait. Ctrl+C ends it."),
        1, 1,
        { { QStringLiteral("once"), QStringLiteral("Upload what is there, then end.") },
            { QStringLiteral("no-guests"), QStringLiteral("Only analyse and store the graph; boot no guests.") } },
        watch };
}

} // namespace Foreguest
