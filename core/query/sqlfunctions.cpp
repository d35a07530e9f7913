// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/sqlfunctions.h"

#include "core/query/schema.h"
#include "core/store/sqlitestatement.h"

#include <QRegularExpression>

#include <sqlite3.h>

namespace Foreguest {

namespace {

QByteArray bytesOf(sqlite3_value* value)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return { text, sqlite3_value_bytes(value) };
}

void giveText(sqlite3_context* context, const QByteArray& text)
{
    sqlite3_result_text(context, text.constData(), int(text.size()), SQLITE_TRANSIENT);
}

/// The elements of a path, which is a JSON array of numbers.
QList<QByteArray> elementsOf(sqlite3_value* value)
{
    QByteArray text = bytesOf(value);
    if (text.startsWith('[') && text.endsWith(']'))
        text = text.mid(1, text.size() - 2);
    return text.isEmpty() ? QList<QByteArray>() : text.split(',');
}

void givePath(sqlite3_context* context, const QList<QByteArray>& elements)
{
    giveText(context, '[' + elements.join(',') + ']');
}

void givePart(sqlite3_context* context, sqlite3_value* path, qsizetype first)
{
    if (sqlite3_value_type(path) == SQLITE_NULL)
        return;
    const QList<QByteArray> elements = elementsOf(path);
    QList<QByteArray> part;
    for (qsizetype i = first; i < elements.size(); i += 2)
        part << elements[i];
    givePath(context, part);
}

void pathNodes(sqlite3_context* context, int, sqlite3_value** values)
{
    givePart(context, values[0], 0);
}

void pathEdges(sqlite3_context* context, int, sqlite3_value** values)
{
    givePart(context, values[0], 1);
}

void reversePath(sqlite3_context* context, int, sqlite3_value** values)
{
    if (sqlite3_value_type(values[0]) == SQLITE_NULL)
        return;
    QList<QByteArray> elements = elementsOf(values[0]);
    std::reverse(elements.begin(), elements.end());
    givePath(context, elements);
}

/// Paths one after the other; each begins with the node that the one before ended with.
void joinPaths(sqlite3_context* context, int count, sqlite3_value** values)
{
    QList<QByteArray> joined;
    for (int i = 0; i < count; ++i) {
        if (sqlite3_value_type(values[i]) == SQLITE_NULL)
            return;
        joined << (i == 0 ? elementsOf(values[i]) : elementsOf(values[i]).mid(1));
    }
    givePath(context, joined);
}

void deleteExpression(void* expression)
{
    delete static_cast<QRegularExpression*>(expression);
}

void matches(sqlite3_context* context, int, sqlite3_value** values)
{
    if (sqlite3_value_type(values[0]) == SQLITE_NULL || sqlite3_value_type(values[1]) == SQLITE_NULL)
        return;
    auto* expression = static_cast<QRegularExpression*>(sqlite3_get_auxdata(context, 1));
    std::unique_ptr<QRegularExpression> own;
    if (!expression) {
        const QString pattern = QString::fromUtf8(bytesOf(values[1]));
        own = std::make_unique<QRegularExpression>(
            QRegularExpression::anchoredPattern(pattern), QRegularExpression::UseUnicodePropertiesOption);
        if (!own->isValid()) {
            const QByteArray message = "This is no regular expression: " + own->errorString().toUtf8();
            sqlite3_result_error(context, message.constData(), int(message.size()));
            return;
        }
        expression = own.get();
    }
    sqlite3_result_int(context, expression->match(QString::fromUtf8(bytesOf(values[0]))).hasMatch() ? 1 : 0);
    // SQLite may free it at once, so this comes last.
    if (own)
        sqlite3_set_auxdata(context, 1, own.release(), deleteExpression);
}

void relationType(sqlite3_context* context, int, sqlite3_value** values)
{
    const int kind = sqlite3_value_int(values[0]);
    if (sqlite3_value_type(values[0]) == SQLITE_INTEGER && kind >= 0 && kind < GraphSchema::edgeKindCount)
        giveText(context, GraphSchema::relationType(EdgeKind(kind)).toUtf8());
}

void nodeLabels(sqlite3_context* context, int, sqlite3_value** values)
{
    const int kind = sqlite3_value_int(values[0]);
    if (sqlite3_value_type(values[0]) != SQLITE_INTEGER || kind < 0 || kind >= GraphSchema::nodeKindCount)
        return;
    giveText(context,
        "[\"" + GraphSchema::label(NodeKind(kind)).toUtf8() + '"'
            + (sqlite3_value_int(values[1]) != 0 ? ",\"External\"]" : "]"));
}

} // namespace

Result<> registerSqlFunctions(sqlite3* connection)
{
    struct Function
    {
        const char* name;
        int arguments;
        void (*call)(sqlite3_context*, int, sqlite3_value**);
    };
    for (const Function& function : { Function { "matches", 2, matches }, { "path_nodes", 1, pathNodes },
             { "path_edges", 1, pathEdges }, { "reverse_path", 1, reversePath }, { "join_paths", -1, joinPaths },
             { "relation_type", 1, relationType }, { "node_labels", 2, nodeLabels } }) {
        if (sqlite3_create_function(connection, function.name, function.arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                nullptr, function.call, nullptr, nullptr)
            != SQLITE_OK)
            return tl::unexpected(sqliteError(connection, QString::fromLatin1(function.name)));
    }
    return {};
}

} // namespace Foreguest
