// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace Foreguest {

/// Reads a source file, or says why it is not one: missing, unreadable, a pipe, device or socket (never opened), larger
/// than `maximumBytes` (never read), binary (NUL bytes), or changing while it was read (after one more try).
/// UTF-16 that says so by its byte order mark comes as UTF-8; invalid UTF-8 is passed on: the grammars recover from it.
/// O(bytes).
Result<QByteArray> readSource(const QString& path, quint64 maximumBytes);

/// UTF-16 with a byte order mark as UTF-8 without one; any other bytes as they are. O(bytes).
QByteArray fromUtf16(const QByteArray& bytes);

/// The text as valid UTF-8: every byte that is none becomes `?`, so that offsets stay. O(bytes).
QByteArray toValidUtf8(QByteArrayView text);
bool isValidUtf8(QByteArrayView text);

} // namespace Foreguest
