// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"

#include "core/profile/exporter.h"

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

Result<ExitCode> exportNamed(const Invocation& invocation)
{
    FOREGUEST_TRY_ASSIGN(pipeline, invocation.openPipeline());
    FOREGUEST_TRY_ASSIGN(profile, namedProfile(*pipeline, invocation.arguments().front()));
    FOREGUEST_TRY_ASSIGN(document, exportProfile(profile, invocation.options().value(QStringLiteral("format"))));
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
    return { QStringLiteral("export"), QStringLiteral("--format F PROFILE"),
        QStringLiteral("A profile as a production file."), 1, 1,
        { { QStringLiteral("format"), QStringLiteral("One of: %1.").arg(formats.join(QStringLiteral(", "))),
              QStringLiteral("F"), QStringLiteral("libvirt") },
            { QStringLiteral("output"), QStringLiteral("File to write (default: stdout)."), QStringLiteral("FILE") } },
        exportNamed };
}

} // namespace Foreguest
