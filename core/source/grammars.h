// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

struct TSLanguage;

namespace Foreguest {

/// The compiled grammar of that name (`python`), or nullptr. The only list of grammars in the sources.
const TSLanguage* grammar(QByteArrayView name);

} // namespace Foreguest
