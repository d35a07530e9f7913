// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/compiler.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace Foreguest {

namespace {

QByteArray forAlias(const QByteArray& sql, const QByteArray& alias)
{
    return QByteArray(sql).replace('@', alias);
}

bool canBeCondition(QueryType type)
{
    return type == QueryType::Boolean || type == QueryType::Any;
}

bool isNumber(QueryType type)
{
    return type == QueryType::Integer || type == QueryType::Real;
}

} // namespace

QByteArray QueryCompiler::bind(const QVariant& value)
{
    m_result.bindings.push_back(value);
    return '?' + QByteArray::number(m_result.bindings.size());
}

QueryCompiler::Value QueryCompiler::literal(const QVariant& value)
{
    switch (value.userType()) {
    case QMetaType::Bool:
        return { bind(qint64(value.toBool())), QueryType::Boolean, QueryType::Any, {} };
    case QMetaType::Int:
    case QMetaType::LongLong:
        return { bind(value.toLongLong()), QueryType::Integer, QueryType::Any, {} };
    case QMetaType::Double:
        return { bind(value), QueryType::Real, QueryType::Any, {} };
    case QMetaType::QString:
        return { bind(value), QueryType::Text, QueryType::Any, {} };
    case QMetaType::QVariantList:
    case QMetaType::QStringList: {
        const QByteArray json = QJsonDocument::fromVariant(value).toJson(QJsonDocument::Compact);
        return { bind(QString::fromUtf8(json)), QueryType::List, QueryType::Any, {} };
    }
    default:
        return { QByteArrayLiteral("NULL"), QueryType::Any, QueryType::Any, {} };
    }
}

Result<QueryCompiler::Value> QueryCompiler::compile(const Expression& expression)
{
    using Kind = Expression::Kind;
    switch (expression.kind) {
    case Kind::Literal:
        return literal(expression.value);
    case Kind::Parameter:
        return compileParameter(expression);
    case Kind::Variable:
        if (const Value* value = find(expression.name))
            return *value;
        return fail(expression.place, QStringLiteral("there is no variable “%1” here").arg(expression.name));
    case Kind::Property:
        return compileProperty(expression);
    case Kind::List:
        return compileList(expression);
    case Kind::Call:
        return compileCall(expression);
    case Kind::Unary:
        return compileUnary(expression);
    case Kind::Binary:
        return compileBinary(expression);
    case Kind::All:
        return compileLogic(expression, " AND ");
    case Kind::Any:
        return compileLogic(expression, " OR ");
    case Kind::HasLabels:
        return compileHasLabels(expression);
    case Kind::Exists:
        return compileExists(expression);
    }
    return fail(expression.place, QStringLiteral("this is not understood"));
}

Result<QueryCompiler::Value> QueryCompiler::compileOperand(const Expression& expression, size_t index)
{
    return compile(*expression.operands[index]);
}

Result<QByteArray> QueryCompiler::compileCondition(const Expression& expression)
{
    FOREGUEST_TRY_ASSIGN(value, compile(expression));
    if (!canBeCondition(value.type))
        return fail(expression.place, QStringLiteral("expected a condition such as f.lines > 10, found a value"));
    return value.sql;
}

Result<QueryCompiler::Value> QueryCompiler::compileParameter(const Expression& expression)
{
    const auto found = m_parameters.find(expression.name);
    if (found == m_parameters.end())
        return fail(expression.place, QStringLiteral("the parameter $%1 was given no value").arg(expression.name));
    return literal(*found);
}

Result<QueryCompiler::Value> QueryCompiler::compileProperty(const Expression& expression)
{
    FOREGUEST_TRY_ASSIGN(owner, compileOperand(expression, 0));
    const bool isNode = owner.type == QueryType::Node;
    if (!isNode && owner.type != QueryType::Edge)
        return fail(expression.place, QStringLiteral("only nodes and relationships have properties"));
    const GraphProperty* property
        = isNode ? GraphSchema::nodeProperty(expression.name) : GraphSchema::edgeProperty(expression.name);
    if (!property) {
        QStringList names;
        for (const GraphProperty& other : isNode ? GraphSchema::nodeProperties() : GraphSchema::edgeProperties())
            names << other.name;
        return fail(expression.place,
            QStringLiteral("%1 have no property “%2”; expected one of %3")
                .arg(isNode ? QStringLiteral("nodes") : QStringLiteral("relationships"), expression.name,
                    names.join(QStringLiteral(", "))));
    }
    if (!owner.alias.isEmpty())
        return Value { forAlias(property->sql, owner.alias), property->type, QueryType::Any, {} };
    const QByteArray alias = "x" + QByteArray::number(++m_counter);
    const QByteArray table = isNode ? "nodes" : "edges";
    return Value { "(SELECT " + forAlias(property->sql, alias) + " FROM " + table + " AS " + alias + " WHERE " + alias
            + ".id = " + owner.sql + ')',
        property->type, QueryType::Any, {} };
}

