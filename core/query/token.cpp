// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/token.h"

namespace Foreguest {

namespace {

class Lexer
{
public:
    explicit Lexer(const QString& text)
        : m_text(text)
    {
    }

    Result<std::vector<Token>> read()
    {
        while (true) {
            FOREGUEST_TRY(skipSpace());
            if (m_at >= m_text.size())
                break;
            FOREGUEST_TRY(readOne());
        }
        m_tokens.push_back({ TokenKind::End, {}, { m_text.size(), m_text.size() }, false });
        return std::move(m_tokens);
    }

private:
    QChar at(qsizetype offset = 0) const
    {
        return m_at + offset < m_text.size() ? m_text[m_at + offset] : QChar(u'\0');
    }
    void push(TokenKind kind, QString text, qsizetype begin, bool isQuoted = false)
    {
        m_tokens.push_back({ kind, std::move(text), { begin, m_at }, isQuoted });
    }

    Result<> skipSpace()
    {
        while (m_at < m_text.size()) {
            if (at().isSpace()) {
                ++m_at;
            } else if (at() == u'/' && at(1) == u'/') {
                while (m_at < m_text.size() && at() != u'\n')
                    ++m_at;
            } else if (at() == u'/' && at(1) == u'*') {
                const qsizetype end = m_text.indexOf(QLatin1String("*/"), m_at + 2);
                if (end < 0)
                    return queryFailure(
                        m_text, { m_at, m_at + 2 }, QStringLiteral("This comment has no end; expected */ after it"));
                m_at = end + 2;
            } else {
                break;
            }
        }
        return {};
    }

    static bool beginsName(QChar character) { return character.isLetter() || character == u'_'; }
    static bool continuesName(QChar character) { return character.isLetterOrNumber() || character == u'_'; }

    QString readName()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && continuesName(at()))
            ++m_at;
        return m_text.mid(begin, m_at - begin);
    }

    Result<> readOne()
    {
        const qsizetype begin = m_at;
        if (beginsName(at())) {
            const QString name = readName();
            push(TokenKind::Name, name, begin);
            return {};
        }
        if (at().isDigit() || (at() == u'.' && at(1).isDigit()))
            return readNumber();
        if (at() == u'\'' || at() == u'"')
            return readText();
        if (at() == u'`')
            return readQuotedName();
        if (at() == u'$' && continuesName(at(1))) {
            ++m_at;
            const QString name = readName();
            push(TokenKind::Parameter, name, begin);
            return {};
        }
        for (const auto& symbol : { QStringLiteral("<="), QStringLiteral(">="), QStringLiteral("<>"),
                 QStringLiteral("!="), QStringLiteral("=~"), QStringLiteral("..") }) {
            if (QStringView(m_text).mid(m_at, 2) == symbol) {
                m_at += 2;
                push(TokenKind::Symbol, symbol, begin);
                return {};
            }
        }
        if (!QStringLiteral("()[]{}:,.|-<>=+*/%;").contains(at()))
            return queryFailure(
                m_text, { begin, begin + 1 }, QStringLiteral("The character “%1” has no meaning here").arg(at()));
        const QString symbol(at());
        ++m_at;
        push(TokenKind::Symbol, symbol, begin);
        return {};
    }

    Result<> readNumber()
    {
        const qsizetype begin = m_at;
        bool isReal = false;
        const auto digits = [this] {
            while (at().isDigit())
                ++m_at;
        };
        digits();
        // Two dots are a range: `1..3`.
        if (at() == u'.' && at(1).isDigit()) {
            isReal = true;
            ++m_at;
            digits();
        }
        if (at() == u'e' || at() == u'E') {
            const qsizetype sign = at(1) == u'-' || at(1) == u'+' ? 1 : 0;
            if (at(1 + sign).isDigit()) {
                isReal = true;
                m_at += 1 + sign;
                digits();
            }
        }
        if (beginsName(at()))
            return queryFailure(
                m_text, { begin, m_at + 1 }, QStringLiteral("A name can't begin with a digit, and a number ends here"));
        push(isReal ? TokenKind::Real : TokenKind::Integer, m_text.mid(begin, m_at - begin), begin);
        return {};
    }

