// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/grammars.h"

#include <utility>

extern "C" {
const TSLanguage* tree_sitter_bash();
const TSLanguage* tree_sitter_c();
const TSLanguage* tree_sitter_c_sharp();
const TSLanguage* tree_sitter_cpp();
const TSLanguage* tree_sitter_go();
const TSLanguage* tree_sitter_java();
const TSLanguage* tree_sitter_javascript();
const TSLanguage* tree_sitter_php();
const TSLanguage* tree_sitter_python();
const TSLanguage* tree_sitter_ruby();
const TSLanguage* tree_sitter_rust();
const TSLanguage* tree_sitter_tsx();
const TSLanguage* tree_sitter_typescript();
}

namespace Foreguest {

const TSLanguage* grammar(QByteArrayView name)
{
    static constexpr std::pair<const char*, const TSLanguage* (*)()> table[] {
        { "bash", tree_sitter_bash },
        { "c", tree_sitter_c },
        { "c_sharp", tree_sitter_c_sharp },
        { "cpp", tree_sitter_cpp },
        { "go", tree_sitter_go },
        { "java", tree_sitter_java },
        { "javascript", tree_sitter_javascript },
        { "php", tree_sitter_php },
        { "python", tree_sitter_python },
        { "ruby", tree_sitter_ruby },
        { "rust", tree_sitter_rust },
        { "tsx", tree_sitter_tsx },
        { "typescript", tree_sitter_typescript },
    };
    for (const auto& [known, function] : table) {
        if (name == QByteArrayView(known))
            return function();
    }
    return nullptr;
}

} // namespace Foreguest
