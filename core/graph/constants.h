// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/roles.h"

#include <optional>
#include <string_view>

namespace Foreguest {

/// The value of an integer literal of any of the languages (`0x1F`, `1_000`, `10UL`, `1e6`), if it fits and is whole.
std::optional<qint64> parseNumber(std::string_view text);

/// The value of `left op right`, or nothing where it overflows, is undefined or no number. O(log right).
std::optional<qint64> fold(OperatorClass operation, qint64 left, qint64 right);

} // namespace Foreguest
