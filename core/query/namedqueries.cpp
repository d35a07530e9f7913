// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/namedqueries.h"

#include "core/base/paths.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace Foreguest {

Result<std::vector<NamedQuery>> namedQueries()
{
    FOREGUEST_TRY_ASSIGN(bytes, readResource(QStringLiteral("queries/queries.json")));
    const QJsonArray entries = QJsonDocument::fromJson(bytes).object().value(QStringLiteral("queries")).toArray();
    std::vector<NamedQuery> queries;
    for (const QJsonValue entry : entries) {
        const QJsonObject object = entry.toObject();
        NamedQuery query;
        query.name = object.value(QStringLiteral("name")).toString();
        query.title = object.value(QStringLiteral("title")).toString();
        query.description = object.value(QStringLiteral("description")).toString();
        QStringList lines;
        for (const QJsonValue line : object.value(QStringLiteral("query")).toArray())
            lines << line.toString();
        query.text = lines.join(u'\n');
        query.parameters = object.value(QStringLiteral("parameters")).toObject().toVariantMap();
        for (QVariant& value : query.parameters) {
            if (value.userType() == QMetaType::Double && value.toDouble() == double(value.toLongLong()))
                value = value.toLongLong();
        }
        queries.push_back(std::move(query));
    }
    return queries;
}

Result<NamedQuery> namedQuery(const QString& name)
{
    FOREGUEST_TRY_ASSIGN(queries, namedQueries());
    QStringList names;
    for (const NamedQuery& query : queries) {
        if (query.name == name)
            return query;
        names << query.name;
    }
    return failure(ErrorCode::NotFound, QStringLiteral("There is no ready-made query “%1”.").arg(name),
        QStringLiteral("Known: %1.").arg(names.join(QStringLiteral(", "))));
}

} // namespace Foreguest
