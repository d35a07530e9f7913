// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/vmprofile.h"

#include <algorithm>

namespace Foreguest {

namespace {

constexpr Bytes leastMemory = Bytes::mib(128);
constexpr Bytes memoryStep = Bytes::mib(16);

void append(QString& why, const QString& sentence)
{
    if (!why.isEmpty())
        why += u' ';
    why += sentence;
}

} // namespace

Bytes hostMemoryLimit(const HostFacts& host)
{
    const qint64 half = host.memoryAvailable.value / 2 / memoryStep.value * memoryStep.value;
    return std::max(Bytes { half }, leastMemory);
}

VmProfile fitToHost(VmProfile profile, const HostFacts& host)
{
    const int cpus = std::max(1, host.cpus);
    if (profile.vcpus.value > cpus) {
        append(profile.vcpus.why,
            QStringLiteral("Cut from %1 to %2: this host has no more processors.").arg(profile.vcpus.value).arg(cpus));
        profile.vcpus.value = cpus;
    }
    const Bytes limit = hostMemoryLimit(host);
    if (profile.memory.value > limit) {
        append(profile.memory.why,
            QStringLiteral("Cut from %1 to %2: half of the memory that this host has available.")
                .arg(profile.memory.value.toString(), limit.toString()));
        profile.memory.value = limit;
    }
    return profile;
}

} // namespace Foreguest
