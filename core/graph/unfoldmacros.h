// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/language.h"

#include <QByteArray>

namespace Foreguest {

/// A text of equal length whose macros of known meaning parse as calls (`println!(a)` as `println_(a)`) or as lists
/// (`vec![a]` as `[a]`): grammars leave the arguments of macros unparsed. O(bytes).
QByteArray unfoldMacros(const QByteArray& text, const LanguageRules& rules);

} // namespace Foreguest
