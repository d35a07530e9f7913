// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace Foreguest {

/// Minutes since any fixed moment; 60 of them should begin at a full hour, so that "each hour at :15" shows.
using PolicyMinute = qint64;

/// What a policy may know of a program besides its arrivals.
struct PolicyProgram
{
    QString group; ///< Programs that belong together (an application, a folder); empty: none do.
    QString trigger; ///< What starts it ("timer", "http"); empty: unknown.
};

/// Decides which programs have a waiting guest in which minute.
///
/// Time is passed in, so the pool, the simulator and tests drive the same object. A minute goes in three steps: plan()
/// at its beginning, uploaded() as uploads come, observe() at its end. Minutes only grow; some may be left out, nothing
/// arrived in those then. Not thread-safe.
class WarmPolicy
{
public:
    using Program = int; ///< 0, 1, … in the order of add().

    WarmPolicy() = default;
    virtual ~WarmPolicy() = default;
    WarmPolicy(const WarmPolicy&) = delete;
    WarmPolicy& operator=(const WarmPolicy&) = delete;

    /// `none`, `fixed-N` (N minutes), `hybrid` or `foreguest`; InvalidInput for any other name.
    static Result<std::unique_ptr<WarmPolicy>> create(const QString& name);
    /// What is compared where nothing is asked for: none, fixed-10, fixed-20, fixed-60, hybrid, foreguest.
    static QStringList usualNames();

    virtual Program add(const PolicyProgram& program) = 0;
    /// The programs that should have a waiting guest during `minute`; `warm` has an entry a program.
    virtual void plan(PolicyMinute minute, std::vector<char>& warm) = 0;
    /// A program was uploaded, or changed: it is likely to be run soon, and is warm for at least `keepMinutes`.
    virtual void uploaded(Program program, PolicyMinute minute, int keepMinutes);
    /// What arrived in `minute`, each program once.
    virtual void observe(PolicyMinute minute, const std::vector<Program>& arrived) = 0;
};

} // namespace Foreguest
