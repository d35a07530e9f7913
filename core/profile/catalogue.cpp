// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/catalogue.h"

#include "core/base/paths.h"
#include "core/profile/profilejson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {

NeedRange readRange(const QJsonObject& fit, const QString& key)
{
    const QJsonArray ends = fit.value(key).toArray();
    NeedRange range;
    range.least = ends.at(0).toDouble(range.least);
    range.most = ends.at(1).toDouble(range.most);
    return range;
}

Result<CatalogueEntry> readEntry(const QJsonObject& object)
{
    CatalogueEntry entry;
    entry.profile.name = object.value(QStringLiteral("name")).toString();
    FOREGUEST_TRY(checkProfileName(entry.profile.name));
    entry.profile.title = object.value(QStringLiteral("title")).toString();
    entry.profile.description = object.value(QStringLiteral("description")).toString();
    entry.profile.category = object.value(QStringLiteral("category")).toString();
    entry.profile.builtIn = true;
    const QString why = QStringLiteral("Built-in profile %1.").arg(entry.profile.name);
    for (const ProfileField& field : profileFields()) {
        if (field.id == QStringLiteral("image")) {
            entry.profile.image = { object.value(field.id).toString(), Origin::Catalogue, why };
            continue;
        }
        const QString text = jsonToFieldText(object.value(field.id));
        FOREGUEST_TRY(setProfileValue(entry.profile, field.id, text, Origin::Catalogue, why));
    }
    const QJsonObject fit = object.value(QStringLiteral("fits")).toObject();
    entry.fit.cpuSeconds = readRange(fit, QStringLiteral("cpuSeconds"));
    entry.fit.peakMemory = readRange(fit, QStringLiteral("peakMemory"));
    entry.fit.storageBytes = readRange(fit, QStringLiteral("storageBytes"));
    entry.fit.netBytes = readRange(fit, QStringLiteral("netBytes"));
    entry.fit.parallelism = readRange(fit, QStringLiteral("parallelism"));
    return entry;
}

Result<std::vector<CatalogueEntry>> readCatalogue()
{
    FOREGUEST_TRY_ASSIGN(json, readResource(QStringLiteral("profiles/catalogue.json")));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return failure(ErrorCode::Internal, QStringLiteral("The built-in profile catalogue can't be read."),
            QStringLiteral("This is a fault of the build: build Foreguest again."), problem.errorString());
    std::vector<CatalogueEntry> entries;
    const QJsonArray profiles = document.object().value(QStringLiteral("profiles")).toArray();
    for (const QJsonValue value : profiles) {
        FOREGUEST_TRY_ASSIGN(entry, readEntry(value.toObject()));
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

double NeedRange::doublingsOutside(double value) const
{
    const auto doublings
        = [](double larger, double smaller) { return std::log2(std::max(larger, 1e-3) / std::max(smaller, 1e-3)); };
    if (value < least)
        return doublings(least, value);
    if (value > most)
        return doublings(value, most);
    return 0;
}

const Result<std::vector<CatalogueEntry>>& catalogueEntries()
{
    static const Result<std::vector<CatalogueEntry>> entries = readCatalogue();
    return entries;
}

Result<std::vector<VmProfile>> profileCatalogue()
{
    const auto& entries = catalogueEntries();
    if (!entries)
        return tl::unexpected(entries.error());
    std::vector<VmProfile> profiles;
    for (const CatalogueEntry& entry : *entries)
        profiles.push_back(entry.profile);
    return profiles;
}

ProfileFit fitOf(const VmProfile& profile)
{
    if (const auto& entries = catalogueEntries(); entries && profile.builtIn) {
        for (const CatalogueEntry& entry : *entries) {
            if (entry.profile.name == profile.name)
                return entry.fit;
        }
    }
    // A saved profile was sized for a program: it fits what fills a good part of it.
    constexpr double smallestFill = 0.4;
    ProfileFit fit;
    const auto memory = static_cast<double>((profile.memory.value.value - guestBaseMemory.value));
    fit.peakMemory
        = { memory > static_cast<double>(Bytes::mib(256).value) ? smallestFill * memory : 0, std::max(0.0, memory) };
    fit.storageBytes.most = static_cast<double>(profile.storageSize.value.value) / 2;
    fit.netBytes.most = profile.networkBandwidth.value.bytesPerSecond == 0 ? 0 : fit.netBytes.most;
    fit.parallelism.most = profile.vcpus.value;
    return fit;
}

} // namespace Foreguest
