// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/syntaxtree.h"

namespace Foreguest {

/// Reads a query of the subset of openCypher that docs/query.md describes. An error says the line, the column, what was
/// expected and what was found instead. Bounded: 64 KiB of text, nesting of 100, 60 elements of patterns a MATCH.
Result<QueryTree> parseQuery(const QString& text);

/// The parser's own class: one function a rule of the grammar.
class QueryParser
{
public:
    QueryParser(const QString& text, std::vector<Token> tokens);

    Result<QueryTree> parse();

private:
    // Clauses.
    Result<MatchClause> parseMatch(bool isOptional);
    Result<ProjectionClause> parseProjection(bool isReturn);
    Result<ProjectionItem> parseItem(bool mustBeNamed);
    Result<std::vector<SortItem>> parseOrder();

    // Patterns.
    Result<std::vector<PathPattern>> parsePaths();
    Result<PathPattern> parsePath();
    Result<PathPattern> parseChain();
    Result<NodePattern> parseNode();
    Result<RelationPattern> parseRelation();
    Result<> parseRelationBody(RelationPattern& relation);
    Result<> parseLength(RelationPattern& relation);
    Result<int> parseHops();
    Result<std::vector<PropertyFilter>> parseProperties();
    Result<std::vector<std::vector<NameInQuery>>> parseLabels();
    bool beginsPattern() const;

    // Expressions, from the loosest binding to the tightest.
    Result<ExpressionPtr> parseExpression();
    Result<ExpressionPtr> parseAnd();
    Result<ExpressionPtr> parseNot();
    Result<ExpressionPtr> parseComparison();
    Result<ExpressionPtr> parsePredicate();
    Result<ExpressionPtr> parseSum();
    Result<ExpressionPtr> parseProduct();
    Result<ExpressionPtr> parseSign();
    Result<ExpressionPtr> parsePostfix();
    Result<ExpressionPtr> parseAtom();
    Result<ExpressionPtr> parseNumber();
    Result<ExpressionPtr> parseList();
    Result<ExpressionPtr> parseCall();
    Result<ExpressionPtr> parseExists();
    Result<ExpressionPtr> parsePatternPredicate();
    ExpressionPtr make(Expression::Kind kind, qsizetype begin, const QString& name = {}) const;
    Result<ExpressionPtr> binary(const QString& name, ExpressionPtr left, ExpressionPtr right) const;
    Result<ExpressionPtr> closed(ExpressionPtr expression) const;

    // Tokens.
    const Token& current() const { return m_tokens[m_at]; }
    const Token& ahead(size_t offset) const { return m_tokens[std::min(m_at + offset, m_tokens.size() - 1)]; }
    bool isSymbol(const char* symbol, size_t offset = 0) const;
    bool isKeyword(const char* word, size_t offset = 0) const;
    bool takeSymbol(const char* symbol);
    bool takeKeyword(const char* word);
    Result<> expectSymbol(const char* symbol, const QString& after = {});
    Result<> expectKeyword(const char* word);
    Result<NameInQuery> expectName(const QString& what);
    qsizetype lastEnd() const { return m_at == 0 ? 0 : m_tokens[m_at - 1].place.end; }
    tl::unexpected<Error> expected(const QString& what) const;
    tl::unexpected<Error> fail(const QueryPlace& place, const QString& what) const;

    QString m_text;
    std::vector<Token> m_tokens;
    size_t m_at = 0;
    int m_depth = 0;
};

} // namespace Foreguest
