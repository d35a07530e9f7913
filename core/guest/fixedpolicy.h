// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/warmpolicy.h"

namespace Foreguest {

/// Keeps a program warm for a fixed time after each arrival (public clouds: 10 and 20 minutes); 0: never.
class FixedPolicy : public WarmPolicy
{
public:
    explicit FixedPolicy(int keepAliveMinutes);
    Program add(const PolicyProgram& program) override;
    void plan(PolicyMinute minute, std::vector<char>& warm) override;
    void observe(PolicyMinute minute, const std::vector<Program>& arrived) override;

private:
    const int m_keepAlive;
    std::vector<PolicyMinute> m_warmUntil; ///< Last minute; before the first arrival: none.
};

} // namespace Foreguest
