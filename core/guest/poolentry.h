// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guestpool.h"

#include <chrono>
#include <optional>

namespace Foreguest {

/// A program's place in the pool: its guest boots, waits, or could not be made.
struct PoolEntry
{
    using Clock = std::chrono::steady_clock;

    GuestSpec spec;
    Preparation preparation;
    TaskContext context; ///< Cancels the boot.
    std::unique_ptr<Guest> guest; ///< Set once it waits.
    std::unique_ptr<Guest> reused; ///< Waited for what the program was before, and is prepared anew instead of booted.
    std::optional<Error> error; ///< Set where it failed.
    bool retired = false; ///< Out of the pool; a boot that still runs throws its guest away.
    Clock::time_point since = Clock::now(); ///< Of the request; of the end of the preparation once it waits.
    std::chrono::seconds grace {}; ///< How long it waits at least, from then.
    double worth = 0; ///< When it was made, for GreedyDual.
    GuestInfo failedInfo; ///< What status() shows for a failed one.

    bool isBooting() const { return !guest && !error; }
    Bytes memory() const { return error ? Bytes {} : spec.profile.memory.value; }
};

/// Whether a guest made for one spec serves another: the image and every value that shapes the machine are equal.
bool sameMachine(const GuestSpec& a, const GuestSpec& b);

} // namespace Foreguest
