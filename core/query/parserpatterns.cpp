// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/parser.h"

namespace Foreguest {

namespace {
constexpr size_t maximumElements = 60;
}

Result<std::vector<PathPattern>> QueryParser::parsePaths()
{
    std::vector<PathPattern> paths;
    size_t elements = 0;
    do {
        const QueryPlace place = current().place;
        FOREGUEST_TRY_ASSIGN(path, parsePath());
        elements += path.nodes.size() + path.relations.size();
        if (elements > maximumElements)
            return fail(place,
                QStringLiteral("a MATCH may have at most %1 nodes and relationships; split it").arg(maximumElements));
        paths.push_back(std::move(path));
    } while (takeSymbol(","));
    return paths;
}

Result<PathPattern> QueryParser::parsePath()
{
    NameInQuery variable;
    const qsizetype begin = current().place.begin;
    if (current().kind == TokenKind::Name && isSymbol("=", 1)) {
        FOREGUEST_TRY_ASSIGN(name, expectName(QStringLiteral("a name for the path")));
        variable = name;
        FOREGUEST_TRY(expectSymbol("="));
    }
    const bool isShortest = isKeyword("shortestPath") && isSymbol("(", 1);
    if (isKeyword("allShortestPaths"))
        return fail(current().place, QStringLiteral("allShortestPaths is not understood; use shortestPath"));
    if (isShortest)
        m_at += 2;
    FOREGUEST_TRY_ASSIGN(path, parseChain());
    if (isShortest) {
        if (path.relations.size() != 1)
            return fail(path.place, QStringLiteral("shortestPath expects two nodes and the relationship between them"));
        FOREGUEST_TRY(expectSymbol(")", QStringLiteral(" after the pattern of shortestPath")));
        path.relations.front().isVariableLength = true;
    }
    path.isShortest = isShortest;
    path.variable = variable;
    path.place = { begin, lastEnd() };
    return path;
}

Result<PathPattern> QueryParser::parseChain()
{
    PathPattern path;
    const qsizetype begin = current().place.begin;
    FOREGUEST_TRY_ASSIGN(first, parseNode());
    path.nodes.push_back(std::move(first));
    while (isSymbol("-") || isSymbol("<")) {
        FOREGUEST_TRY_ASSIGN(relation, parseRelation());
        path.relations.push_back(std::move(relation));
        FOREGUEST_TRY_ASSIGN(node, parseNode());
        path.nodes.push_back(std::move(node));
    }
    path.place = { begin, lastEnd() };
    return path;
}

Result<NodePattern> QueryParser::parseNode()
{
    NodePattern node;
    const qsizetype begin = current().place.begin;
    if (!takeSymbol("("))
        return expected(QStringLiteral("a node such as (f:Function)"));
    if (current().kind == TokenKind::Name) {
        FOREGUEST_TRY_ASSIGN(name, expectName({}));
        node.variable = name;
    }
    if (isSymbol(":")) {
        FOREGUEST_TRY_ASSIGN(labels, parseLabels());
        node.labels = std::move(labels);
    }
    if (isSymbol("{")) {
        FOREGUEST_TRY_ASSIGN(properties, parseProperties());
        node.properties = std::move(properties);
    }
    if (!takeSymbol(")"))
        return expected(node.properties.empty() ? node.labels.empty()
                    ? QStringLiteral("a label such as :Function, properties in {} or “)”")
                    : QStringLiteral("properties in {} or “)”")
                                                : QStringLiteral("“)”"));
    node.place = { begin, lastEnd() };
    return node;
}

Result<std::vector<std::vector<NameInQuery>>> QueryParser::parseLabels()
{
    std::vector<std::vector<NameInQuery>> labels;
    while (takeSymbol(":")) {
        std::vector<NameInQuery> choice;
        do {
            FOREGUEST_TRY_ASSIGN(label, expectName(QStringLiteral("a label such as Function")));
            choice.push_back(label);
        } while (takeSymbol("|"));
        labels.push_back(std::move(choice));
    }
    return labels;
}

Result<std::vector<PropertyFilter>> QueryParser::parseProperties()
{
    std::vector<PropertyFilter> properties;
    FOREGUEST_TRY(expectSymbol("{"));
    if (takeSymbol("}"))
        return properties;
    do {
        FOREGUEST_TRY_ASSIGN(name, expectName(QStringLiteral("a property's name")));
        FOREGUEST_TRY(expectSymbol(":", QStringLiteral(" and a value after the property's name")));
        FOREGUEST_TRY_ASSIGN(value, parseExpression());
        properties.push_back({ name, std::move(value) });
    } while (takeSymbol(","));
    FOREGUEST_TRY(expectSymbol("}", QStringLiteral(" or “,” after a property")));
    return properties;
}

Result<RelationPattern> QueryParser::parseRelation()
{
    RelationPattern relation;
    const qsizetype begin = current().place.begin;
    const bool pointsLeft = takeSymbol("<");
    FOREGUEST_TRY(expectSymbol("-", QStringLiteral(" of a relationship")));
    if (takeSymbol("["))
        FOREGUEST_TRY(parseRelationBody(relation));
    FOREGUEST_TRY(expectSymbol("-", QStringLiteral(" at the end of the relationship")));
    const bool pointsRight = takeSymbol(">");
    relation.place = { begin, lastEnd() };
    if (pointsLeft != pointsRight)
        relation.direction = pointsLeft ? RelationPattern::Direction::Left : RelationPattern::Direction::Right;
    return relation;
}

Result<> QueryParser::parseRelationBody(RelationPattern& relation)
{
    if (current().kind == TokenKind::Name) {
        FOREGUEST_TRY_ASSIGN(name, expectName({}));
        relation.variable = name;
    }
    if (takeSymbol(":")) {
        do {
            takeSymbol(":");
            FOREGUEST_TRY_ASSIGN(type, expectName(QStringLiteral("a relationship type such as CALLS")));
            relation.types.push_back(type);
        } while (takeSymbol("|"));
    }
    if (isSymbol("*"))
        FOREGUEST_TRY(parseLength(relation));
    if (isSymbol("{")) {
        const QueryPlace place = current().place;
        FOREGUEST_TRY_ASSIGN(properties, parseProperties());
        if (relation.isVariableLength && !properties.empty())
            return fail(place,
                QStringLiteral("properties of a relationship of variable length are not understood; "
                               "write each hop out, or leave them out"));
        relation.properties = std::move(properties);
    }
    if (takeSymbol("]"))
        return {};
    return expected(relation.types.empty() ? QStringLiteral("a type such as :CALLS, a length such as *1..3 or “]”")
                                           : QStringLiteral("“|” and a type, a length such as *1..3 or “]”"));
}

Result<int> QueryParser::parseHops()
{
    constexpr int mostHops = 10'000;
    const Token& token = m_tokens[m_at++];
    bool isNumber = false;
    const int hops = token.text.toInt(&isNumber);
    if (!isNumber || hops > mostHops)
        return fail(token.place, QStringLiteral("a length may be at most %1").arg(mostHops));
    return hops;
}

Result<> QueryParser::parseLength(RelationPattern& relation)
{
    const qsizetype begin = current().place.begin;
    FOREGUEST_TRY(expectSymbol("*"));
    relation.isVariableLength = true;
    relation.maximum = RelationPattern::unbounded;
    if (current().kind == TokenKind::Integer) {
        FOREGUEST_TRY_ASSIGN(minimum, parseHops());
        relation.minimum = minimum;
        if (!isSymbol(".."))
            relation.maximum = minimum;
    }
    if (takeSymbol("..") && current().kind == TokenKind::Integer) {
        FOREGUEST_TRY_ASSIGN(maximum, parseHops());
        relation.maximum = maximum;
    }
    if (relation.maximum != RelationPattern::unbounded && relation.maximum < relation.minimum)
        return fail({ begin, lastEnd() },
            QStringLiteral("the most hops (%1) are fewer than the least (%2)")
                .arg(relation.maximum)
                .arg(relation.minimum));
    return {};
}

/// At "(": a node that a relationship follows, rather than an expression in parentheses. Looks ahead without building.
bool QueryParser::beginsPattern() const
{
    size_t at = 1;
    int braces = 0;
    if (ahead(at).kind == TokenKind::Name)
        ++at;
    while (isSymbol(":", at) || (isSymbol("|", at) && at > 1)) {
        if (ahead(at + 1).kind != TokenKind::Name)
            return false;
        at += 2;
    }
    if (isSymbol("{", at)) {
        do {
            braces += isSymbol("{", at) ? 1 : isSymbol("}", at) ? -1 : 0;
            ++at;
        } while (braces > 0 && ahead(at).kind != TokenKind::End);
    }
    if (!isSymbol(")", at))
        return false;
    ++at;
    if (isSymbol("<", at) && isSymbol("-", at + 1))
        return isSymbol("[", at + 2) || isSymbol("-", at + 2);
    return isSymbol("-", at) && (isSymbol("[", at + 1) || isSymbol("-", at + 1));
}

} // namespace Foreguest
