// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runner.h"

namespace Foreguest {

/// Bounds of what is copied into a guest.
inline constexpr qint64 largestProgram = 64LL * 1024 * 1024;
inline constexpr qsizetype mostFiles = 10'000;

/// Reads one regular file; what would go beyond `budget` bytes is ErrorCode::ResourceExhausted. Neither
/// waits for a pipe nor follows a symbolic link, where `followLink` is false.
Result<QByteArray> readProgramFile(const QString& path, qint64 budget, bool followLink);

/// All regular files below a folder, sorted by path; version control and caches are left out, symbolic links and what
/// is no regular file are skipped.
Result<std::vector<Program::File>> readProgramFolder(const QString& folder, const TaskContext& context);

} // namespace Foreguest
