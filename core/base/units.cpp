// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/units.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace Foreguest {

namespace {

QString threeDigits(double value)
{
    const double magnitude = std::abs(value);
    const int decimals = magnitude == std::floor(magnitude) || magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : 2;
    return QString::number(value, 'f', decimals);
}

} // namespace

QString Bytes::toString() const
{
    static const std::array<QString, 6> units { QStringLiteral("B"), QStringLiteral("KiB"), QStringLiteral("MiB"),
        QStringLiteral("GiB"), QStringLiteral("TiB"), QStringLiteral("PiB") };
    auto amount = static_cast<double>(value);
    size_t unit = 0;
    while (std::abs(amount) >= 1024 && unit + 1 < units.size()) {
        amount /= 1024;
        ++unit;
    }
    return threeDigits(amount) + u' ' + units[unit];
}

QString Bandwidth::toString() const
{
    return Bytes { bytesPerSecond }.toString() + QStringLiteral("/s");
}

QString CpuSeconds::toString() const
{
    return durationToString(value);
}

QString durationToString(double seconds)
{
    if (seconds < 0.0005)
        return threeDigits(std::round(seconds * 1e6)) + QStringLiteral(" µs");
    if (seconds < 0.9995)
        return threeDigits(seconds < 0.01 ? seconds * 1e3 : std::round(seconds * 1e3)) + QStringLiteral(" ms");
    if (seconds < 60)
        return threeDigits(seconds) + QStringLiteral(" s");
    const auto whole = static_cast<qint64>(std::llround(seconds));
    return QStringLiteral("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

} // namespace Foreguest
