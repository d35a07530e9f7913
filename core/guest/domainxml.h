// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guesthost.h"

namespace Foreguest {

/// What the libvirt definition of a guest is made from.
struct DomainDescription
{
    QString name; ///< libvirt's name: `[a-z0-9][a-z0-9-]{0,62}`.
    QString title; ///< For people; any text.
    GuestSpec spec;
    Accelerator accelerator = Accelerator::Tcg;
    QString overlay; ///< qcow2 over the image's disk.
    QString agentSocket;
    QString machineId; ///< machine-id(5), 32 hexadecimal digits; empty: what the image has.
    QString emulator; ///< Absolute path of QEMU; empty: libvirt's choice.
};

/// The domain XML: no USB, video, sound or network card (but where the profile has a network), disks with explicit
/// formats, every end of the guest destroys it. With KVM q35, the host's processor and ACPI; without it what boots
/// sooner under TCG: machine pc, no ACPI, and a plain named processor model that has what compiled programs may expect
/// (x86-64-v2).
QByteArray domainXml(const DomainDescription& description);

/// The kernel's command line, the part that foreguest-guest reads included.
QString kernelCommandLine(const DomainDescription& description);

} // namespace Foreguest
