// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/rulemodel.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {

constexpr double mebibyte = 1024.0 * 1024.0;
const QString ruleOrigin = originName(Origin::Rule);

QString bytesText(double bytes)
{
    return quantityToString(Quantity::PeakMemory, bytes);
}

/// Memory: what literals fix, the input where it is kept, and a margin that grows with what is not known.
PredictedQuantity peakMemory(const Features& features)
{
    constexpr double copiesOfInput = 6; // A text of a scripting language, split into objects.
    constexpr double bytesOfLibrary = 12 * mebibyte;
    const double base = featureValue(features, QStringLiteral("bytes.base"));
    const double literals = std::max(0.0, featureValue(features, QStringLiteral("bytes.literals")));
    const double libraries = bytesOfLibrary * featureValue(features, QStringLiteral("libraries.foreign"));
    const auto space = Growth(int(featureValue(features, QStringLiteral("growth.space"))));
    const bool grows = space != Growth::Constant;

    PredictedQuantity memory;
    memory.origin = ruleOrigin;
    memory.likely = base + literals + libraries + (grows ? copiesOfInput * double(features.inputBytes) : 0);
    memory.bound = 1.25 * memory.likely + 24 * mebibyte;
    memory.why = QStringLiteral("%1 for the runtime").arg(bytesText(base));
    if (literals >= 1)
        memory.why += QStringLiteral(", %1 that literals in the code fix").arg(bytesText(literals));
    if (libraries > 0)
        memory.why += QStringLiteral(", %1 for foreign libraries").arg(bytesText(libraries));
    if (grows && features.inputBytes > 0)
        memory.why += QStringLiteral(", %1 for its input").arg(bytesText(copiesOfInput * double(features.inputBytes)));
    if (grows) {
        const double unknown = space == Growth::Linear ? 40 * mebibyte : 80 * mebibyte;
        memory.bound += unknown;
        memory.why += QStringLiteral("; memory grows as %1 with an input that is not known: %2 more in the bound")
                          .arg(growthName(space), bytesText(unknown));
    }
    memory.why += u'.';
    return memory;
}

/// Rounds for n elements in a class of growth.
double stepsOf(Growth growth, double n)
{
    const double log = std::max(1.0, std::log2(std::max(n, 1.0)));
    switch (growth) {
    case Growth::Constant:
        return 1;
    case Growth::Logarithmic:
        return log;
    case Growth::Linear:
        return n;
    case Growth::Linearithmic:
        return n * log;
    case Growth::Quadratic:
        return n * n;
    case Growth::Cubic:
        return n * n * n;
    case Growth::Polynomial:
        return n * n * n * n;
    case Growth::Exponential:
    case Growth::Factorial:
        return std::pow(2, std::min(n, 24.0));
    case Growth::Unknown:
        return n * log;
    }
    return n;
}

PredictedQuantity cpuSeconds(const Features& features)
{
    constexpr double bytesOfElement = 8;
    constexpr double elementsWithoutInput = 200;
    constexpr double longest = 86400;
    const double slowdown = std::max(1.0, featureValue(features, QStringLiteral("host.slowdown")));
    const double speed = std::max(1.0, featureValue(features, QStringLiteral("speed.steps")));
    const double start = featureValue(features, QStringLiteral("speed.start"));
    const double fixed = std::max(
        featureValue(features, QStringLiteral("steps.fixed")), featureValue(features, QStringLiteral("steps.literal")));
    const bool hasInput = features.inputBytes > 0;
    const double elements = hasInput ? double(features.inputBytes) / bytesOfElement : elementsWithoutInput;
    const double growing = stepsOf(features.growth, elements);

    PredictedQuantity cpu;
    cpu.origin = ruleOrigin;
    const double steps = std::max(fixed, fixed >= 1000 && !hasInput ? 1.0 : growing);
    cpu.likely = std::min(longest, slowdown * (start + steps / speed));
    cpu.bound = std::min(longest, 8 * cpu.likely + 2 * slowdown * start + 0.2);
    if (steps > growing || (fixed >= 1000 && !hasInput))
        cpu.why = QStringLiteral("About %1 rounds follow from literals in the code").arg(steps, 0, 'g', 2);
    else if (hasInput)
        cpu.why = QStringLiteral("%1 over about %2 elements of its input")
                      .arg(growthName(features.growth))
                      .arg(elements, 0, 'g', 2);
    else
        cpu.why = QStringLiteral("%1 over an input that is not known, taken as %2 elements")
                      .arg(growthName(features.growth))
                      .arg(elements);
    if (slowdown > 1)
        cpu.why += QStringLiteral(", %1 times slower without hardware acceleration").arg(slowdown);
    cpu.why += QStringLiteral(". Times before the first run are rough: the bound is eight times as much.");
    return cpu;
}

