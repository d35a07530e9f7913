// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guesthost.h"

#include <functional>

namespace Foreguest {

struct PoolLimits
{
    Bytes memoryBudget; ///< RAM of all waiting guests together; 0: a quarter of the host's.
    int maximumGuests = 8;
    std::chrono::seconds keepAlive { 1800 }; ///< A guest that waited this long is destroyed.
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
    /// what it is now, without a boot. Beyond the budget the longest-waiting one is destroyed.
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
    /// Called after each change of any guest's state, from any thread.
    void setObserver(std::function<void(const GuestInfo&)> observer);

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace Foreguest
