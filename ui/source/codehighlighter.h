// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QSyntaxHighlighter>

namespace Foreguest {

/// Comments, texts, numbers and keywords of a language, by the data in resources/highlight/<language>.json. Multi-line
/// comments and texts are followed over lines. A language without data is shown plain.
class CodeHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit CodeHighlighter(QTextDocument* document);

    void setLanguage(const QString& language);

protected:
    void highlightBlock(const QString& text) override;

private:
    /// From an opening mark to a closing one.
    struct Span
    {
        QString open, close;
        bool isComment = false;
        bool overLines = false;
    };
    qsizetype finishSpan(const QString& text, qsizetype from, int span, qsizetype bodyFrom);
    int spanAt(const QString& text, qsizetype at) const;

    QString m_language;
    std::vector<Span> m_spans;
    QSet<QString> m_keywords;
};

} // namespace Foreguest
