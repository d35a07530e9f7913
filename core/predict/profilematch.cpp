// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/profilematch.h"

#include "core/predict/rulemodel.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {

struct Criterion
{
    QString title;
    Quantity unit;
    double weight;
    double value;
    NeedRange range;
};

QString rangeText(const NeedRange& range, Quantity unit)
{
    const QString least = quantityToString(unit, range.least);
    return std::isinf(range.most) ? QStringLiteral("%1 and more").arg(least)
                                  : QStringLiteral("%1 to %2").arg(least, quantityToString(unit, range.most));
}

/// Where a value stands to a range; "just" where the rounded numbers may look the same.
QString placeText(const NeedRange& range, double value)
{
    const double doublings = range.doublingsOutside(value);
    if (doublings == 0)
        return QStringLiteral("is within");
    const QString side = value < range.least ? QStringLiteral("below") : QStringLiteral("above");
    constexpr double hardly = 0.1;
    return (doublings < hardly ? QStringLiteral("is just %1") : QStringLiteral("is %1")).arg(side);
}

double categoryFit(const QString& ofProfile, const QString& ofProgram)
{
    const QString mixed = categoryName(Category::Mixed);
    return ofProfile == ofProgram ? 1 : ofProfile == mixed || ofProgram == mixed ? 0.5 : 0;
}

/// Processors kept busy: measured where runs exist, else from the threads and processes that the code starts.
double parallelism(const PredictionRequest& request)
{
    double most = 0;
    for (const RunRecord& run : request.ownRuns) {
        if (run.succeeded() && run.measured.wallSeconds > 0.1)
            most = std::max(most, run.measured.value(Quantity::CpuSeconds) / run.measured.wallSeconds);
    }
    if (most > 0)
        return std::max(1.0, most);
    const bool isParallel = featureValue(request.features, QStringLiteral("calls.thread")) > 0
        || featureValue(request.features, QStringLiteral("calls.process")) > 0
        || featureValue(request.features, QStringLiteral("libraries.process")) > 0;
    return isParallel ? 2 : 1;
}

} // namespace

Need needOf(const Forecast& forecast, const PredictionRequest& request)
{
    const auto quantity = [&forecast](Quantity wanted) {
        const auto it = forecast.find(wanted);
        return it == forecast.end() ? PredictedQuantity {} : it->second;
    };
    Need need;
    need.cpuSeconds = quantity(Quantity::CpuSeconds).likely;
    need.peakMemory = quantity(Quantity::PeakMemory).bound;
    need.storageBytes = quantity(Quantity::ReadBytes).likely + quantity(Quantity::WrittenBytes).likely;
    need.netBytes = usesNetwork(request.features) ? std::max(1.0, quantity(Quantity::NetBytes).likely) : 0;
    need.parallelism = parallelism(request);
    need.category = categoryName(request.features.category);
    need.image = request.image;
    return need;
}

Match matchProfile(const VmProfile& profile, const Need& need)
{
    const ProfileFit fit = fitOf(profile);
    const std::array criteria {
        Criterion { QStringLiteral("Peak memory"), Quantity::PeakMemory, 0.3, need.peakMemory, fit.peakMemory },
        Criterion { QStringLiteral("Processor time"), Quantity::CpuSeconds, 0.2, need.cpuSeconds, fit.cpuSeconds },
        Criterion {
            QStringLiteral("Reading and writing"), Quantity::ReadBytes, 0.15, need.storageBytes, fit.storageBytes },
        Criterion { QStringLiteral("Network traffic"), Quantity::NetBytes, 0.2, need.netBytes, fit.netBytes },
    };
    Match match;
    const double processors = 1 / (1 + fit.parallelism.doublingsOutside(need.parallelism));
    const double category = categoryFit(profile.category, need.category);
    double mean = 0.05 * processors + 0.1 * category;
    double worst = processors;
    for (const Criterion& criterion : criteria) {
        const double doublings = criterion.range.doublingsOutside(criterion.value);
        const double fits = 1 / (1 + doublings);
        mean += criterion.weight * fits;
        worst = std::min(worst, fits);
        match.reasons << QStringLiteral("%1 of %2 %3 %4.")
                             .arg(criterion.title, quantityToString(criterion.unit, criterion.value),
                                 placeText(criterion.range, criterion.value),
                                 rangeText(criterion.range, criterion.unit));
    }
    match.reasons << (category == 1
            ? QStringLiteral("It is made for programs of the kind \"%1\".").arg(need.category)
            : QStringLiteral("It is made for the kind \"%1\"; the program is of the kind \"%2\".")
                  .arg(profile.category, need.category));
    match.score = 0.5 * mean + 0.5 * worst;
    // A saved profile's image has another runtime and packages: it would be another profile with only its name.
    if (!profile.builtIn && !need.image.isEmpty() && profile.image.value != need.image)
        match.score *= 0.5;
    return match;
}

} // namespace Foreguest
