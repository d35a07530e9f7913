// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/schema.h"
#include "core/query/syntaxtree.h"

#include <QVariantMap>

namespace Foreguest {

struct QueryColumn
{
    QString name;
    QueryType type = QueryType::Any;
    QueryType element = QueryType::Any; ///< Of a list.
};

/// One SELECT over the tables of a graph store, and the values of its ?1, ?2, …
struct CompiledQuery
{
    QByteArray sql;
    std::vector<QVariant> bindings;
    std::vector<QueryColumn> columns;
};

/// Makes SQL of a query. Nothing of the query's text gets into the SQL: values are bound, names are numbered.
///
/// A MATCH becomes a join; WITH and OPTIONAL MATCH become common table expressions; a relationship of variable length
/// becomes a join with the table-valued function `traverse` (core/query/traversal.h), which is a breadth-first search
/// over the store. `parameters` are the values of $names. O(size of the tree).
Result<CompiledQuery> compileQuery(const QueryTree& tree, const QVariantMap& parameters);

/// The compiler's own class.
class QueryCompiler
{
public:
    QueryCompiler(const QueryTree& tree, const QVariantMap& parameters);

    Result<CompiledQuery> compile();

private:
    /// An expression as SQL. Nodes and edges are their ids; paths and lists are JSON arrays.
    struct Value
    {
        QByteArray sql;
        QueryType type = QueryType::Any;
        QueryType element = QueryType::Any;
        QByteArray alias; ///< Of the node's or edge's row, where it is part of the FROM.
    };
    struct Named
    {
        QString name;
        Value value;
        bool aggregates = false; ///< Of an item of WITH or RETURN.
    };
    /// FROM and WHERE that are being built.
    struct Source
    {
        QList<QByteArray> tables, conditions;
        QByteArray toSql() const;
    };
    struct FixedEdge
    {
        QByteArray alias;
        quint32 kinds = 0;
    };

    // Clauses (compiler.cpp).
    Result<> compileMatch(const MatchClause& match);
    Result<> compileOptional(const MatchClause& match);
    Result<> compileProjection(const ProjectionClause& clause);
    Result<QByteArray> compileTail(const ProjectionClause& clause, const std::vector<Named>& items);
    Result<std::vector<Named>> compileItems(const ProjectionClause& clause);
    Result<QByteArray> compileCount(const Expression& expression, const QString& word);
    Result<> addCondition(const ExpressionPtr& where);
    void freeze();
    void beginFrom(const QByteArray& table, const std::vector<Named>& names);

    // Patterns (compilerpatterns.cpp).
    Result<> compilePaths(const std::vector<PathPattern>& paths);
    Result<> compilePath(const PathPattern& path);
    Result<QByteArray> compileNode(const NodePattern& node, bool mustHaveRow);
    Result<> constrainNode(const NodePattern& node, const QByteArray& alias);
    Result<QByteArray> compileRelation(
        const RelationPattern& relation, QByteArray& left, const NodePattern& next, QByteArray& right);
    Result<QByteArray> compileHop(
        const RelationPattern& relation, quint32 kinds, QByteArray& left, const NodePattern& next, QByteArray& right);
    Result<QByteArray> compileWalk(
        const RelationPattern& relation, quint32 kinds, QByteArray& left, const NodePattern& next, QByteArray& right);
    Result<quint32> kindsOf(const RelationPattern& relation) const;
    Result<QByteArray> labelCondition(
        const std::vector<std::vector<NameInQuery>>& labels, const QByteArray& alias) const;
    static bool isBare(const NodePattern& node);
    QByteArray addTable(const QByteArray& table, char prefix);

    // Expressions (compilerexpressions.cpp, compilerfunctions.cpp).
    Result<Value> compile(const Expression& expression);
    Result<Value> compileOperand(const Expression& expression, size_t index);
    Result<QByteArray> compileCondition(const Expression& expression);
    Result<Value> compileParameter(const Expression& expression);
    Result<Value> compileProperty(const Expression& expression);
    Result<Value> compileUnary(const Expression& expression);
    Result<Value> compileBinary(const Expression& expression);
    Result<Value> compilePlus(const Value& left, const Value& right) const;
    Result<Value> compileIn(const Expression& expression);
    Result<Value> compileLogic(const Expression& expression, const QByteArray& joint);
    Result<Value> compileHasLabels(const Expression& expression);
    Result<Value> compileExists(const Expression& expression);
    Result<Value> compileList(const Expression& expression);
    Result<Value> compileCall(const Expression& expression);
    Result<Value> compileAggregate(const Expression& expression, const QString& name);
    Result<Value> compileFunction(const Expression& expression, const QString& name);
    Value literal(const QVariant& value);
    QByteArray bind(const QVariant& value);

    const Value* find(const QString& name) const;
    tl::unexpected<Error> fail(const QueryPlace& place, const QString& what) const;

    const QueryTree& m_tree;
    const QVariantMap& m_parameters;
    CompiledQuery m_result;
    QList<QByteArray> m_tables; ///< The common table expressions so far.
    std::vector<Named> m_scope;
    Source m_source;
    std::vector<FixedEdge> m_fixedEdges; ///< Of the MATCH that is being compiled.
    int m_counter = 0;
    bool m_mayAggregate = false;
    bool m_hasAggregate = false;
};

} // namespace Foreguest