Result<QueryCompiler::Value> QueryCompiler::compileUnary(const Expression& expression)
{
    if (expression.name == QLatin1String("NOT")) {
        FOREGUEST_TRY_ASSIGN(condition, compileCondition(*expression.operands[0]));
        return Value { "(NOT " + condition + ')', QueryType::Boolean, QueryType::Any, {} };
    }
    FOREGUEST_TRY_ASSIGN(value, compileOperand(expression, 0));
    if (expression.name == QLatin1String("-")) {
        if (!isNumber(value.type) && value.type != QueryType::Any)
            return fail(expression.place, QStringLiteral("expected a number after “-”"));
        return Value { "(- " + value.sql + ')', value.type, QueryType::Any, {} };
    }
    const QByteArray test = expression.name == QLatin1String("IS NULL") ? " IS NULL)" : " IS NOT NULL)";
    return Value { '(' + value.sql + test, QueryType::Boolean, QueryType::Any, {} };
}

Result<QueryCompiler::Value> QueryCompiler::compilePlus(const Value& left, const Value& right) const
{
    if (left.type == QueryType::Text || right.type == QueryType::Text)
        return Value { '(' + left.sql + " || " + right.sql + ')', QueryType::Text, QueryType::Any, {} };
    const bool isWhole = left.type == QueryType::Integer && right.type == QueryType::Integer;
    const bool isKnown = isNumber(left.type) && isNumber(right.type);
    return Value { '(' + left.sql + " + " + right.sql + ')',
        isWhole       ? QueryType::Integer
            : isKnown ? QueryType::Real
                      : QueryType::Any,
        QueryType::Any, {} };
}

Result<QueryCompiler::Value> QueryCompiler::compileIn(const Expression& expression)
{
    const Expression& list = *expression.operands[1];
    FOREGUEST_TRY_ASSIGN(value, compileOperand(expression, 0));
    if (list.kind != Expression::Kind::List) {
        FOREGUEST_TRY_ASSIGN(elements, compile(list));
        if (elements.type != QueryType::List && elements.type != QueryType::Any)
            return fail(list.place, QStringLiteral("expected a list after IN"));
        return Value { '(' + value.sql + " IN (SELECT value FROM json_each(" + elements.sql + ")))", QueryType::Boolean,
            QueryType::Any, {} };
    }
    QList<QByteArray> elements;
    for (const ExpressionPtr& element : list.operands) {
        FOREGUEST_TRY_ASSIGN(compiled, compile(*element));
        elements << compiled.sql;
    }
    return Value { '(' + value.sql + " IN (" + elements.join(", ") + "))", QueryType::Boolean, QueryType::Any, {} };
}

