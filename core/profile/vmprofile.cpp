// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/vmprofile.h"

#include "core/base/paths.h"
#include "core/profile/catalogue.h"

#include <QRegularExpression>

#include <array>

namespace Foreguest {

namespace {

constexpr std::array allOrigins { Origin::Catalogue, Origin::Rule, Origin::History, Origin::Override };
constexpr std::array allStorageTypes { StorageType::Ssd, StorageType::Hdd, StorageType::Memory };

template <typename Enum, size_t N>
Result<Enum> fromName(const std::array<Enum, N>& all, QString (*nameOf)(Enum), const QString& name, const QString& what)
{
    QStringList names;
    for (const Enum value : all) {
        if (nameOf(value) == name)
            return value;
        names << nameOf(value);
    }
    return failure(ErrorCode::InvalidInput, QStringLiteral("\"%1\" is no %2.").arg(name.left(80), what),
        QStringLiteral("Use one of: %1.").arg(names.join(QStringLiteral(", "))));
}

} // namespace

QString originName(Origin origin)
{
    switch (origin) {
    case Origin::Catalogue:
        return QStringLiteral("catalogue");
    case Origin::Rule:
        return QStringLiteral("rule");
    case Origin::History:
        return QStringLiteral("history");
    case Origin::Override:
        return QStringLiteral("override");
    }
    return {};
}

QString storageTypeName(StorageType type)
{
    switch (type) {
    case StorageType::Ssd:
        return QStringLiteral("ssd");
    case StorageType::Hdd:
        return QStringLiteral("hdd");
    case StorageType::Memory:
        return QStringLiteral("memory");
    }
    return {};
}

Result<Origin> originFromName(const QString& name)
{
    return fromName(allOrigins, &originName, name, QStringLiteral("origin of a value"));
}

Result<StorageType> storageTypeFromName(const QString& name)
{
    return fromName(allStorageTypes, &storageTypeName, name, QStringLiteral("storage type"));
}

Result<> checkProfileName(const QString& name)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[a-z0-9][a-z0-9-]{0,62}\\z"));
    if (pattern.match(name).hasMatch())
        return {};
    return failure(ErrorCode::InvalidInput, QStringLiteral("\"%1\" is no name for a profile.").arg(name.left(80)),
        QStringLiteral("Use up to 63 lower-case letters, digits and hyphens, the first of them no hyphen."));
}

QString profileNameFrom(const QString& text)
{
    constexpr qsizetype longest = 63;
    QString name;
    for (const QChar c : text) {
        if (name.size() == longest)
            break;
        const char16_t lower = c.toLower().unicode();
        const bool allowed = (lower >= u'a' && lower <= u'z') || (lower >= u'0' && lower <= u'9');
        if (allowed)
            name += QChar(lower);
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("program") : name;
}

QStringList knownImages()
{
    QStringList names;
    for (const QString& file : listResources(QStringLiteral("images"))) {
        if (file.endsWith(QStringLiteral(".json")))
            names << file.chopped(5);
    }
    if (const auto& entries = catalogueEntries()) {
        for (const CatalogueEntry& entry : *entries)
            names << entry.profile.image.value;
    }
    names.sort();
    names.removeDuplicates();
    return names;
}

} // namespace Foreguest
