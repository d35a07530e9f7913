// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/sizing.h"

#include "core/predict/rulemodel.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {

constexpr Bytes memoryStep = Bytes::mib(64);
constexpr Bytes leastMemory = Bytes::mib(256);
constexpr Bytes mostMemory = Bytes::gib(1024);
constexpr Bytes leastStorage = Bytes::gib(2);
constexpr Bytes mostStorage = Bytes::gib(1024);
constexpr Bandwidth networkLimit = Bandwidth::mibPerSecond(16);

Bytes roundUp(double bytes, Bytes step, Bytes least, Bytes most)
{
    const double limited = std::clamp(std::isfinite(bytes) ? bytes : 0.0, double(least.value), double(most.value));
    const auto steps = qint64(std::ceil(limited / double(step.value)));
    return { steps * step.value };
}

Origin originOf(const PredictedQuantity& quantity)
{
    const auto origin = originFromName(quantity.origin);
    return origin ? *origin : Origin::Rule;
}

void sizeMemory(VmProfile& profile, const PredictedQuantity& memory)
{
    const Bytes needed = guestMemoryFor(memory.bound);
    if (profile.memory.value >= needed)
        return;
    profile.memory = { needed, originOf(memory),
        QStringLiteral("%1 for the guest and up to %2 for the program. %3")
            .arg(guestBaseMemory.toString(), quantityToString(Quantity::PeakMemory, memory.bound), memory.why) };
}

void sizeForBuild(VmProfile& profile, Bytes buildMemory)
{
    const Bytes needed = guestMemoryFor(double(buildMemory.value));
    if (buildMemory.value <= 0 || profile.memory.value >= needed)
        return;
    profile.memory = { needed, Origin::Rule,
        QStringLiteral("%1 for the guest and %2 for the compiler, which needs more than the program.")
            .arg(guestBaseMemory.toString(), buildMemory.toString()) };
}

void sizeStorage(VmProfile& profile, const PredictedQuantity& written)
{
    const Bytes needed
        = roundUp(double(Bytes::gib(1).value) + 2 * written.bound, Bytes::gib(1), leastStorage, mostStorage);
    if (profile.storageSize.value >= needed)
        return;
    profile.storageSize = { needed, originOf(written),
        QStringLiteral("1 GiB for the system and twice the %1 that may be written. %2")
            .arg(quantityToString(Quantity::WrittenBytes, written.bound), written.why) };
}

void sizeProcessors(VmProfile& profile, double parallelism)
{
    const int needed = std::clamp(int(std::ceil(parallelism - 0.2)), 1, 64);
    if (profile.vcpus.value < needed)
        profile.vcpus = { needed, Origin::Rule, QStringLiteral("The program keeps %1 processors busy.").arg(needed) };
}

void sizeNetwork(VmProfile& profile, const Features& features)
{
    const bool hasCard = profile.networkBandwidth.value.bytesPerSecond > 0;
    if (usesNetwork(features) && !hasCard)
        profile.networkBandwidth = { networkLimit, Origin::Rule, QStringLiteral("The code talks to other machines.") };
    else if (!usesNetwork(features) && hasCard)
        profile.networkBandwidth
            = { Bandwidth {}, Origin::Rule, QStringLiteral("The code uses no network: no network card.") };
    else if (!usesNetwork(features))
        profile.networkBandwidth.why = QStringLiteral("The code uses no network: no network card.");
}

/// Says which libraries will be missing; empty where none will.
QString missingText(const QStringList& unresolved)
{
    constexpr qsizetype most = 8;
    if (unresolved.isEmpty())
        return {};
    QString names = unresolved.first(std::min(most, unresolved.size())).join(QStringLiteral(", "));
    if (unresolved.size() > most)
        names += QStringLiteral(" and %1 more").arg(unresolved.size() - most);
    return QStringLiteral("No package of Debian is known for %1: put it beside the program.").arg(names);
}

Result<> sizePackages(VmProfile& profile, const Features& features)
{
    QStringList packages = profile.packages.value + features.packages;
    packages.removeDuplicates();
    const QString missing = missingText(features.unresolved);
    if (packages == profile.packages.value) {
        if (!missing.isEmpty())
            profile.packages.why = missing;
        return {};
    }
    QString why = QStringLiteral("For what the code and its manifests ask for: %1.")
                      .arg(features.packages.join(QStringLiteral(", ")));
    if (!missing.isEmpty())
        why += u' ' + missing;
    return setProfileValue(profile, QStringLiteral("packages"), packages.join(u' '), Origin::Rule, why);
}

bool isTaken(const QString& name, const std::vector<VmProfile>& profiles)
{
    return std::any_of(
        profiles.begin(), profiles.end(), [&name](const VmProfile& profile) { return profile.name == name; });
}

QString freeName(const QString& programName, const std::vector<VmProfile>& profiles)
{
    constexpr qsizetype roomForNumber = 8;
    const QString base = profileNameFrom(programName);
    QString name = base;
    for (int number = 2; isTaken(name, profiles); ++number)
        name = profileNameFrom(base.left(63 - roomForNumber) + QStringLiteral("-%1").arg(number));
    return name;
}

} // namespace

Bytes guestMemoryFor(double programBytes)
{
    return roundUp(double(guestBaseMemory.value) + programBytes, memoryStep, leastMemory, mostMemory);
}

VmProfile makeProfile(const PredictionRequest& request, const Forecast& forecast)
{
    VmProfile profile;
    profile.name = freeName(request.programName, request.profiles);
    profile.title = request.programName.simplified().left(120);
    profile.description = QStringLiteral("Made for %1: no other profile fits its needs.").arg(profile.title);
    profile.category = categoryName(request.features.category);
    const QString why = QStringLiteral("Made for this program.");
    profile.vcpus = { 1, Origin::Rule, QStringLiteral("One processor: the code does one thing at a time.") };
    profile.storageType = { StorageType::Ssd, Origin::Rule, why };
    profile.storageSize = { leastStorage, Origin::Rule, QStringLiteral("The system and room for small files.") };
    profile.diskBandwidth = { Bandwidth {}, Origin::Rule, QStringLiteral("No limit.") };
    profile.networkBandwidth = { Bandwidth {}, Origin::Rule, why };
    profile.image = { request.image, Origin::Rule, why };
    if (request.image.isEmpty())
        profile.image = { knownImages().value(0), Origin::Rule, QStringLiteral("The program asks for no runtime.") };
    profile.packages = { {}, Origin::Rule, QStringLiteral("The code imports nothing that is not in the image.") };
    profile.memory = { Bytes {}, Origin::Rule, why };
    sizeMemory(profile, forecast.at(Quantity::PeakMemory));
    return profile;
}

Result<VmProfile> sizeProfile(VmProfile profile, const PredictionRequest& request, const Forecast& forecast)
{
    sizeMemory(profile, forecast.at(Quantity::PeakMemory));
    sizeForBuild(profile, request.buildMemory);
    sizeStorage(profile, forecast.at(Quantity::WrittenBytes));
    sizeProcessors(profile, needOf(forecast, request).parallelism);
    sizeNetwork(profile, request.features);
    FOREGUEST_TRY(sizePackages(profile, request.features));
    if (!request.image.isEmpty())
        FOREGUEST_TRY(setProfileValue(profile, QStringLiteral("image"), request.image, Origin::Rule,
            request.features.language.isEmpty()
                ? QStringLiteral("The runtime that the program asks for.")
                : QStringLiteral("The program is written in %1.").arg(request.features.language)));
    return profile;
}

} // namespace Foreguest
