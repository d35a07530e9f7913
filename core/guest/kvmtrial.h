// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hostfacts.h"
#include "core/base/kvmverdict.h"
#include "core/base/task.h"
#include "core/guest/imagestore.h"

namespace Foreguest {

/// Boots the image's kernel with the processor that guests get, up to our process 1, which says so on the serial port
/// and switches off. About a second where KVM works; ten at most where it does not. Only cancelling is an error.
/// Without KVM it works as well, which tests use.
Result<KvmVerdict> tryAccelerator(
    const QString& emulator, const Image& image, Accelerator accelerator, const TaskContext& context);

/// The verdict of an earlier trial since the machine's start with the same QEMU, else that of a trial now, which is
/// kept for others.
Result<KvmVerdict> kvmVerdict(const QString& emulator, const Image& image, const TaskContext& context);

} // namespace Foreguest
