// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/query.h"

#include "core/query/compiler.h"
#include "core/query/parser.h"
#include "core/query/queryconnection.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

namespace Foreguest {

namespace {

/// Makes cells of rows, and notes which nodes and edges they name.
class RowReader
{
public:
    QueryValue read(const SqliteStatement& row, int column, const QueryColumn& kind)
    {
        using Type = SqliteStatement::ValueType;
        switch (row.type(column)) {
        case Type::Integer:
            return number(row.integer(column), kind.type);
        case Type::Real:
            return { row.real(column) };
        case Type::Text: {
            const QByteArray text = row.text(column).toByteArray();
            if (kind.type == QueryType::Path)
                return path(QJsonDocument::fromJson(text).array());
            if (kind.type == QueryType::List)
                return list(QJsonDocument::fromJson(text).array(), kind.element);
            return { QString::fromUtf8(text) };
        }
        default:
            return {};
        }
    }

    std::vector<qint64> nodes, edges;

private:
    QueryValue number(qint64 value, QueryType type)
    {
        switch (type) {
        case QueryType::Boolean:
            return { value != 0 };
        case QueryType::Node:
            nodes.push_back(value);
            return { NodeReference { value } };
        case QueryType::Edge:
            edges.push_back(value);
            return { EdgeReference { value } };
        default:
            return { value };
        }
    }

    QueryValue path(const QJsonArray& array)
    {
        PathValue path;
        for (qsizetype i = 0; i < array.size(); ++i)
            (i % 2 == 0 ? path.nodes : path.edges).push_back(array[i].toInteger());
        nodes.insert(nodes.end(), path.nodes.begin(), path.nodes.end());
        edges.insert(edges.end(), path.edges.begin(), path.edges.end());
        return { path };
    }

    QueryValue element(const QJsonValue& value, QueryType type)
    {
        switch (value.type()) {
        case QJsonValue::Bool:
            return { value.toBool() };
        case QJsonValue::Double:
            if (const double real = value.toDouble(); real != double(value.toInteger()))
                return { real };
            return number(value.toInteger(), type);
        case QJsonValue::String:
            return { value.toString() };
        case QJsonValue::Array:
            if (type == QueryType::Path)
                return path(value.toArray());
            // Lists in lists: what the inner ones hold is not known any more.
            return { QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)) };
        default:
            return {};
        }
    }

    QueryValue list(const QJsonArray& array, QueryType type)
    {
        QueryList values;
        for (const QJsonValue value : array)
            values.push_back(element(value, type));
        return { std::move(values) };
    }
};

void bindAll(SqliteStatement& statement, const std::vector<QVariant>& bindings, std::vector<QByteArray>& texts)
{
    texts.reserve(bindings.size());
    for (size_t i = 0; i < bindings.size(); ++i) {
        const int position = int(i) + 1;
        switch (bindings[i].userType()) {
        case QMetaType::LongLong:
            statement.bind(position, bindings[i].toLongLong());
            break;
        case QMetaType::Double:
            statement.bind(position, bindings[i].toDouble());
            break;
        case QMetaType::QString:
            texts.push_back(bindings[i].toString().toUtf8());
            statement.bindText(position, texts.back());
            break;
        default:
            statement.bindNull(position);
            break;
        }
    }
}

/// What stopped a query, in words of the query rather than of SQLite.
Error explained(Error error, const QueryGuard& guard, const QueryOptions& options)
{
    if (guard.isLate())
        return { ErrorCode::TimedOut,
            QStringLiteral("The query took longer than %1 s and was stopped.")
                .arg(double(options.timeout.count()) / 1000),
            QStringLiteral("Narrow the pattern (labels, names, a shorter *1..n), or allow more time (--timeout)."),
            {} };
    if (error.code == ErrorCode::Internal)
        return { ErrorCode::InvalidInput, QStringLiteral("The query can't be answered: %1.").arg(error.details),
            QStringLiteral("Make the query simpler; docs/query.md tells what is understood."), {} };
    return error;
}

Result<> fill(QueryResult& result, const QueryConnection& connection, const CompiledQuery& compiled, qint64 maximumRows)
{
    FOREGUEST_TRY_ASSIGN(statement, connection.prepare(compiled.sql));
    if (!statement.isReadOnly() || statement.columnCount() != int(compiled.columns.size()))
        return failure(ErrorCode::Internal, QStringLiteral("The compiled query is not one that only reads."));
    std::vector<QByteArray> texts;
    bindAll(statement, compiled.bindings, texts);
    RowReader reader;
    while (true) {
        FOREGUEST_TRY_ASSIGN(more, statement.step());
        if (!more)
            break;
        if (qint64(result.rows.size()) >= maximumRows) {
            result.truncated = true;
            break;
        }
        QueryList row;
        for (size_t column = 0; column < compiled.columns.size(); ++column)
            row.push_back(reader.read(statement, int(column), compiled.columns[column]));
        result.rows.push_back(std::move(row));
    }
    statement.reset();
    return connection.complete(result, reader.nodes, reader.edges);
}

} // namespace

Result<QueryResult> runQuery(
    const QString& path, const QString& text, const QueryOptions& options, const TaskContext& context)
{
    QElapsedTimer timer;
    timer.start();
    FOREGUEST_TRY_ASSIGN(tree, parseQuery(text));
    FOREGUEST_TRY_ASSIGN(compiled, compileQuery(tree, options.parameters));
    QueryGuard guard(context, options.timeout);
    FOREGUEST_TRY_ASSIGN(connection, QueryConnection::open(path, guard));
    QueryResult result;
    for (const QueryColumn& column : compiled.columns)
        result.columns << column.name;
    if (auto filled = fill(result, *connection, compiled, options.maximumRows); !filled)
        return tl::unexpected(explained(filled.error(), guard, options));
    result.elapsedMs = double(timer.nsecsElapsed()) / 1e6;
    return result;
}

Result<QueryResult> readWholeGraph(const QString& path, const TaskContext& context)
{
    QueryGuard guard(context, std::chrono::hours(24));
    FOREGUEST_TRY_ASSIGN(connection, QueryConnection::open(path, guard));
    QueryResult result;
    FOREGUEST_TRY(connection->readAll(result));
    return result;
}

Result<QString> explainQuery(const QString& text, const QVariantMap& parameters)
{
    FOREGUEST_TRY_ASSIGN(tree, parseQuery(text));
    FOREGUEST_TRY_ASSIGN(compiled, compileQuery(tree, parameters));
    return QString::fromUtf8(compiled.sql);
}

Result<std::pair<QString, QVariant>> readParameter(const QString& text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0)
        return failure(ErrorCode::InvalidInput, QStringLiteral("A parameter is written name=value, not %1.").arg(text));
    QString name = text.left(equals).trimmed();
    if (name.startsWith(u'$'))
        name.remove(0, 1);
    const QString value = text.mid(equals + 1);
    // Only arrays and objects are whole JSON documents to Qt.
    const QJsonDocument document = QJsonDocument::fromJson('[' + value.toUtf8() + ']');
    if (document.isArray() && document.array().size() == 1 && !document.array().first().isObject()) {
        const QJsonValue first = document.array().first();
        const bool isWhole = first.isDouble() && first.toDouble() == double(first.toInteger());
        return std::pair(name, isWhole ? QVariant(qint64(first.toInteger())) : first.toVariant());
    }
    return std::pair(name, QVariant(value));
}

} // namespace Foreguest
