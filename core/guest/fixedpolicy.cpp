// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/fixedpolicy.h"

#include <limits>

namespace Foreguest {

FixedPolicy::FixedPolicy(int keepAliveMinutes)
    : m_keepAlive(keepAliveMinutes)
{
}

WarmPolicy::Program FixedPolicy::add(const PolicyProgram&)
{
    m_warmUntil.push_back(std::numeric_limits<PolicyMinute>::min());
    return static_cast<Program>(m_warmUntil.size()) - 1;
}

void FixedPolicy::plan(PolicyMinute minute, std::vector<char>& warm)
{
    warm.resize(m_warmUntil.size());
    for (size_t i = 0; i < warm.size(); ++i)
        warm[i] = minute <= m_warmUntil[i] ? 1 : 0;
}

void FixedPolicy::observe(PolicyMinute minute, const std::vector<Program>& arrived)
{
    for (const Program program : arrived)
        m_warmUntil[static_cast<size_t>(program)] = minute + m_keepAlive;
}

} // namespace Foreguest
