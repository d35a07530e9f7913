// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/compiler.h"

#include <algorithm>

namespace Foreguest {

namespace {

/// A function of one value or of several: its name, the types that its first argument may have, and its SQL, in which
/// %1, %2, … stand for the arguments.
struct FunctionRule
{
    const char* name;
    std::vector<QueryType> accepts; ///< Empty: any.
    size_t least, most;
    const char* sql;
    QueryType type;
    QueryType element = QueryType::Any;
};

using Type = QueryType;

const std::vector<FunctionRule>& functionRules()
{
    static const std::vector<FunctionRule> rules {
        { "id", { Type::Node, Type::Edge }, 1, 1, "%1", Type::Integer },
        { "type", { Type::Edge }, 1, 1, "relation_type((SELECT kind FROM edges WHERE id = %1))", Type::Text },
        { "labels", { Type::Node }, 1, 1, "(SELECT node_labels(kind, external) FROM nodes WHERE id = %1)", Type::List,
            Type::Text },
        { "startNode", { Type::Edge }, 1, 1, "(SELECT source FROM edges WHERE id = %1)", Type::Node },
        { "endNode", { Type::Edge }, 1, 1, "(SELECT target FROM edges WHERE id = %1)", Type::Node },
        { "length", { Type::Path }, 1, 1, "(json_array_length(%1) / 2)", Type::Integer },
        { "nodes", { Type::Path }, 1, 1, "path_nodes(%1)", Type::List, Type::Node },
        { "relationships", { Type::Path }, 1, 1, "path_edges(%1)", Type::List, Type::Edge },
        { "size", { Type::List }, 1, 1, "json_array_length(%1)", Type::Integer },
        { "size", { Type::Text, Type::Any }, 1, 1, "length(%1)", Type::Integer },
        { "toLower", { Type::Text, Type::Any }, 1, 1, "lower(%1)", Type::Text },
        { "toUpper", { Type::Text, Type::Any }, 1, 1, "upper(%1)", Type::Text },
        { "trim", { Type::Text, Type::Any }, 1, 1, "trim(%1)", Type::Text },
        { "substring", { Type::Text, Type::Any }, 2, 2, "substr(%1, %2 + 1)", Type::Text },
        { "substring", { Type::Text, Type::Any }, 3, 3, "substr(%1, %2 + 1, %3)", Type::Text },
        { "replace", { Type::Text, Type::Any }, 3, 3, "replace(%1, %2, %3)", Type::Text },
        { "toString", { Type::Boolean }, 1, 1, "(CASE %1 WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)", Type::Text },
        { "toString", { Type::Text, Type::Integer, Type::Real, Type::Any }, 1, 1, "CAST(%1 AS TEXT)", Type::Text },
        { "toInteger", { Type::Text, Type::Integer, Type::Real, Type::Any }, 1, 1, "CAST(%1 AS INTEGER)",
            Type::Integer },
        { "toFloat", { Type::Text, Type::Integer, Type::Real, Type::Any }, 1, 1, "CAST(%1 AS REAL)", Type::Real },
        { "abs", { Type::Integer }, 1, 1, "abs(%1)", Type::Integer },
        { "abs", { Type::Real, Type::Any }, 1, 1, "abs(%1)", Type::Any },
        { "round", { Type::Integer, Type::Real, Type::Any }, 1, 2, "round(%1)", Type::Real },
        { "head", { Type::List }, 1, 1, "json_extract(%1, '$[0]')", Type::Any },
        { "last", { Type::List }, 1, 1, "json_extract(%1, '$[#-1]')", Type::Any },
    };
    return rules;
}

bool isAggregate(const QString& name)
{
    static const QStringList names { QStringLiteral("count"), QStringLiteral("sum"), QStringLiteral("min"),
        QStringLiteral("max"), QStringLiteral("avg"), QStringLiteral("collect") };
    return names.contains(name);
}

QString typeName(QueryType type)
{
    switch (type) {
    case Type::Boolean:
        return QStringLiteral("a condition");
    case Type::Integer:
    case Type::Real:
        return QStringLiteral("a number");
    case Type::Text:
        return QStringLiteral("a text");
    case Type::Node:
        return QStringLiteral("a node");
    case Type::Edge:
        return QStringLiteral("a relationship");
    case Type::Path:
        return QStringLiteral("a path");
    case Type::List:
        return QStringLiteral("a list");
    case Type::Any:
        break;
    }
    return QStringLiteral("a value");
}

} // namespace

Result<QueryCompiler::Value> QueryCompiler::compileCall(const Expression& expression)
{
    const QString lower = expression.name.toLower();
    if (isAggregate(lower))
        return compileAggregate(expression, lower);
    if (expression.isStar)
        return fail(expression.place, QStringLiteral("only count may have *"));
    if (lower == QLatin1String("coalesce")) {
        QList<QByteArray> values;
        QueryType type = QueryType::Any;
        for (const ExpressionPtr& operand : expression.operands) {
            FOREGUEST_TRY_ASSIGN(value, compile(*operand));
            values << value.sql;
            type = values.size() == 1 ? value.type : type;
        }
        if (values.size() < 2)
            return fail(expression.place, QStringLiteral("coalesce expects at least 2 values"));
        return Value { "coalesce(" + values.join(", ") + ')', type, QueryType::Any, {} };
    }
    return compileFunction(expression, lower);
}

Result<QueryCompiler::Value> QueryCompiler::compileFunction(const Expression& expression, const QString& lower)
{
    std::vector<Value> arguments;
    for (const ExpressionPtr& operand : expression.operands) {
        FOREGUEST_TRY_ASSIGN(value, compile(*operand));
        arguments.push_back(value);
    }
    QStringList accepted;
    QStringList counts;
    for (const FunctionRule& rule : functionRules()) {
        if (lower != QString::fromLatin1(rule.name).toLower())
            continue;
        counts << QString::number(rule.least);
        if (arguments.size() < rule.least || arguments.size() > rule.most)
            continue;
        const auto& accepts = rule.accepts;
        if (std::find(accepts.begin(), accepts.end(), arguments.front().type) == accepts.end()) {
            for (const QueryType type : accepts)
                accepted << typeName(type);
            continue;
        }
        QByteArray sql = rule.sql;
        // From the last, so that the text of an argument is not searched for the next mark.
        QByteArray filled;
        for (qsizetype i = 0; i < sql.size(); ++i) {
            if (sql[i] == '%' && i + 1 < sql.size())
                filled += arguments[size_t(sql[++i] - '1')].sql;
            else
                filled += sql[i];
        }
        const bool isElement = lower == QLatin1String("head") || lower == QLatin1String("last");
        return Value { filled, isElement ? arguments.front().element : rule.type, rule.element, {} };
    }
    if (!accepted.isEmpty()) {
        accepted.removeDuplicates();
        return fail(expression.operands.front()->place,
            QStringLiteral("%1 expects %2, found %3")
                .arg(expression.name, accepted.join(QStringLiteral(" or ")), typeName(arguments.front().type)));
    }
    if (!counts.isEmpty()) {
        counts.removeDuplicates();
        return fail(expression.place,
            QStringLiteral("%1 expects %2 argument(s)").arg(expression.name, counts.join(QStringLiteral(" or "))));
    }
    return fail(
        expression.place, QStringLiteral("there is no function “%1”; docs/query.md lists them").arg(expression.name));
}

Result<QueryCompiler::Value> QueryCompiler::compileAggregate(const Expression& expression, const QString& name)
{
    if (!m_mayAggregate)
        return fail(expression.place,
            QStringLiteral("%1 may stand in RETURN, in WITH and in their ORDER BY, and not inside another aggregate")
                .arg(name));
    if (expression.isStar) {
        if (name != QLatin1String("count"))
            return fail(expression.place, QStringLiteral("only count may have *"));
        m_hasAggregate = true;
        return Value { QByteArrayLiteral("count(*)"), QueryType::Integer, QueryType::Any, {} };
    }
    if (expression.operands.size() != 1)
        return fail(expression.place, QStringLiteral("%1 expects one argument").arg(name));
    m_mayAggregate = false;
    auto compiled = compileOperand(expression, 0);
    m_mayAggregate = true;
    if (!compiled)
        return compiled;
    m_hasAggregate = true;
    const Value& value = *compiled;
    const QByteArray distinct = expression.isDistinct ? "DISTINCT " : "";
    if (name == QLatin1String("count"))
        return Value { "count(" + distinct + value.sql + ')', QueryType::Integer, QueryType::Any, {} };
    if (name == QLatin1String("sum"))
        return Value { "coalesce(sum(" + distinct + value.sql + "), 0)",
            value.type == QueryType::Integer ? QueryType::Integer : QueryType::Any, QueryType::Any, {} };
    if (name == QLatin1String("avg"))
        return Value { "avg(" + distinct + value.sql + ')', QueryType::Real, QueryType::Any, {} };
    if (name == QLatin1String("collect")) {
        const bool isJson = value.type == QueryType::List || value.type == QueryType::Path;
        return Value { "json_group_array(" + distinct + (isJson ? "json(" + value.sql + ')' : value.sql)
                + ") FILTER (WHERE " + value.sql + " IS NOT NULL)",
            QueryType::List, value.type, {} };
    }
    return Value { name.toLatin1() + '(' + value.sql + ')', value.type, value.element, {} };
}

} // namespace Foreguest
