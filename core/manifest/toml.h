// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace Foreguest {

/// The tables of a TOML 1.0 document as JSON values; dates and times stay texts. A line that is none is skipped, so
/// that a damaged file gives what can be read of it. Nesting of values is bounded. O(bytes).
QJsonObject parseToml(const QByteArray& text);

} // namespace Foreguest
