// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/hybridpolicy.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

void IdleHistogram::arrived(PolicyMinute minute)
{
    if (m_last >= 0 && minute > m_last) {
        const PolicyMinute idle = minute - m_last;
        if (idle < range) {
            quint32& bin = m_bins[static_cast<size_t>(idle)];
            m_squares += 2.0 * bin + 1;
            ++bin;
            ++m_inside;
        } else {
            ++m_outside;
        }
        fitWindow();
    }
    m_last = minute;
}

void IdleHistogram::fitWindow()
{
    m_from = 1;
    m_to = range;
    if (m_inside == 0 || m_outside > m_inside)
        return;
    const double mean = static_cast<double>(m_inside) / range;
    const double variance = std::max(0.0, m_squares / range - mean * mean);
    if (std::sqrt(variance) < 2 * mean)
        return;
    const auto rank = [&](double share) {
        return std::max<qint64>(1, static_cast<qint64>(std::ceil(share * static_cast<double>(m_inside))));
    };
    const auto percentile = [&](qint64 wanted) {
        qint64 sum = 0;
        for (int i = 0; i < range; ++i) {
            sum += m_bins[static_cast<size_t>(i)];
            if (sum >= wanted)
                return i;
        }
        return range;
    };
    // In hundredths, since 0.9 and 1.1 are no floating-point numbers and a minute decides.
    m_from = std::max(1, percentile(rank(0.05)) * 90 / 100);
    m_to = (percentile(rank(0.99)) * 110 + 99) / 100;
}

bool IdleHistogram::isWarm(PolicyMinute minute) const
{
    return m_last >= 0 && minute >= m_last + m_from && minute <= m_last + m_to;
}

WarmPolicy::Program HybridPolicy::add(const PolicyProgram&)
{
    m_programs.emplace_back();
    return static_cast<Program>(m_programs.size()) - 1;
}

void HybridPolicy::plan(PolicyMinute minute, std::vector<char>& warm)
{
    warm.resize(m_programs.size());
    for (size_t i = 0; i < warm.size(); ++i)
        warm[i] = m_programs[i].isWarm(minute) ? 1 : 0;
}

void HybridPolicy::observe(PolicyMinute minute, const std::vector<Program>& arrived)
{
    for (const Program program : arrived)
        m_programs[static_cast<size_t>(program)].arrived(minute);
}

} // namespace Foreguest
