// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/compiler.h"

#include <algorithm>

namespace Foreguest {

Result<CompiledQuery> compileQuery(const QueryTree& tree, const QVariantMap& parameters)
{
    return QueryCompiler(tree, parameters).compile();
}

QueryCompiler::QueryCompiler(const QueryTree& tree, const QVariantMap& parameters)
    : m_tree(tree)
    , m_parameters(parameters)
{
}

tl::unexpected<Error> QueryCompiler::fail(const QueryPlace& place, const QString& what) const
{
    return queryFailure(m_tree.text, place, what);
}

QByteArray QueryCompiler::Source::toSql() const
{
    QByteArray sql;
    if (!tables.isEmpty())
        sql += " FROM " + tables.join(", ");
    if (!conditions.isEmpty())
        sql += " WHERE " + conditions.join(" AND ");
    return sql;
}

const QueryCompiler::Value* QueryCompiler::find(const QString& name) const
{
    // The last one: an alias of ORDER BY hides a variable of the same name.
    const auto found
        = std::find_if(m_scope.rbegin(), m_scope.rend(), [&](const Named& named) { return named.name == name; });
    return found == m_scope.rend() ? nullptr : &found->value;
}

Result<CompiledQuery> QueryCompiler::compile()
{
    for (const auto& clause : m_tree.clauses) {
        if (const auto* match = std::get_if<MatchClause>(&clause)) {
            if (match->isOptional)
                FOREGUEST_TRY(compileOptional(*match));
            else
                FOREGUEST_TRY(compileMatch(*match));
        } else {
            FOREGUEST_TRY(compileProjection(std::get<ProjectionClause>(clause)));
        }
    }
    return std::move(m_result);
}

Result<> QueryCompiler::addCondition(const ExpressionPtr& where)
{
    if (!where)
        return {};
    FOREGUEST_TRY_ASSIGN(condition, compileCondition(*where));
    m_source.conditions << condition;
    return {};
}

Result<> QueryCompiler::compileMatch(const MatchClause& match)
{
    m_fixedEdges.clear();
    FOREGUEST_TRY(compilePaths(match.paths));
    return addCondition(match.where);
}

/// The FROM becomes that one table, whose columns v0, v1, … are the names.
void QueryCompiler::beginFrom(const QByteArray& table, const std::vector<Named>& names)
{
    m_source = { { table }, {} };
    m_scope = names;
    for (size_t i = 0; i < m_scope.size(); ++i) {
        m_scope[i].value.sql = table + ".v" + QByteArray::number(i);
        m_scope[i].value.alias.clear();
    }
}

/// What was matched so far becomes a common table expression.
void QueryCompiler::freeze()
{
    QList<QByteArray> columns;
    for (size_t i = 0; i < m_scope.size(); ++i)
        columns << m_scope[i].value.sql + " AS v" + QByteArray::number(i);
    if (columns.isEmpty())
        columns << QByteArrayLiteral("1 AS unnamed");
    const QByteArray table = "c" + QByteArray::number(++m_counter);
    m_tables << table + " AS (SELECT " + columns.join(", ") + m_source.toSql() + ')';
    const std::vector<Named> names = m_scope;
    beginFrom(table, names);
}

/// Rows with a match, and once each row without: UNION ALL with NOT EXISTS, so that both halves use the indexes.
Result<> QueryCompiler::compileOptional(const MatchClause& match)
{
    freeze();
    const QByteArray base = m_source.tables.front();
    const size_t known = m_scope.size();
    m_source.tables.clear();
    FOREGUEST_TRY(compileMatch(match));
    QList<QByteArray> matched;
    QList<QByteArray> unmatched;
    for (size_t i = 0; i < m_scope.size(); ++i) {
        const QByteArray name = " AS v" + QByteArray::number(i);
        matched << m_scope[i].value.sql + name;
        unmatched << (i < known ? m_scope[i].value.sql : QByteArrayLiteral("NULL")) + name;
    }
    if (matched.isEmpty())
        matched = unmatched = { QByteArrayLiteral("1 AS unnamed") };
    Source withBase = m_source;
    withBase.tables.prepend(base);
    const QByteArray table = "c" + QByteArray::number(++m_counter);
    m_tables << table + " AS (SELECT " + matched.join(", ") + withBase.toSql() + " UNION ALL SELECT "
            + unmatched.join(", ") + " FROM " + base + " WHERE NOT EXISTS (SELECT 1" + m_source.toSql() + "))";
    const std::vector<Named> names = m_scope;
    beginFrom(table, names);
    return {};
}

Result<std::vector<QueryCompiler::Named>> QueryCompiler::compileItems(const ProjectionClause& clause)
{
    std::vector<Named> items;
    if (clause.isStar) {
        if (m_scope.empty())
            return fail(clause.place, QStringLiteral("there is no variable that * could stand for"));
        items = m_scope;
        for (Named& item : items)
            item.aggregates = false;
        return items;
    }
    for (const ProjectionItem& item : clause.items) {
        const auto same = [&](const Named& other) { return other.name == item.alias; };
        if (std::any_of(items.begin(), items.end(), same))
            return fail(item.expression->place, QStringLiteral("two columns are called “%1”").arg(item.alias));
        m_hasAggregate = false;
        FOREGUEST_TRY_ASSIGN(value, compile(*item.expression));
        items.push_back({ item.alias, value, m_hasAggregate });
    }
    return items;
}

Result<QByteArray> QueryCompiler::compileCount(const Expression& expression, const QString& word)
{
    const bool isConstant
        = expression.kind == Expression::Kind::Literal || expression.kind == Expression::Kind::Parameter;
    FOREGUEST_TRY_ASSIGN(value, compile(expression));
    if (!isConstant || value.type != QueryType::Integer || m_result.bindings.back().toLongLong() < 0)
        return fail(expression.place, QStringLiteral("%1 expects a whole number of at least 0").arg(word));
    return value.sql;
}

/// ORDER BY, SKIP and LIMIT.
Result<QByteArray> QueryCompiler::compileTail(const ProjectionClause& clause, const std::vector<Named>& items)
{
    QByteArray sql;
    const std::vector<Named> outer = m_scope;
    for (const Named& item : items)
        m_scope.push_back(item);
    QList<QByteArray> order;
    for (const SortItem& item : clause.order) {
        FOREGUEST_TRY_ASSIGN(value, compile(*item.expression));
        // Null is the largest value in openCypher, the smallest in SQLite.
        order << value.sql + (item.isDescending ? " DESC NULLS FIRST" : " ASC NULLS LAST");
    }
    m_scope = outer;
    if (!order.isEmpty())
        sql += " ORDER BY " + order.join(", ");
    QByteArray limit = "-1";
    if (clause.limit) {
        FOREGUEST_TRY_ASSIGN(count, compileCount(*clause.limit, QStringLiteral("LIMIT")));
        limit = count;
    }
    if (clause.limit || clause.skip)
        sql += " LIMIT " + limit;
    if (clause.skip) {
        FOREGUEST_TRY_ASSIGN(count, compileCount(*clause.skip, QStringLiteral("SKIP")));
        sql += " OFFSET " + count;
    }
    return sql;
}

Result<> QueryCompiler::compileProjection(const ProjectionClause& clause)
{
    m_mayAggregate = true;
    FOREGUEST_TRY_ASSIGN(items, compileItems(clause));
    QList<QByteArray> columns;
    QList<QByteArray> keys;
    for (size_t i = 0; i < items.size(); ++i) {
        columns << items[i].value.sql + " AS v" + QByteArray::number(i);
        if (!items[i].aggregates)
            keys << items[i].value.sql;
    }
    const bool aggregates = size_t(keys.size()) < items.size();
    m_mayAggregate = aggregates;
    FOREGUEST_TRY_ASSIGN(tail, compileTail(clause, items));
    m_mayAggregate = false;
    QByteArray sql
        = QByteArrayLiteral("SELECT ") + (clause.isDistinct ? "DISTINCT " : "") + columns.join(", ") + m_source.toSql();
    if (aggregates && !keys.isEmpty())
        sql += " GROUP BY " + keys.join(", ");
    sql += tail;
    if (clause.isReturn) {
        m_result.sql = (m_tables.isEmpty() ? QByteArray() : "WITH " + m_tables.join(", ") + ' ') + sql;
        for (const Named& item : items)
            m_result.columns.push_back({ item.name, item.value.type, item.value.element });
        return {};
    }
    const QByteArray table = "c" + QByteArray::number(++m_counter);
    m_tables << table + " AS (" + sql + ')';
    beginFrom(table, items);
    return addCondition(clause.where);
}

} // namespace Foreguest
