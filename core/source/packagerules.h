// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/language.h"

class QJsonObject;

namespace Foreguest {

/// Reads what language.json says of packages, structural interfaces, traits and extensions of types.
void loadPackageRules(LanguageRules& rules, const QJsonObject& json);

} // namespace Foreguest