    Result<> readText()
    {
        const qsizetype begin = m_at;
        const QChar quote = at();
        QString value;
        for (++m_at; m_at < m_text.size() && at() != quote; ++m_at) {
            if (at() != u'\\') {
                value += at();
                continue;
            }
            ++m_at;
            FOREGUEST_TRY_ASSIGN(escaped, readEscape());
            value += escaped;
        }
        if (m_at >= m_text.size())
            return queryFailure(m_text, { begin, begin + 1 },
                QStringLiteral("This text has no end; expected the closing %1").arg(quote));
        ++m_at;
        push(TokenKind::Text, value, begin);
        return {};
    }

    Result<QChar> readEscape()
    {
        switch (at().unicode()) {
        case u'n':
            return u'\n';
        case u't':
            return u'\t';
        case u'r':
            return u'\r';
        case u'\\':
        case u'\'':
        case u'"':
        case u'`':
            return at();
        case u'u': {
            bool isNumber = false;
            const ushort unit = QStringView(m_text).mid(m_at + 1, 4).toUShort(&isNumber, 16);
            if (isNumber && m_at + 4 < m_text.size()) {
                m_at += 4;
                return QChar(unit);
            }
            break;
        }
        default:
            break;
        }
        return queryFailure(m_text, { m_at - 1, m_at + 1 },
            QStringLiteral("Unknown escape; expected one of \\n \\t \\r \\\\ \\' \\\" \\uXXXX"));
    }

    Result<> readQuotedName()
    {
        const qsizetype begin = m_at;
        const qsizetype end = m_text.indexOf(u'`', m_at + 1);
        if (end < 0)
            return queryFailure(
                m_text, { begin, begin + 1 }, QStringLiteral("This name has no end; expected the closing `"));
        m_at = end + 1;
        push(TokenKind::Name, m_text.mid(begin + 1, end - begin - 1), begin, true);
        return {};
    }

    const QString& m_text;
    qsizetype m_at = 0;
    std::vector<Token> m_tokens;
};

} // namespace

Result<std::vector<Token>> readTokens(const QString& text)
{
    if (text.size() > maximumQueryBytes)
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("The query has %1 characters; at most %2 are read.")
                .arg(text.size())
                .arg(maximumQueryBytes));
    return Lexer(text).read();
}

tl::unexpected<Error> queryFailure(const QString& text, const QueryPlace& place, const QString& what)
{
    const qsizetype begin = std::clamp<qsizetype>(place.begin, 0, text.size());
    const qsizetype lineBegin = begin == 0 ? 0 : text.lastIndexOf(u'\n', begin - 1) + 1;
    qsizetype lineEnd = text.indexOf(u'\n', begin);
    if (lineEnd < 0)
        lineEnd = text.size();
    const qsizetype line = QStringView(text).first(lineBegin).count(u'\n') + 1;
    const qsizetype column = begin - lineBegin + 1;
    // Of a long line the part around the place is shown.
    constexpr qsizetype around = 60;
    const qsizetype from = std::max(lineBegin, begin - around);
    const qsizetype to = std::min(lineEnd, begin + around);
    QString shown = text.mid(from, to - from);
    for (QChar& character : shown) {
        if (!character.isPrint())
            character = u' ';
    }
    const QString ellipsis = from > lineBegin ? QStringLiteral("…") : QString();
    const qsizetype length = std::clamp<qsizetype>(place.end - begin, 1, std::max<qsizetype>(1, to - begin));
    const QString caret = QString(ellipsis.size() + begin - from, u' ') + QString(length, u'^');
    return failure(ErrorCode::InvalidInput, QStringLiteral("Line %1, column %2: %3.").arg(line).arg(column).arg(what),
        {}, ellipsis + shown + (to < lineEnd ? QStringLiteral("…") : QString()) + u'\n' + caret);
}

} // namespace Foreguest
