// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/manifest/toml.h"

#include <QHash>
#include <QJsonArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace Foreguest {

namespace {
constexpr int deepestValue = 32;
constexpr qsizetype deepestTable = 32;

class TomlReader
{
public:
    explicit TomlReader(const QByteArray& text)
        : m_text(text)
    {
    }

    QJsonObject read()
    {
        QStringList table;
        bool isArray = false;
        QJsonObject open;
        const auto close = [&] {
            if (isArray)
                append(table, open);
            else
                merge(table, open);
            open = {};
        };
        while (m_at < m_text.size()) {
            skipBlank(true);
            if (m_at >= m_text.size())
                break;
            if (peek() == '[') {
                close();
                ++m_at;
                isArray = take('[');
                table = keys();
                while (take(']')) { }
            } else {
                const QStringList path = keys();
                skipBlank(false);
                if (!path.isEmpty() && take('=')) {
                    if (const auto value = readValue(0))
                        set(open, path, *value);
                }
            }
            skipLine();
        }
        close();
        for (auto it = m_lists.begin(); it != m_lists.end(); ++it)
            set(m_root, it.key().split(QChar(0x1F)), it.value());
        return m_root;
    }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool take(char c)
    {
        if (peek() != c || m_at >= m_text.size())
            return false;
        ++m_at;
        return true;
    }
    void skipLine()
    {
        const qsizetype end = m_text.indexOf('\n', m_at);
        m_at = end < 0 ? m_text.size() : end + 1;
    }
    void skipBlank(bool overLines)
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '#' && overLines)
                skipLine();
            else if (c == ' ' || c == '\t' || c == '\r' || (overLines && c == '\n'))
                ++m_at;
            else
                break;
        }
    }

    QStringList keys()
    {
        QStringList path;
        do {
            skipBlank(false);
            QString key;
            if (peek() == '"' || peek() == '\'') {
                key = readString().value_or(QString());
            } else {
                const qsizetype start = m_at;
                while (m_at < m_text.size()
                    && (isalnum(static_cast<unsigned char>(peek())) || peek() == '_' || peek() == '-'))
                    ++m_at;
                key = QString::fromUtf8(m_text.mid(start, m_at - start));
            }
            if (key.isEmpty() || path.size() >= deepestTable)
                return {};
            path.append(key);
            skipBlank(false);
        } while (take('.'));
        return path;
    }

    std::optional<QString> readString()
    {
        const char quote = peek();
        const QByteArray triple(3, quote);
        const bool isLong = m_text.mid(m_at, 3) == triple;
        m_at += isLong ? 3 : 1;
        QByteArray content;
        while (m_at < m_text.size()) {
            if (isLong ? m_text.mid(m_at, 3) == triple : peek() == quote) {
                m_at += isLong ? 3 : 1;
                return QString::fromUtf8(content);
            }
            if (!isLong && peek() == '\n')
                return std::nullopt;
            if (quote == '"' && peek() == '\\' && m_at + 1 < m_text.size()) {
                ++m_at;
                const char escaped = peek();
                content += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
            } else {
                content += peek();
            }
            ++m_at;
        }
        return std::nullopt;
    }

    std::optional<QJsonValue> readValue(int depth)
    {
        skipBlank(depth > 0);
        if (depth > deepestValue)
            return std::nullopt;
        if (peek() == '"' || peek() == '\'') {
            const auto text = readString();
            return text ? std::optional(QJsonValue(*text)) : std::nullopt;
        }
        if (take('['))
            return readArray(depth);
        if (take('{'))
            return readInline(depth);
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !QByteArrayView(",]}#\n").contains(peek()))
            ++m_at;
        const QByteArray word = m_text.mid(start, m_at - start).trimmed();
        if (word == "true" || word == "false")
            return QJsonValue(word == "true");
        bool isNumber = false;
        const double number = QByteArray(word).replace('_', "").toDouble(&isNumber);
        return isNumber ? QJsonValue(number) : QJsonValue(QString::fromUtf8(word));
    }

    std::optional<QJsonValue> readArray(int depth)
    {
        QJsonArray array;
        for (;;) {
            skipBlank(true);
            if (take(']'))
                return array;
            const qsizetype before = m_at;
            const auto value = readValue(depth + 1);
            if (!value)
                return std::nullopt;
            array.append(*value);
            skipBlank(true);
            if (!take(',') && peek() != ']')
                return std::nullopt;
            if (m_at == before)
                return std::nullopt;
        }
    }

    std::optional<QJsonValue> readInline(int depth)
    {
        QJsonObject object;
        for (;;) {
            skipBlank(true);
            if (take('}'))
                return object;
            const QStringList path = keys();
            skipBlank(false);
            if (path.isEmpty() || !take('='))
                return std::nullopt;
            const auto value = readValue(depth + 1);
            if (!value)
                return std::nullopt;
            set(object, path, *value);
            skipBlank(true);
            if (!take(',') && peek() != '}')
                return std::nullopt;
        }
    }

    /// Objects are values, so the ones on the way are taken out, changed and put back.
    static void set(QJsonObject& root, const QStringList& path, const QJsonValue& value)
    {
        std::vector<QJsonObject> chain { root };
        for (qsizetype i = 0; i + 1 < path.size(); ++i)
            chain.push_back(chain.back()[path[i]].toObject());
        chain.back()[path.back()] = value;
        for (size_t i = chain.size() - 1; i > 0; --i)
            chain[i - 1][path[qsizetype(i) - 1]] = chain[i];
        root = chain.front();
    }

    QJsonValue at(const QStringList& path) const
    {
        QJsonValue value = m_root;
        for (const QString& key : path)
            value = value.toObject()[key];
        return value;
    }

    void merge(const QStringList& table, const QJsonObject& open)
    {
        if (open.isEmpty())
            return;
        QJsonObject whole = table.isEmpty() ? m_root : at(table).toObject();
        for (auto it = open.begin(); it != open.end(); ++it)
            whole[it.key()] = it.value();
        if (table.isEmpty())
            m_root = whole;
        else
            set(m_root, table, whole);
    }

    void append(const QStringList& table, const QJsonObject& open)
    {
        // Lists grow apart and are put in their places at the end: each put copies the whole list.
        if (!table.isEmpty() && !open.isEmpty())
            m_lists[table.join(QChar(0x1F))].append(open);
    }

    const QByteArray& m_text;
    qsizetype m_at = 0;
    QJsonObject m_root;
    QHash<QString, QJsonArray> m_lists;
};
} // namespace

QJsonObject parseToml(const QByteArray& text)
{
    return TomlReader(text).read();
}

} // namespace Foreguest
