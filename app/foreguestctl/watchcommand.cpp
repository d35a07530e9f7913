// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"

#include "core/pipeline/folderwatch.h"

#include <QFileInfo>
#include <QJsonArray>

namespace Foreguest {

namespace {

QJsonObject uploadJson(const QStringList& paths, const Result<UploadPtr>& upload, const Result<GuestInfo>& guest)
{
    QJsonObject object { { QStringLiteral("path"), paths.value(0) } };
    if (!upload) {
        object[QStringLiteral("problem")] = upload.error().toString();
        return object;
    }
    object[QStringLiteral("profile")] = (*upload)->profile().name;
    object[QStringLiteral("functions")] = qint64((*upload)->analysis.costs->bodies.size());
    if (guest)
        object[QStringLiteral("guest")] = guest->name;
    else
        object[QStringLiteral("problem")] = guest.error().toString();
    return object;
}

/// Uploads one changed program and waits until its guest is ready.
QJsonObject uploadOne(Pipeline& pipeline, const QString& path, const Invocation& invocation)
{
    UploadRequest request;
    request.paths = { path };
    const Result<UploadPtr> upload = pipeline.upload(request, invocation.context());
    if (!upload) {
        invocation.note(upload.error().toString());
        return uploadJson(request.paths, upload, {});
    }
    invocation.note(QStringLiteral("%1: profile %2").arg(path, (*upload)->profile().name));
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
        1, 1, { { QStringLiteral("once"), QStringLiteral("Upload what is there, then end.") } }, watch };
}

} // namespace Foreguest
