// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

namespace Foreguest {

/// How a guest's processor is run: by the hardware, or by QEMU's translator, which is many times slower and which
/// QEMU's security policy does not call isolation.
enum class Accelerator { Kvm, Tcg };

QString acceleratorName(Accelerator accelerator);

/// What this machine has for guests, read afresh at each call.
struct HostFacts
{
    int cpus = 1;
    Bytes memoryTotal;
    Bytes memoryAvailable;
    Accelerator accelerator = Accelerator::Tcg;
    /// Why KVM is not used, for people; empty where it is.
    QString accelerationNote;
    /// Whether a trial boot has shown what KVM can do; before it, a /dev/kvm that can be opened counts as usable.
    bool accelerationProven = false;

    static HostFacts read();
};

} // namespace Foreguest
