// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/parser.h"

#include <QScopeGuard>

#include <algorithm>

namespace Foreguest {

namespace {

constexpr int maximumDepth = 100;

} // namespace

ExpressionPtr QueryParser::make(Expression::Kind kind, qsizetype begin, const QString& name) const
{
    auto expression = std::make_unique<Expression>();
    expression->kind = kind;
    expression->name = name;
    expression->place = { begin, lastEnd() };
    return expression;
}

/// Sets where an expression ends and how deep it is; a long chain of operators is as deep as one in parentheses.
Result<ExpressionPtr> QueryParser::closed(ExpressionPtr expression) const
{
    expression->place.end = lastEnd();
    for (const ExpressionPtr& operand : expression->operands)
        expression->depth = std::max(expression->depth, operand->depth + 1);
    if (expression->depth > maximumDepth || expression->operands.size() > 500)
        return fail(expression->place, QStringLiteral("this expression is nested too deeply or too long"));
    return expression;
}

Result<ExpressionPtr> QueryParser::binary(const QString& name, ExpressionPtr left, ExpressionPtr right) const
{
    ExpressionPtr expression = make(Expression::Kind::Binary, left->place.begin, name);
    expression->operands.push_back(std::move(left));
    expression->operands.push_back(std::move(right));
    return closed(std::move(expression));
}

Result<ExpressionPtr> QueryParser::parseExpression()
{
    if (++m_depth > maximumDepth)
        return fail(current().place, QStringLiteral("this query is nested too deeply"));
    const auto leave = qScopeGuard([this] { --m_depth; });
    FOREGUEST_TRY_ASSIGN(first, parseAnd());
    ExpressionPtr any = std::move(first);
    bool isOpen = false; // `any` is the OR that this loop made, so a further operand joins it.
    while (isKeyword("OR") || isKeyword("XOR")) {
        const bool isOr = takeKeyword("OR");
        if (!isOr)
            takeKeyword("XOR");
        FOREGUEST_TRY_ASSIGN(next, parseAnd());
        if (!isOr) {
            FOREGUEST_TRY_ASSIGN(exclusive, binary(QStringLiteral("XOR"), std::move(any), std::move(next)));
            any = std::move(exclusive);
            isOpen = false;
            continue;
        }
        if (!isOpen) {
            ExpressionPtr wrapped = make(Expression::Kind::Any, any->place.begin);
            wrapped->operands.push_back(std::move(any));
            any = std::move(wrapped);
            isOpen = true;
        }
        any->operands.push_back(std::move(next));
        FOREGUEST_TRY_ASSIGN(grown, closed(std::move(any)));
        any = std::move(grown);
    }
    return any;
}

Result<ExpressionPtr> QueryParser::parseAnd()
{
    FOREGUEST_TRY_ASSIGN(first, parseNot());
    if (!isKeyword("AND"))
        return first;
    ExpressionPtr all = make(Expression::Kind::All, first->place.begin);
    all->operands.push_back(std::move(first));
    while (takeKeyword("AND")) {
        FOREGUEST_TRY_ASSIGN(next, parseNot());
        all->operands.push_back(std::move(next));
    }
    return closed(std::move(all));
}

Result<ExpressionPtr> QueryParser::parseNot()
{
    if (!isKeyword("NOT"))
        return parseComparison();
    if (++m_depth > maximumDepth)
        return fail(current().place, QStringLiteral("this query is nested too deeply"));
    const auto leave = qScopeGuard([this] { --m_depth; });
    const qsizetype begin = current().place.begin;
    takeKeyword("NOT");
    FOREGUEST_TRY_ASSIGN(operand, parseNot());
    ExpressionPtr expression = make(Expression::Kind::Unary, begin, QStringLiteral("NOT"));
    expression->operands.push_back(std::move(operand));
    return closed(std::move(expression));
}

Result<ExpressionPtr> QueryParser::parseComparison()
{
    FOREGUEST_TRY_ASSIGN(left, parsePredicate());
    for (const char* symbol : { "=", "<>", "!=", "<=", ">=", "<", ">" }) {
        if (!takeSymbol(symbol))
            continue;
        FOREGUEST_TRY_ASSIGN(right, parsePredicate());
        const QString name
            = QLatin1String(symbol) == QLatin1String("!=") ? QStringLiteral("<>") : QString::fromLatin1(symbol);
        return binary(name, std::move(left), std::move(right));
    }
    return left;
}

Result<ExpressionPtr> QueryParser::parsePredicate()
{
    FOREGUEST_TRY_ASSIGN(first, parseSum());
    ExpressionPtr left = std::move(first);
    while (true) {
        QString name;
        if (takeSymbol("=~")) {
            name = QStringLiteral("=~");
        } else if (takeKeyword("IN")) {
            name = QStringLiteral("IN");
        } else if (takeKeyword("CONTAINS")) {
            name = QStringLiteral("CONTAINS");
        } else if (isKeyword("STARTS") || isKeyword("ENDS")) {
            name = isKeyword("STARTS") ? QStringLiteral("STARTS WITH") : QStringLiteral("ENDS WITH");
            ++m_at;
            FOREGUEST_TRY(expectKeyword("WITH"));
        } else if (takeKeyword("IS")) {
            name = takeKeyword("NOT") ? QStringLiteral("IS NOT NULL") : QStringLiteral("IS NULL");
            FOREGUEST_TRY(expectKeyword("NULL"));
            ExpressionPtr test = make(Expression::Kind::Unary, left->place.begin, name);
            test->operands.push_back(std::move(left));
            FOREGUEST_TRY_ASSIGN(tested, closed(std::move(test)));
            left = std::move(tested);
            continue;
        } else {
            return left;
        }
        FOREGUEST_TRY_ASSIGN(right, parseSum());
        FOREGUEST_TRY_ASSIGN(predicate, binary(name, std::move(left), std::move(right)));
        left = std::move(predicate);
    }
}

Result<ExpressionPtr> QueryParser::parseSum()
{
    FOREGUEST_TRY_ASSIGN(first, parseProduct());
    ExpressionPtr left = std::move(first);
    while (isSymbol("+") || isSymbol("-")) {
        const QString name = m_tokens[m_at++].text;
        FOREGUEST_TRY_ASSIGN(right, parseProduct());
        FOREGUEST_TRY_ASSIGN(sum, binary(name, std::move(left), std::move(right)));
        left = std::move(sum);
    }
    return left;
}

Result<ExpressionPtr> QueryParser::parseProduct()
{
    FOREGUEST_TRY_ASSIGN(first, parseSign());
    ExpressionPtr left = std::move(first);
    while (isSymbol("*") || isSymbol("/") || isSymbol("%")) {
        const QString name = m_tokens[m_at++].text;
        FOREGUEST_TRY_ASSIGN(right, parseSign());
        FOREGUEST_TRY_ASSIGN(product, binary(name, std::move(left), std::move(right)));
        left = std::move(product);
    }
    return left;
}

Result<ExpressionPtr> QueryParser::parseSign()
{
    if (!isSymbol("-") && !isSymbol("+"))
        return parsePostfix();
    if (++m_depth > maximumDepth)
        return fail(current().place, QStringLiteral("this query is nested too deeply"));
    const auto leave = qScopeGuard([this] { --m_depth; });
    const qsizetype begin = current().place.begin;
    const bool isMinus = m_tokens[m_at++].text == QLatin1String("-");
    FOREGUEST_TRY_ASSIGN(operand, parseSign());
    if (!isMinus)
        return operand;
    ExpressionPtr expression = make(Expression::Kind::Unary, begin, QStringLiteral("-"));
    expression->operands.push_back(std::move(operand));
    return closed(std::move(expression));
}

Result<ExpressionPtr> QueryParser::parsePostfix()
{
    FOREGUEST_TRY_ASSIGN(first, parseAtom());
    ExpressionPtr value = std::move(first);
    while (isSymbol(".") || isSymbol(":")) {
        ExpressionPtr outer = make(Expression::Kind::Property, value->place.begin);
        if (takeSymbol(".")) {
            FOREGUEST_TRY_ASSIGN(name, expectName(QStringLiteral("a property's name after “.”")));
            outer->name = name.text;
        } else {
            if (value->kind != Expression::Kind::Variable)
                break;
            outer->kind = Expression::Kind::HasLabels;
            FOREGUEST_TRY_ASSIGN(labels, parseLabels());
            outer->labels = std::move(labels);
        }
        outer->operands.push_back(std::move(value));
        FOREGUEST_TRY_ASSIGN(done, closed(std::move(outer)));
        value = std::move(done);
    }
    if (isSymbol("["))
        return fail(current().place, QStringLiteral("elements of lists by [ ] are not understood; use head or last"));
    return value;
}

Result<ExpressionPtr> QueryParser::parseNumber()
{
    const Token& token = m_tokens[m_at++];
    ExpressionPtr literal = make(Expression::Kind::Literal, token.place.begin);
    bool isNumber = false;
    if (token.kind == TokenKind::Integer)
        literal->value = token.text.toLongLong(&isNumber);
    else
        literal->value = token.text.toDouble(&isNumber);
    if (!isNumber)
        return fail(token.place, QStringLiteral("this number is too large"));
    return literal;
}

Result<ExpressionPtr> QueryParser::parseAtom()
{
    const Token& token = current();
    const qsizetype begin = token.place.begin;
    switch (token.kind) {
    case TokenKind::Integer:
    case TokenKind::Real:
        return parseNumber();
    case TokenKind::Text: {
        ++m_at;
        ExpressionPtr literal = make(Expression::Kind::Literal, begin);
        literal->value = token.text;
        return literal;
    }
    case TokenKind::Parameter:
        ++m_at;
        return make(Expression::Kind::Parameter, begin, token.text);
    case TokenKind::Symbol:
        if (isSymbol("["))
            return parseList();
        if (isSymbol("(")) {
            if (beginsPattern())
                return parsePatternPredicate();
            ++m_at;
            FOREGUEST_TRY_ASSIGN(inner, parseExpression());
            FOREGUEST_TRY(expectSymbol(")", QStringLiteral(" or an operator")));
            return inner;
        }
        return expected(QStringLiteral("an expression"));
    case TokenKind::End:
        return expected(QStringLiteral("an expression"));
    case TokenKind::Name:
        break;
    }
    for (const auto& [word, value] :
        { std::pair("TRUE", QVariant(true)), { "FALSE", QVariant(false) }, { "NULL", {} } }) {
        if (takeKeyword(word)) {
            ExpressionPtr literal = make(Expression::Kind::Literal, begin);
            literal->value = value;
            return literal;
        }
    }
    if (isKeyword("EXISTS") && (isSymbol("{", 1) || isSymbol("(", 1)))
        return parseExists();
    if (isKeyword("CASE"))
        return fail(token.place, QStringLiteral("CASE is not understood"));
    if (!token.isQuoted) {
        for (const char* word :
            { "MATCH", "WHERE", "RETURN", "WITH", "ORDER", "SKIP", "LIMIT", "AND", "OR", "AS", "BY" }) {
            if (isKeyword(word))
                return expected(QStringLiteral("an expression"));
        }
    }
    if (isSymbol("(", 1))
        return parseCall();
    ++m_at;
    return make(Expression::Kind::Variable, begin, token.text);
}

Result<ExpressionPtr> QueryParser::parseList()
{
    ExpressionPtr list = make(Expression::Kind::List, current().place.begin);
    FOREGUEST_TRY(expectSymbol("["));
    if (!isSymbol("]")) {
        do {
            FOREGUEST_TRY_ASSIGN(element, parseExpression());
            list->operands.push_back(std::move(element));
        } while (takeSymbol(","));
    }
    FOREGUEST_TRY(expectSymbol("]", QStringLiteral(" or “,” in a list")));
    return closed(std::move(list));
}

Result<ExpressionPtr> QueryParser::parseCall()
{
    const qsizetype begin = current().place.begin;
    ExpressionPtr call = make(Expression::Kind::Call, begin, current().text);
    m_at += 2;
    if (takeSymbol("*")) {
        call->isStar = true;
    } else if (!isSymbol(")")) {
        call->isDistinct = takeKeyword("DISTINCT");
        do {
            FOREGUEST_TRY_ASSIGN(argument, parseExpression());
            call->operands.push_back(std::move(argument));
        } while (takeSymbol(","));
    }
    FOREGUEST_TRY(expectSymbol(")", QStringLiteral(" or “,” after an argument")));
    return closed(std::move(call));
}

/// `EXISTS { [MATCH] pattern [WHERE …] }`, `EXISTS((a)-->(b))` and `exists(a.property)`.
Result<ExpressionPtr> QueryParser::parseExists()
{
    const qsizetype begin = current().place.begin;
    ++m_at;
    ExpressionPtr exists = make(Expression::Kind::Exists, begin);
    const bool inBraces = takeSymbol("{");
    if (!inBraces) {
        ++m_at;
        if (!isSymbol("(") || !beginsPattern()) {
            exists->kind = Expression::Kind::Unary;
            exists->name = QStringLiteral("IS NOT NULL");
            FOREGUEST_TRY_ASSIGN(value, parseExpression());
            exists->operands.push_back(std::move(value));
            FOREGUEST_TRY(expectSymbol(")", QStringLiteral(" after EXISTS(…")));
            return closed(std::move(exists));
        }
    }
    if (inBraces)
        takeKeyword("MATCH");
    FOREGUEST_TRY_ASSIGN(paths, parsePaths());
    exists->paths = std::move(paths);
    if (inBraces && takeKeyword("WHERE")) {
        FOREGUEST_TRY_ASSIGN(where, parseExpression());
        exists->operands.push_back(std::move(where));
    }
    FOREGUEST_TRY(expectSymbol(inBraces ? "}" : ")", QStringLiteral(" at the end of EXISTS")));
    return closed(std::move(exists));
}

Result<ExpressionPtr> QueryParser::parsePatternPredicate()
{
    ExpressionPtr exists = make(Expression::Kind::Exists, current().place.begin);
    FOREGUEST_TRY_ASSIGN(path, parseChain());
    exists->paths.push_back(std::move(path));
    return closed(std::move(exists));
}

} // namespace Foreguest
