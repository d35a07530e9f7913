// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"
#include "app/foreguestctl/storedgraph.h"

#include "core/profile/exporter.h"
#include "core/query/graphexporter.h"
#include "core/query/query.h"

#include <QSaveFile>

namespace Foreguest {

namespace {

Result<VmProfile> namedProfile(const Pipeline& pipeline, const QString& name)
{
    FOREGUEST_TRY_ASSIGN(profiles, pipeline.profiles());
    QStringList names;
    for (const VmProfile& profile : profiles) {
        if (profile.name == name)
            return profile;
        names << profile.name;
    }
    return failure(ErrorCode::NotFound, QStringLiteral("There is no profile %1.").arg(name),
        QStringLiteral("Known profiles: %1.").arg(names.join(QStringLiteral(", "))));
}

Result<QByteArray> exportedProfile(const Invocation& invocation)
{
    FOREGUEST_TRY_ASSIGN(pipeline, invocation.openPipeline());
    FOREGUEST_TRY_ASSIGN(profile, namedProfile(*pipeline, invocation.arguments().front()));
    return exportProfile(profile, invocation.options().value(QStringLiteral("format")));
}

/// The whole code graph of the arguments.
Result<QByteArray> exportedGraph(const Invocation& invocation)
{
    const bool isChosen = invocation.options().isSet(QStringLiteral("format"));
    const QString format = isChosen ? invocation.options().value(QStringLiteral("format")) : QStringLiteral("graphml");
    FOREGUEST_TRY_ASSIGN(file, StoredGraphFile::open(invocation.arguments(), invocation));
    FOREGUEST_TRY_ASSIGN(graph, readWholeGraph(file.path(), invocation.context()));
    return exportGraph(graph, format);
}

Result<ExitCode> exportNamed(const Invocation& invocation)
{
    const bool isGraph = invocation.options().isSet(QStringLiteral("graph"));
    if (!isGraph && invocation.arguments().size() != 1)
        return wrongUse(QStringLiteral("Give one profile: foreguestctl export --format F PROFILE."));
    auto exported = isGraph ? exportedGraph(invocation) : exportedProfile(invocation);
    if (!exported)
        return tl::unexpected(exported.error());
    const QByteArray document = std::move(*exported);
    const QString path = invocation.options().value(QStringLiteral("output"));
    if (path.isEmpty()) {
        invocation.print(document);
        return ExitCode::Done;
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(document) != document.size() || !file.commit())
        return failure(ErrorCode::PermissionDenied,
            QStringLiteral("%1 can't be written: %2").arg(path, file.errorString()),
            QStringLiteral("Give another file, or check the rights and the free space of its folder."));
    invocation.note(QStringLiteral("Written to %1").arg(path));
    return ExitCode::Done;
}

} // namespace

Command exportCommand()
{
    QStringList formats;
    for (const auto& exporter : profileExporters())
        formats << exporter->format();
    QStringList graphFormats;
    for (const auto& exporter : graphExporters())
        graphFormats << exporter->format();
    return { QStringLiteral("export"), QStringLiteral("--format F PROFILE | --graph --format F PATH…"),
        QStringLiteral("A profile as a production file, or the code graph of sources."), 0, -1,
        { { QStringLiteral("format"),
              QStringLiteral("Of a profile one of: %1; of a graph one of: %2.")
                  .arg(formats.join(QStringLiteral(", ")), graphFormats.join(QStringLiteral(", "))),
              QStringLiteral("F"), QStringLiteral("libvirt") },
            { QStringLiteral("graph"),
                QStringLiteral("The code graph of the PATHs, or without PATH the one that was stored last.") },
            { QStringLiteral("output"), QStringLiteral("File to write (default: stdout)."), QStringLiteral("FILE") } },
        exportNamed };
}

} // namespace Foreguest
