// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

namespace Foreguest {

/// What a view shows of a file.
struct SourceText
{
    QString text;
    qint64 fileBytes = 0;
    bool truncated = false; ///< The file is longer than what is shown.
    bool repaired = false; ///< Bytes that are not UTF-8, or NUL, were replaced.
};

/// The first `limit` bytes of a file as text. Never reads more, whatever the file is.
Result<SourceText> readSource(const QString& path, qint64 limit);

} // namespace Foreguest
