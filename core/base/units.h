// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>

namespace Foreguest {

/// An amount of memory or storage.
struct Bytes
{
    qint64 value = 0;

    static constexpr Bytes kib(qint64 n) { return { n * 1024 }; }
    static constexpr Bytes mib(qint64 n) { return { n * 1024 * 1024 }; }
    static constexpr Bytes gib(qint64 n) { return { n * 1024 * 1024 * 1024 }; }
    constexpr qint64 toMib() const { return value / (1024LL * 1024); }
    constexpr auto operator<=>(const Bytes&) const = default;
    /// Three significant digits with a binary unit: "200 MiB", "1.50 GiB".
    QString toString() const;
};

/// Bytes a second; zero means "no limit" in a profile's disk and "no network card" in its network.
struct Bandwidth
{
    qint64 bytesPerSecond = 0;

    static constexpr Bandwidth mibPerSecond(qint64 n) { return { n * 1024 * 1024 }; }
    constexpr auto operator<=>(const Bandwidth&) const = default;
    QString toString() const;
};

/// Processor time, summed over all processors.
struct CpuSeconds
{
    double value = 0;

    constexpr auto operator<=>(const CpuSeconds&) const = default;
    QString toString() const;
};

/// "12 ms", "1.35 s", "2 min 5 s".
QString durationToString(double seconds);

} // namespace Foreguest
