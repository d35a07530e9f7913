// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guesthost.h"

namespace Foreguest {

/// A small file a guest in its process's slot, by which other processes of the user learn of it.
class GuestCards
{
public:
    /// Writes the guest's card below the slot `root`, or removes it once the guest is gone. A card that can't be
    /// written costs other processes the view of the guest, nothing more.
    static void update(const QString& root, const GuestInfo& guest, qint64 processId);
    /// Guests of all slots whose process lives.
    static std::vector<GuestInfo> all();
    /// Ends the QEMU processes of waiting guests in all slots; how many. Their owners see their machines end.
    static int endWaiting();
};

} // namespace Foreguest