PredictedQuantity wallSeconds(const Features& features, const PredictedQuantity& cpu)
{
    constexpr double secondsOfNetworkCall = 0.3;
    const double network = featureValue(features, QStringLiteral("calls.network"));
    const double wait
        = std::min(60.0, secondsOfNetworkCall * network + featureValue(features, QStringLiteral("calls.wait")));
    PredictedQuantity wall { cpu.likely + wait, cpu.bound + 10 * wait + 0.2, ruleOrigin,
        QStringLiteral("The processor time") };
    wall.why += wait > 0 ? QStringLiteral(" and %1 for waiting.").arg(durationToString(wait))
                         : QStringLiteral("; nothing in the code waits.");
    return wall;
}

PredictedQuantity readBytes(const Features& features)
{
    const double files = featureValue(features, QStringLiteral("calls.file-io"))
        + featureValue(features, QStringLiteral("calls.database"));
    const auto input = double(features.inputBytes);
    PredictedQuantity read { input + std::min(16.0, files) * mebibyte,
        2 * input + 64 * mebibyte + 8 * std::min(16.0, files) * mebibyte, ruleOrigin, {} };
    read.why = files > 0
        ? QStringLiteral("Its input, and 1 MiB for each of %1 calls that open or read files.").arg(files)
        : QStringLiteral("Its input, and what the runtime loads; the code opens no files.");
    return read;
}

PredictedQuantity writtenBytes(const Features& features)
{
    const double files = featureValue(features, QStringLiteral("calls.file-io"))
        + featureValue(features, QStringLiteral("calls.database"));
    if (files == 0)
        return { 0, 4 * mebibyte, ruleOrigin, QStringLiteral("The code writes no files.") };
    const double literals = std::max(0.0, featureValue(features, QStringLiteral("bytes.literals")));
    return { std::max(literals, 0.25 * mebibyte), 2 * literals + 64 * mebibyte, ruleOrigin,
        QStringLiteral("%1 calls work with files; literals in the code speak of %2.")
            .arg(files)
            .arg(bytesText(literals)) };
}

PredictedQuantity netBytes(const Features& features)
{
    if (!usesNetwork(features))
        return { 0, 0, ruleOrigin, QStringLiteral("The code uses no network.") };
    return { mebibyte, 64 * mebibyte, ruleOrigin,
        QStringLiteral("The code talks to other machines; how much can't be told before a run.") };
}

class RuleModel : public ResourceModel
{
public:
    QString name() const override { return QStringLiteral("rules"); }
    Forecast forecast(const Features& features, std::span<const RunRecord> ownRuns) const override
    {
        Forecast forecast = ruleForecast(features);
        applyHistory(forecast, ownRuns);
        return forecast;
    }
    /// The rules are fixed: what runs teach is in the history, which `forecast` is given.
    void learn(const Features&, const RunRecord&) override { }
};

} // namespace

double featureValue(const Features& features, const QString& name)
{
    const auto it = features.values.find(name);
    return it == features.values.end() || !std::isfinite(it->second) ? 0 : it->second;
}

bool usesNetwork(const Features& features)
{
    return featureValue(features, QStringLiteral("calls.network")) > 0
        || featureValue(features, QStringLiteral("libraries.network")) > 0;
}

Forecast ruleForecast(const Features& features)
{
    Forecast forecast;
    forecast[Quantity::PeakMemory] = peakMemory(features);
    forecast[Quantity::CpuSeconds] = cpuSeconds(features);
    forecast[Quantity::WallSeconds] = wallSeconds(features, forecast[Quantity::CpuSeconds]);
    forecast[Quantity::ReadBytes] = readBytes(features);
    forecast[Quantity::WrittenBytes] = writtenBytes(features);
    forecast[Quantity::NetBytes] = netBytes(features);
    return forecast;
}

std::unique_ptr<ResourceModel> makeRuleModel()
{
    return std::make_unique<RuleModel>();
}

} // namespace Foreguest
