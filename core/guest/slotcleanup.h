// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace Foreguest {

/// Kills the QEMU processes of a slot and removes their overlays, sockets and libvirt's notes about them. Called only
/// with the slot's lock held, when its owner is gone. A process belongs to the slot where its name is that of a QEMU
/// system emulator and an argument names a path below `root`. Returns how many were killed.
///
/// Plain C++ without Qt, since the program foreguest-reaper uses it too; `root` is absolute, without a slash at its
/// end.
int cleanSlot(const std::string& root);

} // namespace Foreguest
