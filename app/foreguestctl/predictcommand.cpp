// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"

#include "core/history/runjson.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace Foreguest {

namespace {

QJsonObject predictionJson(const Upload& upload)
{
    const Prediction& prediction = upload.prediction;
    QJsonArray candidates;
    for (const auto& [name, score] : prediction.candidates)
        candidates.append(QJsonObject { { QStringLiteral("profile"), name }, { QStringLiteral("score"), score } });
    return { { QStringLiteral("schema"), QStringLiteral("foreguest.prediction/1") },
        { QStringLiteral("path"), upload.paths.value(0) },
        { QStringLiteral("profile"), QJsonDocument::fromJson(profileToJson(prediction.profile)).object() },
        { QStringLiteral("isNewProfile"), prediction.isNewProfile }, { QStringLiteral("score"), prediction.score },
        { QStringLiteral("reasons"), QJsonArray::fromStringList(prediction.reasons) },
        { QStringLiteral("candidates"), candidates },
        { QStringLiteral("forecast"), forecastToJson(prediction.forecast) },
        { QStringLiteral("basedOnRuns"), prediction.basedOnRuns }, { QStringLiteral("model"), prediction.model } };
}

void printPrediction(const Invocation& invocation, const Upload& upload)
{
    const Prediction& prediction = upload.prediction;
    invocation.print(QStringLiteral("Profile %1%2, score %3")
                         .arg(prediction.profile.name, prediction.isNewProfile ? QStringLiteral(" (new)") : QString())
                         .arg(prediction.score, 0, 'f', 2));
    for (const QString& reason : prediction.reasons)
        invocation.print(QStringLiteral("  ") + reason);
    for (const ProfileField& field : profileFields()) {
        invocation.print(QStringLiteral("%1  %2  [%3] %4")
                             .arg(field.title, -20)
                             .arg(profileValueText(prediction.profile, field.id), -14)
                             .arg(originName(profileOrigin(prediction.profile, field.id)),
                                 profileWhy(prediction.profile, field.id)));
    }
    for (const auto& [quantity, value] : prediction.forecast) {
        invocation.print(QStringLiteral("%1  likely %2, planned for %3  [%4] %5")
                             .arg(quantityLabel(quantity), -20)
                             .arg(quantityToString(quantity, value.likely), quantityToString(quantity, value.bound),
                                 value.origin, value.why));
    }
}

Result<ExitCode> predict(const Invocation& invocation)
{
    FOREGUEST_TRY_ASSIGN(pipeline, invocation.openPipeline());
    UploadRequest request;
    request.paths = invocation.arguments();
    request.instantiate = false;
    if (const QString input = invocation.options().value(QStringLiteral("input")); !input.isEmpty()) {
        if (!QFileInfo(input).isFile())
            return failure(ErrorCode::NotFound, QStringLiteral("The input %1 is not a file.").arg(input),
                QStringLiteral("Give the file that the program will read."));
        request.inputBytes = QFileInfo(input).size();
    }
    FOREGUEST_TRY_ASSIGN(upload, pipeline->upload(request, invocation.context()));
    if (invocation.json())
        invocation.print(predictionJson(*upload));
    else
        printPrediction(invocation, *upload);
    return ExitCode::Done;
}

} // namespace

Command predictCommand()
{
    return { QStringLiteral("predict"), QStringLiteral("PATH"),
        QStringLiteral("The virtual machine that a program will need, and why."), 1, 1,
        { { QStringLiteral("input"), QStringLiteral("The file that the program will read."), QStringLiteral("FILE") } },
        predict };
}

} // namespace Foreguest
