// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/entryscan.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace Foreguest {

namespace {

constexpr qsizetype largestScanned = 4LL * 1024 * 1024;

/// The offset behind a text that begins at `at` with `quote`; a text of one line ends with its line.
qsizetype endOfText(const QString& text, qsizetype at, QStringView quote)
{
    const bool hasLines = quote.size() > 1 || quote == u"`";
    for (qsizetype i = at + quote.size(); i < text.size(); ++i) {
        if (text[i] == u'\\' && quote != u"`")
            ++i;
        else if (text[i] == u'\n' && !hasLines)
            return i;
        else if (QStringView(text).sliced(i).startsWith(quote))
            return i + quote.size();
    }
    return text.size();
}

/// A quote may begin a character, or a lifetime of Rust, which has no end.
bool isCharacter(const QString& text, qsizetype at)
{
    return (at + 2 < text.size() && text[at + 2] == u'\'') || (at + 1 < text.size() && text[at + 1] == u'\\');
}

/// The offset behind the comment or text that begins at `at`; `at` itself where none does.
qsizetype endOfBlank(const QString& text, qsizetype at)
{
    const QStringView rest = QStringView(text).sliced(at);
    if (rest.startsWith(u"//")) {
        const qsizetype end = text.indexOf(u'\n', at);
        return end < 0 ? text.size() : end;
    }
    if (rest.startsWith(u"/*")) {
        const qsizetype end = text.indexOf(QLatin1StringView("*/"), at + 2);
        return end < 0 ? text.size() : end + 2;
    }
    for (const QStringView quote : { QStringView(u"\"\"\""), QStringView(u"\""), QStringView(u"`") }) {
        if (rest.startsWith(quote))
            return endOfText(text, at, quote);
    }
    return rest.startsWith(u'\'') && isCharacter(text, at) ? endOfText(text, at, u"'") : at;
}

/// Whether the block that opens first behind `from` is still open at `at`.
bool encloses(const QString& text, qsizetype from, qsizetype at)
{
    int depth = 0;
    bool isOpen = false;
    for (qsizetype i = from; i < at; ++i) {
        if (text[i] == u'{') {
            ++depth;
            isOpen = true;
        } else if (text[i] == u'}' && --depth <= 0) {
            return false;
        } else if (text[i] == u';' && !isOpen) {
            return false;
        }
    }
    return depth > 0;
}

} // namespace

QString withoutComments(const QByteArray& source)
{
    QString text = QString::fromUtf8(source.left(largestScanned));
    for (qsizetype at = 0; at < text.size(); ++at) {
        const qsizetype end = endOfBlank(text, at);
        for (qsizetype i = at; i < end; ++i) {
            if (text[i] != u'\n')
                text[i] = u' ';
        }
        at = std::max(at, end - 1);
    }
    return text;
}

bool beginsHere(const Toolchain& tools, const QByteArray& source)
{
    if (tools.mainPattern.isEmpty())
        return false;
    const QRegularExpression main(tools.mainPattern, QRegularExpression::MultilineOption);
    return main.match(withoutComments(source)).hasMatch();
}

QString entrySymbol(const Toolchain& tools, const QString& fileName, const QByteArray& source)
{
    const QString text = withoutComments(source);
    const QRegularExpression main(tools.mainPattern, QRegularExpression::MultilineOption);
    const QRegularExpression space(tools.namespacePattern, QRegularExpression::MultilineOption);
    const QRegularExpression type(tools.typePattern, QRegularExpression::MultilineOption);
    const auto begin = main.match(text);
    QStringList types;
    if (begin.hasMatch()) {
        constexpr int mostTypes = 10'000;
        int seen = 0;
        for (auto found = type.globalMatch(text); found.hasNext() && ++seen < mostTypes;) {
            const auto match = found.next();
            if (match.capturedStart() < begin.capturedStart()
                && encloses(text, match.capturedEnd(), begin.capturedStart()))
                types << match.captured(1);
        }
    }
    if (types.isEmpty())
        types << QFileInfo(fileName).completeBaseName();
    const auto declared = space.match(text);
    const QString prefix = declared.hasMatch() ? declared.captured(1) + u'.' : QString();
    return prefix + types.join(u'$');
}

} // namespace Foreguest
