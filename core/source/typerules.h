// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/language.h"

#include <QJsonObject>

namespace Foreguest {

/// Reads what a language.json says of static types, of code that runs unseen (initialisers, callbacks) and of
/// reflection. Returns what is wrong, or nothing.
QString loadStaticTypes(LanguageRules& rules, const QJsonObject& json);

} // namespace Foreguest
