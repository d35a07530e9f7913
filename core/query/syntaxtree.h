// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/token.h"

#include <QVariant>

#include <memory>
#include <variant>
#include <vector>

namespace Foreguest {

/// What the parser makes of a query; docs/query.md has the grammar. Trees are at most maximumDepth deep.

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

struct NameInQuery
{
    QString text; ///< Empty: none was given.
    QueryPlace place;
};

struct PropertyFilter
{
    NameInQuery name;
    ExpressionPtr value;
};

struct NodePattern
{
    NameInQuery variable;
    std::vector<std::vector<NameInQuery>> labels; ///< All of these, of each any one: `:Function|Class:External`.
    std::vector<PropertyFilter> properties;
    QueryPlace place;
};

struct RelationPattern
{
    enum class Direction { Right, Left, Both };
    static constexpr int unbounded = -1;

    NameInQuery variable;
    std::vector<NameInQuery> types; ///< Any of these; empty: any type.
    std::vector<PropertyFilter> properties;
    Direction direction = Direction::Both;
    bool isVariableLength = false;
    int minimum = 1;
    int maximum = 1;
    QueryPlace place;
};

/// Nodes and the relationships between each two of them.
struct PathPattern
{
    NameInQuery variable;
    bool isShortest = false; ///< In shortestPath(…).
    std::vector<NodePattern> nodes;
    std::vector<RelationPattern> relations;
    QueryPlace place;
};

struct Expression
{
    enum class Kind {
        Literal, ///< `value`: invalid for null.
        Parameter,
        Variable,
        Property, ///< `operands[0]`.`name`
        List,
        Call, ///< `name`(`operands`)
        Unary, ///< `name`: NOT, -, IS NULL, IS NOT NULL
        Binary, ///< `name` in capitals: =, <>, <, +, IN, STARTS WITH, …
        All, ///< AND of the operands.
        Any, ///< OR of the operands.
        HasLabels,
        Exists, ///< `paths`, and `operands[0]` where there is a WHERE.
    };
    Kind kind = Kind::Literal;
    QString name;
    QVariant value;
    std::vector<ExpressionPtr> operands;
    bool isDistinct = false;
    bool isStar = false; ///< count(*)
    std::vector<std::vector<NameInQuery>> labels;
    std::vector<PathPattern> paths;
    QueryPlace place;
    int depth = 1;
};

struct MatchClause
{
    bool isOptional = false;
    std::vector<PathPattern> paths;
    ExpressionPtr where;
    QueryPlace place;
};

struct ProjectionItem
{
    ExpressionPtr expression;
    QString alias; ///< What the column is called: as given, else the expression's text.
    bool isNamed = false;
};

struct SortItem
{
    ExpressionPtr expression;
    bool isDescending = false;
};

/// WITH or RETURN.
struct ProjectionClause
{
    bool isReturn = false;
    bool isDistinct = false;
    bool isStar = false;
    std::vector<ProjectionItem> items;
    std::vector<SortItem> order;
    ExpressionPtr skip, limit;
    ExpressionPtr where; ///< Of WITH alone.
    QueryPlace place;
};

struct QueryTree
{
    QString text;
    std::vector<std::variant<MatchClause, ProjectionClause>> clauses; ///< The last one is RETURN.
};

} // namespace Foreguest
