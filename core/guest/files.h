// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace Foreguest {

/// The bytes of a file of ours (an image's metadata, a kernel, a module).
Result<QByteArray> readWholeFile(const QString& path);
/// Writes a file beside `path` and renames it, so that readers see the old content or the new one.
/// A full disk gives ErrorCode::ResourceExhausted.
Result<> writeWholeFile(const QString& path, const QByteArray& content);
/// SHA-256 (hex) of a file's content, read in pieces.
Result<QString> fileHash(const QString& path);

} // namespace Foreguest
