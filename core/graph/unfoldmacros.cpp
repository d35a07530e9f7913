// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/unfoldmacros.h"

#include <algorithm>

namespace Foreguest {

QByteArray unfoldMacros(const QByteArray& text, const LanguageRules& rules)
{
    constexpr qsizetype longestName = 64;
    QByteArray unfolded = text;
    const auto isPart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    for (qsizetype at = text.indexOf('!'); at >= 0; at = text.indexOf('!', at + 1)) {
        qsizetype start = at;
        while (start > 0 && at - start < longestName && isPart(text[start - 1]))
            --start;
        qsizetype open = at + 1;
        while (open < text.size() && text[open] == ' ')
            ++open;
        if (start == at || open >= text.size())
            continue;
        const std::string name(text.constData() + start, size_t(at - start));
        if (text[open] == '(' && rules.plainMacros.contains(name))
            unfolded[at] = '_';
        else if (text[open] == '[' && rules.listMacros.contains(name))
            std::fill(unfolded.begin() + start, unfolded.begin() + at + 1, ' ');
    }
    return unfolded;
}

} // namespace Foreguest
