// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/neutralise.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr qsizetype shortestMacro = 4;

bool isWordByte(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

bool looksLikeMacro(QByteArrayView word)
{
    const bool isLoud = std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return isLoud && word.size() >= shortestMacro && word.contains('_') && !(word[0] >= '0' && word[0] <= '9');
}

/// Index after the parenthesis that closes the one at `open`, or -1.
qsizetype closingParenthesis(const QByteArray& text, qsizetype open)
{
    int depth = 0;
    for (qsizetype i = open; i < std::min(text.size(), open + 2000); ++i) {
        depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        if (depth == 0)
            return i + 1;
    }
    return -1;
}

qsizetype skipSpaces(const QByteArray& text, qsizetype i)
{
    while (i < text.size() && (text[i] == ' ' || text[i] == '\t'))
        ++i;
    return i;
}

void blank(QByteArray& text, qsizetype from, qsizetype to)
{
    for (qsizetype i = from; i < to; ++i) {
        if (text[i] != '\n' && text[i] != '\r')
            text[i] = ' ';
    }
}

/// Index after the comment or literal that starts at `i`, or `i` itself.
qsizetype skipQuoted(const QByteArray& text, qsizetype i)
{
    const auto end = [&](QByteArrayView mark, qsizetype from) {
        const qsizetype at = text.indexOf(mark.toByteArray(), from);
        return at < 0 ? text.size() : at + mark.size();
    };
    if (text[i] == '/' && i + 1 < text.size() && text[i + 1] == '/')
        return end("\n", i);
    if (text[i] == '/' && i + 1 < text.size() && text[i + 1] == '*')
        return end("*/", i + 2);
    if (text[i] != '"' && text[i] != '\'')
        return i;
    for (qsizetype at = i + 1; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == text[i] || text[at] == '\n')
            return at + 1;
    }
    return text.size();
}
} // namespace

QByteArray neutraliseMacros(const QByteArray& text)
{
    QByteArray result = text;
    bool isLineStart = true;
    for (qsizetype i = 0; i < text.size();) {
        if (const qsizetype after = skipQuoted(text, i); after != i) {
            i = after;
            continue;
        }
        if (isLineStart && text[i] == '#') {
            const qsizetype end = text.indexOf('\n', i);
            i = end < 0 ? text.size() : end;
            continue;
        }
        if (!isWordByte(text[i])) {
            isLineStart = text[i] == '\n' || (isLineStart && (text[i] == ' ' || text[i] == '\t'));
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && isWordByte(text[end]))
            ++end;
        if (looksLikeMacro(QByteArrayView(text).sliced(i, end - i))) {
            const qsizetype next = skipSpaces(text, end);
            const char follow = next < text.size() ? text[next] : '\n';
            const bool isAlone = isLineStart && (follow == '\n' || follow == '\r');
            const bool isAttribute = isWordByte(follow) || follow == '~' || follow == ':' || follow == '{';
            const qsizetype close = follow == '(' && isLineStart ? closingParenthesis(text, next) : -1;
            const qsizetype afterCall = close < 0 ? -1 : skipSpaces(text, close);
            if (isAlone || isAttribute)
                blank(result, i, end);
            else if (afterCall >= 0 && (afterCall == text.size() || text[afterCall] == '\n'))
                blank(result, i, close);
        }
        isLineStart = false;
        i = end;
    }
    return result;
}

} // namespace Foreguest
