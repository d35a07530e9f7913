// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runner.h"

namespace Foreguest {

/// A toolchain's command with its placeholders replaced for a program, in the guest.
QStringList expandCommand(const QStringList& command, const Program& program);
/// What a run of the program and its preparation have in common: command, environment, folder, limits.
ExecRequest runRequest(const Program& program);
/// Where a file of the program is in the guest.
QString guestPath(const Program& program, const QString& relativePath);

} // namespace Foreguest
