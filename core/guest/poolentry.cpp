// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/poolentry.h"

namespace Foreguest {

bool sameMachine(const GuestSpec& a, const GuestSpec& b)
{
    const VmProfile &p = a.profile, &q = b.profile;
    return a.image.hash == b.image.hash && p.vcpus.value == q.vcpus.value && p.memory.value == q.memory.value
        && p.storageType.value == q.storageType.value && p.storageSize.value == q.storageSize.value
        && p.diskBandwidth.value == q.diskBandwidth.value && p.networkBandwidth.value == q.networkBandwidth.value;
}

} // namespace Foreguest
