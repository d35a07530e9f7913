// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guesthost.h"
#include "core/guest/warmpolicy.h"

#include <functional>

namespace Foreguest {

/// A run before the pool began, for its policy to learn from.
struct PastRun
{
    QString place; ///< Preparation::place.
    PolicyMinute minute = 0; ///< GuestPool::minuteOf().
};

struct PoolLimits
{
    /// RAM of all waiting guests together, the high water mark; 0: a quarter of the host's. Beyond it the guests of
    /// least worth are given up (GreedyDual).
    Bytes memoryBudget;
    int maximumGuests = 8;
    /// How long a guest waits at least after it was asked for; longer where the policy wants it.
    std::chrono::seconds keepAlive { 1800 };
    QString policy = QStringLiteral("foreguest"); ///< WarmPolicy::create().
    double lowWater = 0.8; ///< Up to this share of the budget guests are made that only the policy asks for.
    std::vector<PastRun> pastRuns {};
    bool followsClock = true; ///< Minutes pass by the clock; else by passMinute() alone.
};

/// What makes a waiting guest fit for a program before the request: sources copied in, compiled, caches warmed.
struct Preparation
{
    QString program; ///< Key: hash of the program and of how it is started.
    QString title; ///< For people: "primes.py".
    std::function<Result<>(Guest&, const TaskContext&)> prepare;
    /// Where the program comes from. A guest that waits with an older content of the same place is prepared anew where
    /// its machine fits, else given up; empty: neither.
    QString place {};
};

/// The answer to a request for a guest.
struct TakenGuest
{
    std::unique_ptr<Guest> guest;
    bool warm = false; ///< It was booted, and prepared, before the request.
    double waitedMs = 0; ///< Spent in take().
};

/// Guests that wait, booted and prepared, for programs that will be run.
/// Thread-safe; boots on threads of its own; a miss is a cold start, never an error.
class GuestPool
{
public:
    GuestPool(const std::shared_ptr<GuestHost>& host, PoolLimits limits);
    /// Where guests come from instead of a host: for tests of the pool's logic.
    using Boot = std::function<Result<std::unique_ptr<Guest>>(const GuestSpec&, const TaskContext&)>;
    GuestPool(Boot boot, PoolLimits limits);
    ~GuestPool(); ///< Cancels boots and destroys all waiting guests.

    /// Boots and prepares a guest in the background, now. A waiting guest for the same program and profile is kept;
    /// one for the same program and another profile is replaced; one for what the program was before is prepared for
    /// what it is now, without a boot. Beyond the budget those of least worth are destroyed.
    void instantiate(const GuestSpec& spec, const Preparation& preparation);
    /// A prepared guest: the waiting one (milliseconds), else the one that boots for this program (waits for it; it
    /// counts as cold), else a cold start. `forceCold`: always the last.
    Result<TakenGuest> take(
        const GuestSpec& spec, const Preparation& preparation, bool forceCold, const TaskContext& context);
    /// Waits until the guest of a program is ready, or says why it failed.
    Result<GuestInfo> waitReady(const QString& program, const TaskContext& context);
    /// Guests of this pool, and taken ones that still run.
    std::vector<GuestInfo> status() const;
    /// Destroys all waiting guests.
    void drain();
    /// Begins a minute of the policy: boots guests for programs that it expects now, and ends those that have waited
    /// long enough and that it does not. The pool calls it by itself where it follows the clock.
    void passMinute(PolicyMinute minute);
    /// The policy's minute of a moment. It begins some seconds before the clock's, so that a guest for what comes at a
    /// full minute has booted by then.
    static PolicyMinute minuteOf(const QDateTime& time);
    /// Called after each change of any guest's state, from any thread.
    void setObserver(std::function<void(const GuestInfo&)> observer);

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace Foreguest
