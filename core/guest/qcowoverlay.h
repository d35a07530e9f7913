// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"

namespace Foreguest {

/// The virtual size of a qcow2 file, from its header.
Result<Bytes> qcowVirtualSize(const QString& path);

/// Writes an empty qcow2 (version 3, QEMU's docs/interop/qcow2.txt) over a qcow2 base, its format said, with a virtual
/// size that is never below the base's; up to 4 TiB. A millisecond, where a qemu-img process takes a hundred.
Result<> createOverlay(const QString& path, const QString& base, Bytes size);

} // namespace Foreguest
