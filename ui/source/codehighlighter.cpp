// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/codehighlighter.h"

#include "core/base/paths.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Foreguest {

namespace {

/// Longer lines (minified code) are shown plain, so that no line can hold up the window.
constexpr qsizetype longestLine = 5000;

QTextCharFormat formatOf(ColorRole role, bool italic = false)
{
    QTextCharFormat format;
    format.setForeground(themeColor(role, QGuiApplication::palette()));
    format.setFontItalic(italic);
    return format;
}

} // namespace

CodeHighlighter::CodeHighlighter(QTextDocument* document)
    : QSyntaxHighlighter(document)
{
}

void CodeHighlighter::setLanguage(const QString& language)
{
    if (language == m_language)
        return;
    m_language = language;
    m_spans.clear();
    m_keywords.clear();
    const Result<QByteArray> data = readResource(QStringLiteral("highlight/%1.json").arg(language));
    if (!data)
        return;
    const QJsonObject object = QJsonDocument::fromJson(*data).object();
    const QJsonArray spans = object[QStringLiteral("spans")].toArray();
    for (const QJsonValue span : spans) {
        m_spans.push_back({ .open = span[QStringLiteral("open")].toString(),
            .close = span[QStringLiteral("close")].toString(),
            .isComment = span[QStringLiteral("comment")].toBool(),
            .overLines = span[QStringLiteral("overLines")].toBool() });
    }
    const QStringList keywords = object[QStringLiteral("keywords")].toString().split(u' ', Qt::SkipEmptyParts);
    m_keywords = QSet<QString>(keywords.begin(), keywords.end());
}

int CodeHighlighter::spanAt(const QString& text, qsizetype at) const
{
    for (size_t i = 0; i < m_spans.size(); ++i) {
        if (QStringView(text).mid(at).startsWith(m_spans[i].open))
            return static_cast<int>(i);
    }
    return -1;
}

qsizetype CodeHighlighter::finishSpan(const QString& text, qsizetype from, int span, qsizetype bodyFrom)
{
    const Span& kind = m_spans[static_cast<size_t>(span)];
    qsizetype end = text.size();
    bool isClosed = kind.close.isEmpty();
    for (qsizetype at = bodyFrom; !kind.close.isEmpty() && at < text.size(); ++at) {
        if (!kind.isComment && text[at] == u'\\') {
            ++at;
        } else if (QStringView(text).mid(at).startsWith(kind.close)) {
            end = at + kind.close.size();
            isClosed = true;
            break;
        }
    }
    if (!isClosed && kind.overLines)
        setCurrentBlockState(span);
    const QTextCharFormat format = kind.isComment ? formatOf(ColorRole::Muted, true) : formatOf(ColorRole::Good);
    setFormat(static_cast<int>(from), static_cast<int>(end - from), format);
    return end;
}

void CodeHighlighter::highlightBlock(const QString& text)
{
    setCurrentBlockState(-1);
    if (m_spans.empty() || text.size() > longestLine)
        return;
    qsizetype at = 0;
    if (const int open = previousBlockState(); open >= 0 && static_cast<size_t>(open) < m_spans.size())
        at = finishSpan(text, 0, open, 0);
    while (at < text.size()) {
        if (const int span = spanAt(text, at); span >= 0) {
            at = finishSpan(text, at, span, at + m_spans[static_cast<size_t>(span)].open.size());
            continue;
        }
        if (!text[at].isLetterOrNumber() && text[at] != u'_' && text[at] != u'#') {
            ++at;
            continue;
        }
        const qsizetype start = at++;
        while (at < text.size() && (text[at].isLetterOrNumber() || text[at] == u'_'))
            ++at;
        const int length = static_cast<int>(at - start);
        if (text[start].isDigit())
            setFormat(static_cast<int>(start), length, formatOf(ColorRole::Warning));
        else if (m_keywords.contains(text.mid(start, length)))
            setFormat(static_cast<int>(start), length, formatOf(ColorRole::EdgeOut));
    }
}

} // namespace Foreguest
