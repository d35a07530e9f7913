// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>

#include <optional>

namespace Foreguest {

/// What a trial boot told about KVM. A /dev/kvm that can be opened is not yet one that runs guests: nested and
/// paravirtual hosts offer one that fails at the processor's features or at 64-bit kernels.
struct KvmVerdict
{
    bool works = false;
    QString why; ///< For people; empty where it works.
    QDateTime emulatorBuilt; ///< Of the QEMU that was tried.

    /// The verdict since this machine's last start, kept in Paths::cache(); nothing where none was reached.
    static std::optional<KvmVerdict> read();
    Result<> write() const;
};

} // namespace Foreguest
