// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/usage.h"

#include <cmath>

namespace Foreguest {

QString quantityName(Quantity quantity)
{
    switch (quantity) {
    case Quantity::WallSeconds:
        return QStringLiteral("wallSeconds");
    case Quantity::CpuSeconds:
        return QStringLiteral("cpuSeconds");
    case Quantity::PeakMemory:
        return QStringLiteral("peakMemoryBytes");
    case Quantity::ReadBytes:
        return QStringLiteral("readBytes");
    case Quantity::WrittenBytes:
        return QStringLiteral("writtenBytes");
    case Quantity::NetBytes:
        return QStringLiteral("netBytes");
    }
    return {};
}

QString quantityLabel(Quantity quantity)
{
    switch (quantity) {
    case Quantity::WallSeconds:
        return QStringLiteral("Wall time");
    case Quantity::CpuSeconds:
        return QStringLiteral("CPU time");
    case Quantity::PeakMemory:
        return QStringLiteral("Peak memory");
    case Quantity::ReadBytes:
        return QStringLiteral("Read");
    case Quantity::WrittenBytes:
        return QStringLiteral("Written");
    case Quantity::NetBytes:
        return QStringLiteral("Network");
    }
    return {};
}

QString quantityToString(Quantity quantity, double value)
{
    if (quantity == Quantity::WallSeconds || quantity == Quantity::CpuSeconds)
        return durationToString(value);
    constexpr double largest = 9.0e18;
    return Bytes { std::isfinite(value) && std::abs(value) < largest ? std::llround(value) : 0 }.toString();
}

double Usage::value(Quantity quantity) const
{
    switch (quantity) {
    case Quantity::WallSeconds:
        return wallSeconds;
    case Quantity::CpuSeconds:
        return cpuUserSeconds + cpuSystemSeconds;
    case Quantity::PeakMemory:
        return static_cast<double>(peakMemoryBytes);
    case Quantity::ReadBytes:
        return static_cast<double>(readBytes);
    case Quantity::WrittenBytes:
        return static_cast<double>(writtenBytes);
    case Quantity::NetBytes:
        return static_cast<double>(netBytes);
    }
    return 0;
}

} // namespace Foreguest
