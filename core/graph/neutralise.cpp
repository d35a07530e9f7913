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

/// Where a word stands, and what is behind it.
struct Word
{
    qsizetype start = 0, end = 0, next = 0;
    char follow = '\n';
    bool isLineStart = false;
};

/// Calls `see` for each word outside of comments, literals and directives; it returns the index after what it changed.
template <typename See> void forWords(const QByteArray& text, See&& see)
{
    bool isLineStart = true;
    for (qsizetype i = 0; i < text.size();) {
        if (const qsizetype after = skipQuoted(text, i); after != i) {
            i = after;
            continue;
        }
        if (isLineStart && text[i] == '#') {
            qsizetype end = text.indexOf('\n', i);
            while (end > 0 && text[end - 1] == '\\')
                end = text.indexOf('\n', end + 1);
            i = end < 0 ? text.size() : end;
            continue;
        }
        if (!isWordByte(text[i])) {
            isLineStart = text[i] == '\n' || (isLineStart && (text[i] == ' ' || text[i] == '\t'));
            ++i;
            continue;
        }
        Word word;
        word.start = i;
        word.end = i;
        while (word.end < text.size() && isWordByte(text[word.end]))
            ++word.end;
        word.next = skipSpaces(text, word.end);
        word.follow = word.next < text.size() ? text[word.next] : '\n';
        word.isLineStart = isLineStart;
        isLineStart = false;
        i = std::max(see(word), word.end);
    }
}

bool isKnown(const LanguageRules& rules, const std::string& name)
{
    return rules.blankMacros.contains(name)
        || std::any_of(rules.blankSuffixes.begin(), rules.blankSuffixes.end(), [&](const std::string& suffix) {
               return name.size() > suffix.size()
                   && name.compare(name.size() - suffix.size(), suffix.size(), suffix) == 0
                   && looksLikeMacro(QByteArrayView(name.data(), qsizetype(name.size())));
           });
}
/// `extern "C" {` or the brace that ends it, perhaps with a comment behind.
bool isLinkageBrace(QByteArray lines)
{
    lines.replace('\n', ' ');
    const QByteArray body = lines.simplified();
    const QByteArray rest = body.startsWith("extern \"C\" {") ? body.mid(12)
        : body.startsWith("extern \"C\"{")                    ? body.mid(11)
        : body.startsWith('}')                                ? body.mid(1)
                                                              : QByteArray("-");
    const QByteArray comment = rest.trimmed();
    return comment.isEmpty() || comment.startsWith("//") || (comment.startsWith("/*") && comment.endsWith("*/"));
}

/// A brace that only another language sees, around whole files, would put all that they hold under its condition.
void blankLinkageGuards(const QByteArray& text, const std::string& macro, QByteArray& result)
{
    constexpr qsizetype longestGuard = 200;
    const QByteArray name(macro.data(), qsizetype(macro.size()));
    for (qsizetype at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.size())) {
        const qsizetype start = text.lastIndexOf('\n', at) + 1;
        const qsizetype bodyStart = text.indexOf('\n', at) + 1;
        const qsizetype bodyEnd = bodyStart > 0 ? text.indexOf("#", bodyStart) : -1;
        const bool isGuard = bodyEnd > 0 && bodyEnd - bodyStart < longestGuard
            && text.mid(start, at - start).trimmed().startsWith("#if") && text.mid(bodyEnd, 6) == "#endif"
            && isLinkageBrace(text.mid(bodyStart, bodyEnd - bodyStart));
        if (!isGuard)
            continue;
        const qsizetype end = text.indexOf('\n', bodyEnd);
        blank(result, start, end < 0 ? text.size() : end);
    }
}
} // namespace

QByteArray blankKnownMacros(const QByteArray& text, const LanguageRules& rules)
{
    if (rules.blankMacros.empty())
        return text;
    QByteArray result = text;
    if (!rules.linkageMacro.empty())
        blankLinkageGuards(text, rules.linkageMacro, result);
    forWords(text, [&](const Word& word) {
        const std::string name(text.constData() + word.start, size_t(std::min<qsizetype>(word.end - word.start, 64)));
        if (const auto keyword = rules.keywordMacros.find(name); keyword != rules.keywordMacros.end()) {
            // `signals:` and `slots:`, not variables of that name.
            const bool isLabel = word.follow == ':' && text.mid(word.next, 2) != "::";
            if (isLabel && qsizetype(keyword->second.size()) <= word.end - word.start) {
                blank(result, word.start, word.end);
                std::copy(keyword->second.begin(), keyword->second.end(), result.begin() + word.start);
            }
            return word.end;
        }
        if (!isKnown(rules, name))
            return word.end;
        const qsizetype close = word.follow == '(' ? closingParenthesis(text, word.next) : -1;
        const qsizetype end = close < 0 ? word.end : close;
        blank(result, word.start, end);
        return end;
    });
    return result;
}

QByteArray neutraliseMacros(const QByteArray& text)
{
    QByteArray result = text;
    forWords(text, [&](const Word& word) {
        if (!looksLikeMacro(QByteArrayView(text).sliced(word.start, word.end - word.start)))
            return word.end;
        const bool isAlone = word.isLineStart && (word.follow == '\n' || word.follow == '\r');
        const bool isAttribute
            = isWordByte(word.follow) || word.follow == '~' || word.follow == ':' || word.follow == '{';
        const qsizetype close = word.follow == '(' && word.isLineStart ? closingParenthesis(text, word.next) : -1;
        const qsizetype afterCall = close < 0 ? -1 : skipSpaces(text, close);
        if (isAlone || isAttribute)
            blank(result, word.start, word.end);
        else if (afterCall >= 0 && (afterCall == text.size() || text[afterCall] == '\n'))
            blank(result, word.start, close);
        return word.end;
    });
    return result;
}

} // namespace Foreguest
