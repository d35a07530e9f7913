// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/arrivalforecast.h"
#include "core/guest/hybridpolicy.h"

namespace Foreguest {

/// Foreguest's own policy: warms the programs whose arrival in this minute is likeliest, and spends no more idle
/// minutes on that than the hybrid histogram would have.
///
/// Waiting in a minute costs one idle minute if nothing arrives and saves a cold start if something does, whatever the
/// other minutes bring. So the best use of a number of idle minutes is to take the likeliest arrivals first
/// (a knapsack of equal weights), from the ArrivalForecast. What may be spent is what the hybrid policy, kept up in the
/// shadow, has spent and spends now: each choice that the hybrid doesn't make as well is covered by idle minutes that
/// it already has wasted and we have not. Without uploads the sum of idle minutes therefore stays at or below the
/// hybrid's at every moment, on any trace. Uploads are warmed in any case, and charged.
///
/// A minute costs O(n log n) for n known programs.
class ForeguestPolicy : public WarmPolicy
{
public:
    ForeguestPolicy();
    Program add(const PolicyProgram& program) override;
    void plan(PolicyMinute minute, std::vector<char>& warm) override;
    void uploaded(Program program, PolicyMinute minute, int keepMinutes) override;
    void observe(PolicyMinute minute, const std::vector<Program>& arrived) override;

    const ArrivalForecast& forecast() const { return m_forecast; }

private:
    struct Candidate
    {
        double probability;
        size_t program;
        bool hybridWarm;
    };
    void choose(std::vector<Candidate>& candidates);

    ArrivalForecast m_forecast;
    std::vector<IdleHistogram> m_shadow;
    std::vector<char> m_shadowWarm, m_warm; ///< Of the minute that was planned.
    std::vector<PolicyMinute> m_keepUntil; ///< For uploads.
    PolicyMinute m_planned = -1;
    qint64 m_credit = 0; ///< Idle minutes that the hybrid spent and we did not.
};

} // namespace Foreguest
