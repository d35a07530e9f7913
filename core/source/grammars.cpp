// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/grammars.h"

#include <utility>

extern "C" {
const TSLanguage* tree_sitter_c();
const TSLanguage* tree_sitter_cpp();
const TSLanguage* tree_sitter_javascript();
const TSLanguage* tree_sitter_python();
}

namespace Foreguest {

const TSLanguage* grammar(QByteArrayView name)
{
    static constexpr std::pair<const char*, const TSLanguage* (*)()> table[] {
        { "c", tree_sitter_c },
        { "cpp", tree_sitter_cpp },
        { "javascript", tree_sitter_javascript },
        { "python", tree_sitter_python },
    };
    for (const auto& [known, function] : table) {
        if (name == QByteArrayView(known))
            return function();
    }
    return nullptr;
}

} // namespace Foreguest