Result<QueryCompiler::Value> QueryCompiler::compileBinary(const Expression& expression)
{
    const QString& name = expression.name;
    if (name == QLatin1String("IN"))
        return compileIn(expression);
    if (name == QLatin1String("XOR")) {
        FOREGUEST_TRY_ASSIGN(one, compileCondition(*expression.operands[0]));
        FOREGUEST_TRY_ASSIGN(other, compileCondition(*expression.operands[1]));
        return Value { '(' + one + " <> " + other + ')', QueryType::Boolean, QueryType::Any, {} };
    }
    FOREGUEST_TRY_ASSIGN(left, compileOperand(expression, 0));
    FOREGUEST_TRY_ASSIGN(right, compileOperand(expression, 1));
    const QByteArray l = left.sql;
    const QByteArray r = right.sql;
    const auto condition = [](const QByteArray& sql) {
        return Value { '(' + sql + ')', QueryType::Boolean, QueryType::Any, {} };
    };
    if (name == QLatin1String("STARTS WITH"))
        return condition("substr(" + l + ", 1, length(" + r + ")) = " + r);
    if (name == QLatin1String("ENDS WITH"))
        return condition("length(" + l + ") >= length(" + r + ") AND substr(" + l + ", length(" + l + ") - length(" + r
            + ") + 1) = " + r);
    if (name == QLatin1String("CONTAINS"))
        return condition("instr(" + l + ", " + r + ") > 0");
    if (name == QLatin1String("=~")) {
        const Expression& pattern = *expression.operands[1];
        if (right.type == QueryType::Text && pattern.kind != Expression::Kind::Binary && right.sql.startsWith('?')) {
            const QRegularExpression probe(m_result.bindings.back().toString());
            if (!probe.isValid())
                return fail(pattern.place,
                    QStringLiteral("this is no regular expression: %1, at its character %2")
                        .arg(probe.errorString())
                        .arg(probe.patternErrorOffset() + 1));
        }
        return condition("matches(" + l + ", " + r + ')');
    }
    if (name == QLatin1String("+"))
        return compilePlus(left, right);
    if (name == QLatin1String("-") || name == QLatin1String("*") || name == QLatin1String("/")
        || name == QLatin1String("%")) {
        for (size_t i = 0; i < 2; ++i) {
            const QueryType type = (i == 0 ? left : right).type;
            if (!isNumber(type) && type != QueryType::Any)
                return fail(expression.operands[i]->place, QStringLiteral("expected a number beside “%1”").arg(name));
        }
        const bool isWhole = left.type == QueryType::Integer && right.type == QueryType::Integer;
        return Value { '(' + l + ' ' + name.toLatin1() + ' ' + r + ')', isWhole ? QueryType::Integer : QueryType::Any,
            QueryType::Any, {} };
    }
    return condition(l + ' ' + name.toLatin1() + ' ' + r);
}

Result<QueryCompiler::Value> QueryCompiler::compileLogic(const Expression& expression, const QByteArray& joint)
{
    QList<QByteArray> parts;
    for (const ExpressionPtr& operand : expression.operands) {
        FOREGUEST_TRY_ASSIGN(condition, compileCondition(*operand));
        parts << condition;
    }
    return Value { '(' + parts.join(joint) + ')', QueryType::Boolean, QueryType::Any, {} };
}

Result<QueryCompiler::Value> QueryCompiler::compileHasLabels(const Expression& expression)
{
    FOREGUEST_TRY_ASSIGN(node, compileOperand(expression, 0));
    if (node.type != QueryType::Node)
        return fail(expression.place, QStringLiteral("only nodes have labels"));
    const QByteArray alias = node.alias.isEmpty() ? "x" + QByteArray::number(++m_counter) : node.alias;
    FOREGUEST_TRY_ASSIGN(condition, labelCondition(expression.labels, alias));
    if (!node.alias.isEmpty())
        return Value { '(' + condition + ')', QueryType::Boolean, QueryType::Any, {} };
    return Value { "EXISTS (SELECT 1 FROM nodes AS " + alias + " WHERE " + alias + ".id = " + node.sql + " AND "
            + condition + ')',
        QueryType::Boolean, QueryType::Any, {} };
}

Result<QueryCompiler::Value> QueryCompiler::compileExists(const Expression& expression)
{
    const Source outerSource = std::exchange(m_source, {});
    const std::vector<Named> outerScope = m_scope;
    const std::vector<FixedEdge> outerEdges = std::exchange(m_fixedEdges, {});
    const bool outerMayAggregate = std::exchange(m_mayAggregate, false);
    FOREGUEST_TRY(compilePaths(expression.paths));
    if (!expression.operands.empty()) {
        FOREGUEST_TRY_ASSIGN(condition, compileCondition(*expression.operands.front()));
        m_source.conditions << condition;
    }
    const QByteArray sql = "EXISTS (SELECT 1" + m_source.toSql() + ')';
    m_source = outerSource;
    m_scope = outerScope;
    m_fixedEdges = outerEdges;
    m_mayAggregate = outerMayAggregate;
    return Value { sql, QueryType::Boolean, QueryType::Any, {} };
}

Result<QueryCompiler::Value> QueryCompiler::compileList(const Expression& expression)
{
    QList<QByteArray> elements;
    QueryType type = QueryType::Any;
    for (const ExpressionPtr& element : expression.operands) {
        FOREGUEST_TRY_ASSIGN(value, compile(*element));
        const bool isJson = value.type == QueryType::List || value.type == QueryType::Path;
        elements << (isJson ? "json(" + value.sql + ')' : value.sql);
        type = elements.size() == 1 || type == value.type ? value.type : QueryType::Any;
    }
    return Value { "json_array(" + elements.join(", ") + ')', QueryType::List, type, {} };
}

} // namespace Foreguest
