// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "core/run/runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Foreguest {

namespace {
QStringList strings(const QJsonObject& object, QLatin1StringView key)
{
    QStringList texts;
    for (const QJsonValue value : object.value(key).toArray())
        texts << value.toString();
    return texts;
}

tl::unexpected<Error> badData(const QString& path, const QString& why)
{
    return failure(ErrorCode::Internal, QStringLiteral("The data file %1 can't be used: %2.").arg(path, why),
        QStringLiteral("Install Foreguest anew."));
}

QString dataPath(const QString& language, const QString& file = QStringLiteral("run.json"))
{
    return QStringLiteral("languages/%1/%2").arg(language, file);
}

Result<Toolchain::Ahead> readAhead(const QString& language, const QJsonObject& object)
{
    Toolchain::Ahead ahead;
    for (const QString& name : strings(object, QLatin1StringView("files"))) {
        FOREGUEST_TRY_ASSIGN(content, readResource(dataPath(language, name)));
        ahead.files.push_back({ name, content });
    }
    for (const QJsonValue environment : object.value(QLatin1StringView("environments")).toArray()) {
        QStringList variables;
        for (const QJsonValue variable : environment.toArray())
            variables << variable.toString();
        ahead.environments.push_back(std::move(variables));
    }
    return ahead;
}

void readEntryRules(const QJsonObject& object, Toolchain& tools)
{
    tools.leftOut = strings(object, QLatin1StringView("leftOut"));
    tools.mainPattern = object.value(QLatin1StringView("mainPattern")).toString();
    tools.namespacePattern = object.value(QLatin1StringView("namespacePattern")).toString();
    tools.typePattern = object.value(QLatin1StringView("typePattern")).toString();
}

void readProject(const QJsonObject& object, Toolchain& tools)
{
    tools.manifest = object.value(QLatin1StringView("manifest")).toString();
    tools.projectBuild = strings(object, QLatin1StringView("build"));
}
} // namespace

Result<Toolchain> toolchain(const QString& language)
{
    const QString path = dataPath(language);
    const auto json = readResource(path);
    if (!json) {
        return failure(ErrorCode::NotFound, QStringLiteral("Programs in “%1” can't be run.").arg(language),
            QStringLiteral("Languages that can be run have a run.json in resources/languages."), json.error().message);
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(*json, &problem);
    if (!document.isObject())
        return badData(path, problem.errorString());
    const QJsonObject object = document.object();
    Toolchain tools;
    tools.language = language;
    tools.image = object.value(QLatin1StringView("image")).toString();
    tools.build = strings(object, QLatin1StringView("build"));
    tools.run = strings(object, QLatin1StringView("run"));
    tools.warm = strings(object, QLatin1StringView("warm"));
    tools.environment = strings(object, QLatin1StringView("environment"));
    tools.extensions = strings(object, QLatin1StringView("extensions"));
    tools.entries = strings(object, QLatin1StringView("entries"));
    FOREGUEST_TRY_ASSIGN(ahead, readAhead(language, object.value(QLatin1StringView("ahead")).toObject()));
    tools.ahead = std::move(ahead);
    readEntryRules(object, tools);
    readProject(object.value(QLatin1StringView("project")).toObject(), tools);
    tools.buildMemory = Bytes::mib(object.value(QLatin1StringView("buildMemoryMiB")).toInteger());
    if (tools.image.isEmpty() || tools.run.isEmpty() || tools.extensions.isEmpty())
        return badData(path, QStringLiteral("image, run or extensions are missing"));
    return tools;
}

Result<std::vector<Toolchain>> toolchains()
{
    std::vector<Toolchain> all;
    for (const QString& language : listResources(QStringLiteral("languages"))) {
        if (!readResource(dataPath(language)))
            continue;
        FOREGUEST_TRY_ASSIGN(tools, toolchain(language));
        all.push_back(std::move(tools));
    }
    return all;
}

} // namespace Foreguest
