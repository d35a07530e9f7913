// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profilejson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Foreguest {

namespace {

const QString schemaName = QStringLiteral("foreguest.profile/1");

Result<> readField(VmProfile& profile, const QString& fieldId, const QJsonObject& entry)
{
    FOREGUEST_TRY_ASSIGN(origin, originFromName(entry.value(QStringLiteral("origin")).toString()));
    const QString text = jsonToFieldText(entry.value(QStringLiteral("value")));
    return setProfileValue(profile, fieldId, text, origin, entry.value(QStringLiteral("why")).toString());
}

} // namespace

QJsonValue fieldTextToJson(const QString& fieldId, const QString& text)
{
    if (fieldId == QStringLiteral("packages"))
        return QJsonArray::fromStringList(text.split(u' ', Qt::SkipEmptyParts));
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

QString jsonToFieldText(const QJsonValue& value)
{
    if (value.isArray()) {
        QStringList names;
        const QJsonArray array = value.toArray();
        for (const QJsonValue name : array)
            names << name.toString();
        return names.join(u' ');
    }
    return value.isDouble() ? QString::number(value.toInteger(-1)) : value.toString();
}

QJsonObject profileToJsonObject(const VmProfile& profile)
{
    QJsonObject values;
    for (const ProfileField& field : profileFields()) {
        values.insert(field.id,
            QJsonObject { { QStringLiteral("value"), fieldTextToJson(field.id, profileValue(profile, field.id)) },
                { QStringLiteral("origin"), originName(profileOrigin(profile, field.id)) },
                { QStringLiteral("why"), profileWhy(profile, field.id) } });
    }
    return { { QStringLiteral("schema"), schemaName }, { QStringLiteral("name"), profile.name },
        { QStringLiteral("title"), profile.title }, { QStringLiteral("description"), profile.description },
        { QStringLiteral("category"), profile.category }, { QStringLiteral("builtIn"), profile.builtIn },
        { QStringLiteral("values"), values } };
}

QByteArray profileToJson(const VmProfile& profile)
{
    return QJsonDocument(profileToJsonObject(profile)).toJson(QJsonDocument::Indented);
}

Result<VmProfile> profileFromJson(const QByteArray& json)
{
    constexpr qsizetype largest = 1024LL * 1024;
    const QString remedy = QStringLiteral("Give a document that `foreguestctl export --format json` wrote.");
    if (json.size() > largest)
        return failure(ErrorCode::InvalidInput, QStringLiteral("The profile document is larger than 1 MiB."), remedy);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return failure(ErrorCode::InvalidInput, QStringLiteral("The profile document is no JSON object."), remedy,
            problem.errorString());
    const QJsonObject object = document.object();
    if (object.value(QStringLiteral("schema")).toString() != schemaName)
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("The document does not say that it has the schema %1.").arg(schemaName), remedy);

    VmProfile profile;
    profile.name = object.value(QStringLiteral("name")).toString();
    FOREGUEST_TRY(checkProfileName(profile.name));
    profile.title = object.value(QStringLiteral("title")).toString();
    profile.description = object.value(QStringLiteral("description")).toString();
    profile.category = object.value(QStringLiteral("category")).toString();
    profile.builtIn = object.value(QStringLiteral("builtIn")).toBool();
    const QJsonObject values = object.value(QStringLiteral("values")).toObject();
    for (const ProfileField& field : profileFields()) {
        if (!values.contains(field.id))
            return failure(ErrorCode::InvalidInput,
                QStringLiteral("The profile document lacks the value \"%1\".").arg(field.id), remedy);
        FOREGUEST_TRY(readField(profile, field.id, values.value(field.id).toObject()));
    }
    return profile;
}

} // namespace Foreguest
