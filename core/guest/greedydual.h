// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace Foreguest {

/// Whom to give up first where memory is short: Greedy-Dual-Size-Frequency (Cherkasova 1998), as FaasCache uses it for
/// guests (Fuerst and Sharma, ASPLOS 2021). A guest is worth its program's runs × the time that its start takes ÷ its
/// memory, on top of a clock that stands at the worth of the last one given up: so guests that were
/// valuable long ago age.
class GreedyDual
{
public:
    /// The worth of a guest that is used, or made, now. Any units, the same for all.
    double worth(double runs, double startCost, double size) const
    {
        return m_clock + runs * startCost / std::max(size, 1e-9);
    }
    void gaveUp(double worth) { m_clock = std::max(m_clock, worth); }

private:
    double m_clock = 0;
};

} // namespace Foreguest
