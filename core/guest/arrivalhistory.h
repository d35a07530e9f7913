// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/warmpolicy.h"

#include <bitset>
#include <unordered_map>
#include <vector>

namespace Foreguest {

/// How often something was seen, and how often it could have been (minutes) or was expected.
struct Evidence
{
    float exposure = 0;
    float seen = 0;

    float unseen() const { return exposure > seen ? exposure - seen : 0; }
    /// Adds one observation; beyond `limit` the older half is forgotten, so that what changes is learned anew.
    void add(float addedExposure, bool happened, float limit);
};

/// A count as one of nine levels: 0, 1, 2, 3–4, 5–8, 9–16, 17–40, 41–120, more.
quint32 countLevel(double count);

/// What is remembered of one program's arrivals: the idle times between them, the last day minute by minute, and how
/// often it arrived in circumstances of its own ("two minutes after an idle time of five").
class ArrivalHistory
{
public:
    static constexpr int longestIdle = 511; ///< Longer idle times count as this.
    static constexpr int remembered = 2048; ///< Minutes of the recent past.

    void start(PolicyMinute minute); ///< The first arrival, or an upload before it.
    void arrived(PolicyMinute minute); ///< A later arrival. O(longest idle time so far).
    /// Moves the recent past on to `minute`, which gets its bit.
    void record(PolicyMinute minute, bool arrival);

    bool isStarted() const { return m_started; }
    int age(PolicyMinute minute) const { return static_cast<int>(std::min<PolicyMinute>(minute - m_last, 1 << 20)); }
    int idleTimes() const { return m_idleTimes; }
    int longest() const { return m_longest; }
    int previous() const { return m_previous; } ///< The last idle time; 0: none.
    int beforePrevious() const { return m_beforePrevious; }

    /// Of idle times that reached `from` minutes or more: minutes spent between `from` and `to`, and arrivals in them.
    /// The present one, of `age` minutes, counts as far as it has gone. O(1).
    Evidence between(int from, int to, int age) const;
    /// Whether it arrived that many minutes (1 … remembered) before the last minute recorded plus one.
    bool arrivedAgo(int minutes) const;
    int arrivedInLast(int minutes) const; ///< 5, 30 or 120.

    Evidence& own(quint32 circumstance) { return m_own[circumstance]; }

private:
    bool m_started = false;
    PolicyMinute m_last = 0;
    PolicyMinute m_recorded = -1;
    int m_idleTimes = 0, m_longest = 0, m_previous = 0, m_beforePrevious = 0;
    std::vector<quint32> m_count; ///< Idle times by length.
    std::vector<quint32> m_countUpTo, m_minutesUpTo; ///< Sums over lengths, and over minutes reached.
    std::bitset<remembered> m_recent;
    int m_inFive = 0, m_inThirty = 0, m_inTwoHours = 0;
    std::unordered_map<quint32, Evidence> m_own;
};

} // namespace Foreguest
