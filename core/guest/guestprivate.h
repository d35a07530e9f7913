// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/hostcore.h"

#include <atomic>

namespace Foreguest {

struct Guest::Private
{
    std::shared_ptr<HostCore> host; ///< Null: a detached guest.
    std::shared_ptr<GuestRecord> record;
    DomainHandle domain;
    std::unique_ptr<AgentClient> agent;
    QString overlay, socket;
    std::once_flag destroyed;
    std::atomic<bool> gone = false;

    void update(const std::function<void(GuestInfo&)>& change);
};

/// Resident size and processor time of a process on this host.
void readProcess(qint64 processId, GuestInfo& info);

} // namespace Foreguest
