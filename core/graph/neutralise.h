// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/language.h"

#include <QByteArray>

namespace Foreguest {

/// The text with attribute-like macros (`Q_OBJECT`, `__BEGIN_DECLS`, `FOO_EXPORT`) blanked by spaces of equal length,
/// so that offsets stay and a grammar that knows no macros can go on. O(bytes).
QByteArray neutraliseMacros(const QByteArray& text);

/// The same for the macros that the language's data knows, wherever they stand; those for keywords become these.
/// O(bytes).
QByteArray blankKnownMacros(const QByteArray& text, const LanguageRules& rules);

} // namespace Foreguest
