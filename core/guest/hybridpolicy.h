// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/warmpolicy.h"

#include <array>

namespace Foreguest {

/// How long a program was idle between arrivals, in minutes up to four hours, and the window of warm minutes that
/// follows from it (Shahrad et al., "Serverless in the Wild", USENIX ATC 2020, section 4.2).
///
/// The guest is given up after an arrival, made again at 90 % of the 5th percentile of idle times, and kept until 110 %
/// of the 99th. While the histogram says nothing (no idle time yet, most of them beyond its range, or bins so even that
/// their coefficient of variation is below 2) the program stays warm for the whole range.
class IdleHistogram
{
public:
    static constexpr int range = 240;

    void arrived(PolicyMinute minute); ///< O(range).
    bool hasArrived() const { return m_last >= 0; }
    bool isWarm(PolicyMinute minute) const;

private:
    void fitWindow();

    std::array<quint32, range> m_bins {};
    qint64 m_inside = 0, m_outside = 0;
    double m_squares = 0; ///< Sum of squared bins.
    PolicyMinute m_last = -1;
    int m_from = 1, m_to = range; ///< Minutes after the last arrival.
};

/// The policy of that paper, a histogram a program. Its forecast for idle times beyond the range (ARIMA) is left out:
/// such programs stay warm for the range.
class HybridPolicy : public WarmPolicy
{
public:
    Program add(const PolicyProgram& program) override;
    void plan(PolicyMinute minute, std::vector<char>& warm) override;
    void observe(PolicyMinute minute, const std::vector<Program>& arrived) override;

private:
    std::vector<IdleHistogram> m_programs;
};

} // namespace Foreguest
