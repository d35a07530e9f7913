// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/parser.h"

namespace Foreguest {

namespace {

constexpr size_t maximumElements = 60;

QString described(const Token& token)
{
    switch (token.kind) {
    case TokenKind::End:
        return QStringLiteral("the end of the query");
    case TokenKind::Text:
        return QStringLiteral("the text '%1'").arg(token.text.left(40));
    case TokenKind::Parameter:
        return QStringLiteral("$%1").arg(token.text.left(40));
    default:
        return QStringLiteral("“%1”").arg(token.text.left(40));
    }
}

/// Words that begin a clause that writes or calls: known, so that the message can say why they are refused.
bool isForeignClause(const QString& word)
{
    static const QStringList words { QStringLiteral("CREATE"), QStringLiteral("MERGE"), QStringLiteral("SET"),
        QStringLiteral("DELETE"), QStringLiteral("DETACH"), QStringLiteral("REMOVE"), QStringLiteral("FOREACH"),
        QStringLiteral("CALL"), QStringLiteral("LOAD"), QStringLiteral("DROP"), QStringLiteral("UNWIND"),
        QStringLiteral("UNION") };
    return words.contains(word.toUpper());
}

} // namespace

Result<QueryTree> parseQuery(const QString& text)
{
    FOREGUEST_TRY_ASSIGN(tokens, readTokens(text));
    return QueryParser(text, std::move(tokens)).parse();
}

QueryParser::QueryParser(const QString& text, std::vector<Token> tokens)
    : m_text(text)
    , m_tokens(std::move(tokens))
{
}

bool QueryParser::isSymbol(const char* symbol, size_t offset) const
{
    const Token& token = ahead(offset);
    return token.kind == TokenKind::Symbol && token.text == QLatin1String(symbol);
}

bool QueryParser::isKeyword(const char* word, size_t offset) const
{
    const Token& token = ahead(offset);
    return token.kind == TokenKind::Name && !token.isQuoted
        && token.text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
}

bool QueryParser::takeSymbol(const char* symbol)
{
    const bool found = isSymbol(symbol);
    m_at += found ? 1 : 0;
    return found;
}

bool QueryParser::takeKeyword(const char* word)
{
    const bool found = isKeyword(word);
    m_at += found ? 1 : 0;
    return found;
}

tl::unexpected<Error> QueryParser::fail(const QueryPlace& place, const QString& what) const
{
    return queryFailure(m_text, place, what);
}

tl::unexpected<Error> QueryParser::expected(const QString& what) const
{
    return fail(current().place, QStringLiteral("expected %1, found %2").arg(what, described(current())));
}

Result<> QueryParser::expectSymbol(const char* symbol, const QString& after)
{
    if (takeSymbol(symbol))
        return {};
    return expected(QStringLiteral("“%1”").arg(QLatin1String(symbol)) + after);
}

Result<> QueryParser::expectKeyword(const char* word)
{
    if (takeKeyword(word))
        return {};
    return expected(QLatin1String(word));
}

Result<NameInQuery> QueryParser::expectName(const QString& what)
{
    if (current().kind != TokenKind::Name)
        return expected(what);
    const Token& token = m_tokens[m_at++];
    return NameInQuery { token.text, token.place };
}

Result<QueryTree> QueryParser::parse()
{
    QueryTree tree;
    tree.text = m_text;
    while (true) {
        if (isKeyword("MATCH") || isKeyword("OPTIONAL")) {
            const bool isOptional = takeKeyword("OPTIONAL");
            FOREGUEST_TRY_ASSIGN(match, parseMatch(isOptional));
            tree.clauses.emplace_back(std::move(match));
        } else if (isKeyword("WITH") || isKeyword("RETURN")) {
            const bool isReturn = isKeyword("RETURN");
            FOREGUEST_TRY_ASSIGN(projection, parseProjection(isReturn));
            tree.clauses.emplace_back(std::move(projection));
            if (isReturn)
                break;
        } else if (current().kind == TokenKind::Name && isForeignClause(current().text)) {
            return fail(current().place,
                QStringLiteral("%1 is not understood: queries only read, with MATCH, OPTIONAL MATCH, WITH and RETURN")
                    .arg(current().text.toUpper()));
        } else {
            return expected(tree.clauses.empty() ? QStringLiteral("MATCH")
                                                 : QStringLiteral("MATCH, OPTIONAL MATCH, WITH or RETURN"));
        }
        if (tree.clauses.size() > maximumElements)
            return fail(current().place, QStringLiteral("a query may have at most %1 clauses").arg(maximumElements));
    }
    takeSymbol(";");
    if (current().kind == TokenKind::Name && isForeignClause(current().text))
        return fail(current().place, QStringLiteral("%1 is not understood").arg(current().text.toUpper()));
    if (current().kind != TokenKind::End)
        return expected(QStringLiteral("an operator, “,” or the end of the query"));
    return tree;
}

Result<MatchClause> QueryParser::parseMatch(bool isOptional)
{
    MatchClause match;
    match.isOptional = isOptional;
    const qsizetype begin = current().place.begin;
    FOREGUEST_TRY(expectKeyword("MATCH"));
    FOREGUEST_TRY_ASSIGN(paths, parsePaths());
    match.paths = std::move(paths);
    if (takeKeyword("WHERE")) {
        FOREGUEST_TRY_ASSIGN(where, parseExpression());
        match.where = std::move(where);
    }
    match.place = { begin, lastEnd() };
    return match;
}

Result<ProjectionItem> QueryParser::parseItem(bool mustBeNamed)
{
    ProjectionItem item;
    FOREGUEST_TRY_ASSIGN(expression, parseExpression());
    item.expression = std::move(expression);
    item.alias = m_text.mid(item.expression->place.begin, item.expression->place.end - item.expression->place.begin);
    if (takeKeyword("AS")) {
        FOREGUEST_TRY_ASSIGN(alias, expectName(QStringLiteral("a name after AS")));
        item.alias = alias.text;
        item.isNamed = true;
    } else if (item.expression->kind == Expression::Kind::Variable) {
        item.alias = item.expression->name;
        item.isNamed = true;
    } else if (mustBeNamed) {
        return expected(QStringLiteral("AS and a name for this expression of WITH"));
    }
    return item;
}

Result<std::vector<SortItem>> QueryParser::parseOrder()
{
    std::vector<SortItem> order;
    do {
        SortItem item;
        FOREGUEST_TRY_ASSIGN(expression, parseExpression());
        item.expression = std::move(expression);
        if (takeKeyword("DESC") || takeKeyword("DESCENDING"))
            item.isDescending = true;
        else if (!takeKeyword("ASC"))
            takeKeyword("ASCENDING");
        order.push_back(std::move(item));
    } while (takeSymbol(","));
    return order;
}

Result<ProjectionClause> QueryParser::parseProjection(bool isReturn)
{
    ProjectionClause clause;
    clause.isReturn = isReturn;
    const qsizetype begin = current().place.begin;
    FOREGUEST_TRY(expectKeyword(isReturn ? "RETURN" : "WITH"));
    clause.isDistinct = takeKeyword("DISTINCT");
    if (takeSymbol("*")) {
        clause.isStar = true;
    } else {
        do {
            FOREGUEST_TRY_ASSIGN(item, parseItem(!isReturn));
            clause.items.push_back(std::move(item));
        } while (takeSymbol(","));
    }
    if (takeKeyword("ORDER")) {
        FOREGUEST_TRY(expectKeyword("BY"));
        FOREGUEST_TRY_ASSIGN(order, parseOrder());
        clause.order = std::move(order);
    }
    if (takeKeyword("SKIP")) {
        FOREGUEST_TRY_ASSIGN(skip, parseExpression());
        clause.skip = std::move(skip);
    }
    if (takeKeyword("LIMIT")) {
        FOREGUEST_TRY_ASSIGN(limit, parseExpression());
        clause.limit = std::move(limit);
    }
    if (!isReturn && takeKeyword("WHERE")) {
        FOREGUEST_TRY_ASSIGN(where, parseExpression());
        clause.where = std::move(where);
    }
    clause.place = { begin, lastEnd() };
    return clause;
}

} // namespace Foreguest
