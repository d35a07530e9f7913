// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/arrivalhistory.h"

#include <algorithm>
#include <array>

namespace Foreguest {

void Evidence::add(float addedExposure, bool happened, float limit)
{
    exposure += addedExposure;
    seen += happened ? 1.0F : 0.0F;
    if (exposure + seen > limit) {
        exposure /= 2;
        seen /= 2;
    }
}

quint32 countLevel(double count)
{
    static constexpr std::array<double, 8> bounds { 0.5, 1.5, 2.5, 4.5, 8.5, 16.5, 40, 120 };
    return static_cast<quint32>(std::upper_bound(bounds.begin(), bounds.end(), count) - bounds.begin());
}

void ArrivalHistory::start(PolicyMinute minute)
{
    m_started = true;
    m_last = minute;
}

void ArrivalHistory::arrived(PolicyMinute minute)
{
    const int idle = std::clamp(age(minute), 1, longestIdle);
    m_longest = std::max(m_longest, idle);
    m_beforePrevious = std::exchange(m_previous, idle);
    ++m_idleTimes;
    m_last = minute;
    const auto size = static_cast<size_t>(m_longest) + 1;
    m_count.resize(size);
    ++m_count[static_cast<size_t>(idle)];
    m_countUpTo.assign(size, 0);
    m_minutesUpTo.assign(size, 0);
    for (size_t i = 1; i < size; ++i) {
        m_countUpTo[i] = m_countUpTo[i - 1] + m_count[i];
        m_minutesUpTo[i] = m_minutesUpTo[i - 1] + static_cast<quint32>(m_idleTimes) - m_countUpTo[i - 1];
    }
}

void ArrivalHistory::record(PolicyMinute minute, bool arrival)
{
    PolicyMinute steps = m_recorded < 0 ? 1 : std::min<PolicyMinute>(minute - m_recorded, remembered);
    m_recorded = minute;
    const auto shift = [this](bool bit) {
        m_inFive += int(bit) - int(m_recent.test(4));
        m_inThirty += int(bit) - int(m_recent.test(29));
        m_inTwoHours += int(bit) - int(m_recent.test(119));
        m_recent <<= 1;
        m_recent.set(0, bit);
    };
    for (; steps > 1; --steps)
        shift(false);
    shift(arrival);
}

Evidence ArrivalHistory::between(int from, int to, int age) const
{
    from = std::max(1, from);
    Evidence evidence;
    if (m_longest >= from) {
        const auto first = static_cast<size_t>(from) - 1, last = static_cast<size_t>(std::min(to, m_longest));
        evidence.seen = static_cast<float>(m_countUpTo[last] - m_countUpTo[first]);
        evidence.exposure = static_cast<float>(m_minutesUpTo[last] - m_minutesUpTo[first]);
    }
    if (const int present = std::min(age - 1, to) - from + 1; present > 0)
        evidence.exposure += static_cast<float>(present);
    return evidence;
}

bool ArrivalHistory::arrivedAgo(int minutes) const
{
    return m_recent.test(static_cast<size_t>(std::clamp(minutes, 1, remembered)) - 1);
}

int ArrivalHistory::arrivedInLast(int minutes) const
{
    return minutes <= 5 ? m_inFive : minutes <= 30 ? m_inThirty : m_inTwoHours;
}

} // namespace Foreguest
