// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/rulemodel.h"

#include <algorithm>

namespace Foreguest {

namespace {

constexpr size_t mostRuns = 20;
constexpr double safetyFactor = 1.15;

double safetyMargin(Quantity quantity)
{
    switch (quantity) {
    case Quantity::PeakMemory:
        return double(Bytes::mib(16).value);
    case Quantity::ReadBytes:
    case Quantity::WrittenBytes:
        return double(Bytes::mib(1).value);
    case Quantity::WallSeconds:
    case Quantity::CpuSeconds:
        return 0.1;
    case Quantity::NetBytes:
        return 0;
    }
    return 0;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

void applyMeasured(PredictedQuantity& predicted, Quantity quantity, const std::vector<double>& values)
{
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const double bound = *most * safetyFactor + safetyMargin(quantity);
    const bool replaces = int(values.size()) >= runsToTrust;
    if (!replaces && *most <= predicted.bound)
        return;
    predicted.likely = median(values);
    predicted.bound = replaces ? bound : std::max(bound, predicted.bound);
    predicted.origin = originName(Origin::History);
    const QString runs = values.size() == 1 ? QStringLiteral("1 run") : QStringLiteral("%1 runs").arg(values.size());
    predicted.why = QStringLiteral("%1 to %2 measured in %3; the bound is the highest and 15 % more.")
                        .arg(quantityToString(quantity, *least), quantityToString(quantity, *most), runs);
}

void applyOutOfMemory(PredictedQuantity& memory, const RunRecord& run)
{
    const double bound = 2 * double(run.guestMemory.value);
    if (bound <= memory.bound)
        return;
    memory.bound = bound;
    memory.origin = originName(Origin::History);
    memory.why = QStringLiteral("A run used up the %1 of its guest and was killed: the bound is twice as much.")
                     .arg(run.guestMemory.toString());
}

} // namespace

int applyHistory(Forecast& forecast, std::span<const RunRecord> ownRuns)
{
    std::vector<const RunRecord*> successes;
    std::vector<const RunRecord*> outOfMemory;
    for (const RunRecord& run : ownRuns) {
        if (run.succeeded() && successes.size() < mostRuns)
            successes.push_back(&run);
        // Once the program has succeeded often enough since, an older kill says nothing more.
        if (run.oomKilled && int(successes.size()) < runsToTrust)
            outOfMemory.push_back(&run);
    }
    if (!successes.empty()) {
        for (const Quantity quantity : allQuantities) {
            std::vector<double> values;
            values.reserve(successes.size());
            for (const RunRecord* run : successes)
                values.push_back(run->measured.value(quantity));
            applyMeasured(forecast[quantity], quantity, values);
        }
    }
    for (const RunRecord* run : outOfMemory)
        applyOutOfMemory(forecast[Quantity::PeakMemory], *run);
    return int(successes.size());
}

} // namespace Foreguest
