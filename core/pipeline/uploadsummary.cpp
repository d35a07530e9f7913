// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/uploadsummary.h"

#include "core/cost/analysisjson.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

namespace Foreguest {

namespace {

/// Of all analysed files, in the graph's order, which is sorted by path.
QString contentHash(const CodeGraph& graph)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const SourceFile& file : graph.files)
        hash.addData(file.contentHash);
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

QString mainLanguage(const CodeGraph& graph)
{
    std::map<QString, quint64> bytes;
    for (const SourceFile& file : graph.files)
        bytes[file.language] += file.bytes;
    const auto most = std::max_element(
        bytes.begin(), bytes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == bytes.end() ? QString() : most->first;
}

QString uploadTitle(const QStringList& paths)
{
    if (paths.isEmpty())
        return {};
    const QString first = QFileInfo(QDir::cleanPath(QFileInfo(paths.front()).absoluteFilePath())).fileName();
    return paths.size() == 1 ? first : QStringLiteral("%1 and %2 more").arg(first).arg(paths.size() - 1);
}

Result<Program> loadSingleProgram(const QStringList& paths, const TaskContext& context)
{
    if (paths.size() != 1)
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("several paths were given, and a program is one file or one folder."));
    return loadProgram(paths.front(), context);
}

SourceRow sourceRow(const Upload& upload)
{
    SourceRow row;
    row.path = QFileInfo(upload.paths.value(0)).absoluteFilePath();
    row.contentHash = contentHash(*upload.analysis.graph);
    row.language = mainLanguage(*upload.analysis.graph);
    row.graphJson = QString::fromUtf8(analysisToJson(upload.analysis, true));
    return row;
}

GuestRow guestRow(const GuestInfo& guest)
{
    GuestRow row;
    row.name = guest.name;
    row.profile = guest.profile;
    row.image = guest.image;
    row.accelerator = acceleratorName(guest.accelerator);
    row.state = guestStateName(guest.state);
    row.problem = guest.problem;
    row.bootMs = guest.bootMs;
    row.prepareMs = guest.prepareMs;
    row.createdAt = guest.createdAt;
    if (guest.state == GuestState::Gone || guest.state == GuestState::Failed)
        row.endedAt = QDateTime::currentDateTimeUtc();
    return row;
}

RunRecord beginRecord(const Upload& upload, const Job& job)
{
    RunRecord record;
    record.sourceId = upload.sourceId;
    record.startedAt = QDateTime::currentDateTimeUtc();
    record.program = upload.paths.value(0);
    record.programHash = upload.program->hash;
    record.language = upload.program->language;
    record.arguments = job.arguments;
    record.inputBytes = job.standardInput.size();
    record.profileName = upload.profile().name;
    record.profileJson = QString::fromUtf8(profileToJson(upload.profile()));
    record.stages = upload.stages;
    record.predicted = upload.prediction.forecast;
    return record;
}

} // namespace Foreguest
