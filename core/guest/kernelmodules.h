// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace Foreguest {

/// The files of kernel modules and of all that they need, in load order, from a kernel's module tree. Dependencies are
/// read from the modules themselves (.modinfo: "depends=", "softdep=pre:"), so that neither kmod nor an index is
/// needed. A name that has no file is built into the kernel and is left out. O(bytes of the modules read).
Result<QStringList> resolveModules(const QString& moduleTree, const QStringList& names);

/// The uncompressed kernel (ELF) inside a bzImage, for PVH boot: the payload that the setup header describes
/// (Documentation/x86/boot.rst, payload_offset and payload_length), still compressed. Empty where it isn't LZ4.
Result<QByteArray> bzImageLz4Payload(const QByteArray& bzImage);

} // namespace Foreguest
