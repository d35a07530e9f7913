// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"
#include "app/foreguestctl/storedgraph.h"

#include "core/query/graphexporter.h"
#include "core/query/namedqueries.h"
#include "core/query/query.h"
#include "core/query/queryjson.h"

#include <QJsonArray>

namespace Foreguest {

namespace {

/// What is asked: text and parameters, and the paths that are left.
struct Question
{
    QString text;
    QueryOptions options;
    QStringList paths;
};

Result<ExitCode> listQueries(const Invocation& invocation)
{
    FOREGUEST_TRY_ASSIGN(queries, namedQueries());
    if (invocation.json()) {
        QJsonArray entries;
        for (const NamedQuery& query : queries)
            entries.append(
                QJsonObject { { QStringLiteral("name"), query.name }, { QStringLiteral("title"), query.title },
                    { QStringLiteral("description"), query.description }, { QStringLiteral("query"), query.text },
                    { QStringLiteral("parameters"), QJsonObject::fromVariantMap(query.parameters) } });
        invocation.print(QJsonObject { { QStringLiteral("schema"), QStringLiteral("foreguest.queries/1") },
            { QStringLiteral("queries"), entries } });
        return ExitCode::Done;
    }
    for (const NamedQuery& query : queries) {
        QStringList parameters;
        for (auto it = query.parameters.begin(); it != query.parameters.end(); ++it)
            parameters << QStringLiteral("--param %1=%2").arg(it.key(), it.value().toString());
        invocation.print(QStringLiteral("%1 %2%3\n    %4")
                             .arg(query.name, -18)
                             .arg(query.title,
                                 parameters.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(parameters.join(u' ')),
                                 query.description));
    }
    return ExitCode::Done;
}

Result<qint64> positiveNumber(const Invocation& invocation, const QString& option)
{
    bool isNumber = false;
    const double value = invocation.options().value(option).toDouble(&isNumber);
    constexpr double most = 1e9;
    if (!isNumber || value <= 0 || value > most)
        return wrongUse(QStringLiteral("--%1 expects a number above 0.").arg(option));
    return qint64(option == QLatin1String("timeout") ? std::max(1.0, value * 1000) : value);
}

Result<Question> readQuestion(const Invocation& invocation)
{
    Question question;
    question.paths = invocation.arguments();
    const QString name = invocation.options().value(QStringLiteral("named"));
    if (!name.isEmpty()) {
        FOREGUEST_TRY_ASSIGN(named, namedQuery(name));
        question.text = named.text;
        question.options.parameters = named.parameters;
    } else if (question.paths.isEmpty()) {
        return wrongUse(QStringLiteral("Give a query such as 'MATCH (f:Function) RETURN f', --named NAME or --list."));
    } else {
        question.text = question.paths.takeFirst();
    }
    for (const QString& text : invocation.options().values(QStringLiteral("param"))) {
        const auto parameter = readParameter(text);
        if (!parameter)
            return wrongUse(parameter.error().message);
        question.options.parameters.insert(parameter->first, parameter->second);
    }
    FOREGUEST_TRY_ASSIGN(timeout, positiveNumber(invocation, QStringLiteral("timeout")));
    FOREGUEST_TRY_ASSIGN(limit, positiveNumber(invocation, QStringLiteral("limit")));
    question.options.timeout = std::chrono::milliseconds(timeout);
    question.options.maximumRows = limit;
    return question;
}

void printTable(const Invocation& invocation, const QueryResult& result)
{
    constexpr qsizetype widest = 80;
    std::vector<QStringList> lines { result.columns };
    for (const QueryList& row : result.rows) {
        QStringList cells;
        for (const QueryValue& value : row)
            cells << result.text(value).replace(u'\n', u' ');
        lines.push_back(cells);
    }
    std::vector<qsizetype> widths(size_t(result.columns.size()), 0);
    for (const QStringList& cells : lines) {
        for (size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], std::min(widest, cells[qsizetype(i)].size()));
    }
    for (const QStringList& cells : lines) {
        QString text;
        for (size_t i = 0; i < widths.size(); ++i)
            text += i + 1 < widths.size() ? cells[qsizetype(i)].leftJustified(widths[i]) + QStringLiteral("  ")
                                          : cells[qsizetype(i)];
        invocation.print(text);
    }
    invocation.note(QStringLiteral("%1 row(s)%2 in %3")
                        .arg(result.rows.size())
                        .arg(result.truncated ? QStringLiteral(", more were left out (--limit)") : QString(),
                            durationToString(result.elapsedMs / 1000)));
}

Result<ExitCode> query(const Invocation& invocation)
{
    if (invocation.options().isSet(QStringLiteral("list")))
        return listQueries(invocation);
    FOREGUEST_TRY_ASSIGN(question, readQuestion(invocation));
    const QString format = invocation.options().value(QStringLiteral("format"));
    // A mistake in the query is told before anything is analysed.
    const auto sql = explainQuery(question.text, question.options.parameters);
    if (!sql)
        return wrongUse(sql.error().message + u'\n' + sql.error().details);
    if (invocation.options().isSet(QStringLiteral("explain"))) {
        invocation.print(*sql);
        return ExitCode::Done;
    }
    FOREGUEST_TRY_ASSIGN(graph, StoredGraphFile::open(question.paths, invocation));
    FOREGUEST_TRY_ASSIGN(result, runQuery(graph.path(), question.text, question.options, invocation.context()));
    if (!format.isEmpty()) {
        FOREGUEST_TRY_ASSIGN(document, exportGraph(result, format));
        invocation.print(document);
        if (result.truncated)
            invocation.note(QStringLiteral("Only the first %1 rows were taken (--limit).").arg(result.rows.size()));
    } else if (invocation.json()) {
        invocation.print(queryToJson(result));
    } else {
        printTable(invocation, result);
    }
    return ExitCode::Done;
}

} // namespace

Command queryCommand()
{
    QStringList formats;
    for (const auto& exporter : graphExporters())
        formats << exporter->format();
    return { QStringLiteral("query"), QStringLiteral("'MATCH …' [PATH…]"),
        QStringLiteral("Asks the code graph in openCypher; without PATH the one that was stored last."), 0, -1,
        { { QStringLiteral("param"), QStringLiteral("Value of $name in the query."), QStringLiteral("name=value") },
            { QStringLiteral("named"), QStringLiteral("Ask a ready-made question; all arguments are then PATHs."),
                QStringLiteral("NAME") },
            { QStringLiteral("list"), QStringLiteral("List the ready-made questions.") },
            { QStringLiteral("format"),
                QStringLiteral("Write nodes and edges of the result as one of: %1.")
                    .arg(formats.join(QStringLiteral(", "))),
                QStringLiteral("F") },
            { QStringLiteral("timeout"), QStringLiteral("Seconds that the query may take (default: 30)."),
                QStringLiteral("S"), QStringLiteral("30") },
            { QStringLiteral("limit"), QStringLiteral("Rows that are given at most (default: 10000)."),
                QStringLiteral("N"), QStringLiteral("10000") },
            { QStringLiteral("explain"), QStringLiteral("Print the SQL that the query becomes.") } },
        query };
}

} // namespace Foreguest
