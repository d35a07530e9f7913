// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace Foreguest {

/// A file that becomes a program's standard input; at most 64 MiB.
Result<QByteArray> readInput(const QString& path);

} // namespace Foreguest
