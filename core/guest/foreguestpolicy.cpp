// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/foreguestpolicy.h"

#include <algorithm>
#include <limits>

namespace Foreguest {

namespace {

/// The share of what was saved that is spent in a minute: saved minutes are used soon, but not on one poor minute.
constexpr double creditSpentAMinute = 0.4;

} // namespace

ForeguestPolicy::ForeguestPolicy()
    : m_forecast(ArrivalPrior::builtIn())
{
}

WarmPolicy::Program ForeguestPolicy::add(const PolicyProgram& program)
{
    m_forecast.add(program);
    m_shadow.emplace_back();
    m_shadowWarm.push_back(0);
    m_warm.push_back(0);
    m_keepUntil.push_back(std::numeric_limits<PolicyMinute>::min());
    return static_cast<Program>(m_shadow.size()) - 1;
}

void ForeguestPolicy::plan(PolicyMinute minute, std::vector<char>& warm)
{
    m_planned = minute;
    std::vector<Candidate> candidates;
    candidates.reserve(m_shadow.size());
    for (size_t i = 0; i < m_shadow.size(); ++i) {
        m_shadowWarm[i] = m_shadow[i].isWarm(minute) ? 1 : 0;
        m_warm[i] = minute <= m_keepUntil[i] ? 1 : 0;
        if (m_forecast.isKnown(i))
            candidates.push_back({ m_forecast.predict(i, minute), i, m_shadowWarm[i] != 0 });
    }
    choose(candidates);
    warm = m_warm;
}

void ForeguestPolicy::choose(std::vector<Candidate>& candidates)
{
    double hybridSpends = 0;
    qint64 credit = m_credit;
    for (const Candidate& c : candidates) {
        if (c.hybridWarm)
            hybridSpends += 1 - c.probability;
        else if (m_warm[c.program])
            --credit;
    }
    // After uploads the credit may be negative: it comes back while the hybrid spends more than we do.
    const double allowance
        = std::max(hybridSpends / 2, hybridSpends + creditSpentAMinute * static_cast<double>(credit));
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::pair(-a.probability, a.program) < std::pair(-b.probability, b.program);
    });
    double spent = 0;
    for (const Candidate& c : candidates) {
        spent += 1 - c.probability;
        if (spent > allowance)
            break;
        if (m_warm[c.program])
            continue;
        // Where the hybrid waits as well, it wastes the minute too.
        if (!c.hybridWarm && credit <= 0)
            continue;
        credit -= c.hybridWarm ? 0 : 1;
        m_warm[c.program] = 1;
    }
}

void ForeguestPolicy::uploaded(Program program, PolicyMinute minute, int keepMinutes)
{
    const auto i = static_cast<size_t>(program);
    m_keepUntil[i] = minute + keepMinutes;
    m_forecast.uploaded(i, minute);
}

void ForeguestPolicy::observe(PolicyMinute minute, const std::vector<Program>& arrived)
{
    std::vector<char> arrives(m_shadow.size(), 0);
    for (const Program program : arrived)
        arrives[static_cast<size_t>(program)] = 1;
    if (m_planned == minute) {
        for (size_t i = 0; i < arrives.size(); ++i) {
            if (!arrives[i])
                m_credit += m_shadowWarm[i] - m_warm[i];
        }
    }
    m_forecast.learn(minute, arrives);
    for (const Program program : arrived) {
        m_shadow[static_cast<size_t>(program)].arrived(minute);
        m_keepUntil[static_cast<size_t>(program)] = minute; // What the upload announced has come.
    }
}

} // namespace Foreguest
