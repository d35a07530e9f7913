// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <QString>

#include <array>
#include <optional>

namespace Foreguest {

/// The quantities that are predicted, bounded by a profile, and measured in a guest.
enum class Quantity : quint8 { WallSeconds, CpuSeconds, PeakMemory, ReadBytes, WrittenBytes, NetBytes };
inline constexpr std::array allQuantities { Quantity::WallSeconds, Quantity::CpuSeconds, Quantity::PeakMemory,
    Quantity::ReadBytes, Quantity::WrittenBytes, Quantity::NetBytes };
QString quantityName(
    Quantity quantity); ///< "wallSeconds", "cpuSeconds", "peakMemoryBytes", "readBytes", "writtenBytes", "netBytes".
QString quantityLabel(Quantity quantity); ///< "Wall time", …: for people, in English.
QString quantityToString(Quantity quantity, double value); ///< With a unit, for people.

/// What a program was measured to use, summed over its whole process tree.
struct Usage
{
    double wallSeconds = 0;
    double cpuUserSeconds = 0;
    double cpuSystemSeconds = 0;
    qint64 peakMemoryBytes = 0; ///< Highest anonymous and shared memory of the tree; page cache is not counted.
    qint64 cgroupPeakBytes = 0; ///< The control group's memory.peak: page cache is counted.
    qint64 readBytes = 0; ///< From storage.
    qint64 writtenBytes = 0; ///< To storage: bytes dirtied in files, cancelled writes taken off.
    qint64 netBytes = 0; ///< Received and sent.

    double value(Quantity quantity) const;
};

} // namespace Foreguest
