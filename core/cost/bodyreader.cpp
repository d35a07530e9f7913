// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/bodyreader.h"

#include "core/graph/constants.h"
#include "core/source/language.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr int deepestNesting = 160;
constexpr quint32 mostSteps = 200000;
constexpr size_t longestExcerpt = 40;
} // namespace

void TimeCost::add(const TimeCost& other)
{
    if (other.time.order() > time.order()) {
        reasons = other.reasons;
        confidence = other.confidence;
    }
    time = time.plus(other.time);
}

InputId InputTable::free(Input::Kind kind, quint32 name, quint32 body)
{
    const auto key = std::pair((quint64(name) << 2) | quint64(kind), body);
    const auto [it, isNew] = m_free.try_emplace(key, InputId(m_inputs.size()));
    if (isNew) {
        Input input;
        input.kind = kind;
        input.name = name;
        input.isFree = true;
        m_inputs.push_back(input);
        if (body != noIndex)
            m_bodyOf.emplace(it->second, body);
    }
    return it->second;
}

InputId InputTable::large(quint32 text)
{
    const auto [it, isNew] = m_large.try_emplace(text, InputId(m_inputs.size()));
    if (isNew) {
        Input input;
        input.name = text;
        input.isLarge = true;
        m_inputs.push_back(input);
    }
    return it->second;
}

InputId InputTable::number(qint64 literal)
{
    const auto [it, isNew] = m_numbers.try_emplace(literal, InputId(m_inputs.size()));
    if (isNew) {
        Input input;
        input.isLarge = true;
        input.number = double(literal);
        m_inputs.push_back(input);
    }
    return it->second;
}

BodyReader::BodyReader(GrowthContext& context, quint32 body)
    : m_context(context)
    , m_body(body)
    , m_facts(context.graph.facts[body])
    , m_nodes(m_facts.sketch.nodes)
    , m_apis(context.apis.catalogueOf(m_facts))
{
    const Node& node = context.graph.nodes[m_facts.node];
    if (node.file < context.languages.size() && context.languages[node.file])
        m_rules = &context.languages[node.file]->rules;
    m_isGlobalBody = node.kind == NodeKind::Module || context.graph.strings.stdView(node.name).starts_with("<clinit");
}

GrowthSummary BodyReader::read()
{
    m_summary.parameters = m_facts.parameters;
    for (const quint32 parameter : m_facts.parameters) {
        m_declared[parameter] = true;
        m_variables[parameter] = { freeValue(parameter, m_body), 0 };
    }
    quint32 i = 0;
    // Parameters' types say what they are.
    while (i < m_nodes.size()) {
        if (at(i).role == Role::Parameters) {
            for (const quint32 part : children(i)) {
                const quint32 type = child(part, Slot::Type);
                quint32 name = child(part, Slot::Name);
                if (name == noIndex)
                    name = child(part, Slot::Declarator);
                if (type == noIndex || name == noIndex)
                    continue;
                const auto known = m_variables.find(nameOf(name));
                if (known == m_variables.end())
                    continue;
                ValueShape shape = shapeOf(type).shape;
                // `char *text`, `int a[]`
                const bool isPointer = at(name).role == Role::Declarator || at(name).role == Role::ArrayDeclarator;
                if (isPointer && shape == ValueShape::Number)
                    shape = ValueShape::Unknown;
                known->second.value.shape = shape;
            }
        } else if (at(i).role == Role::FunctionDeclarator) {
            ++i;
            continue;
        } else if (at(i).slot != Slot::Type && at(i).slot != Slot::Name) {
            run(i);
        }
        i = end(i);
    }
    for (const Shared& shared : m_shared)
        m_cost.add(shared.cost);
    m_summary.cost = m_cost;
    if (m_context.namesNumbers)
        m_summary.work.push_back({ {}, double(m_nodes.size()) - double(m_innerNodes) });
    return std::move(m_summary);
}

bool BodyReader::mentions(quint32 node, quint32 name) const
{
    for (quint32 i = node; i < end(node); ++i) {
        if ((m_nodes[i].role == Role::Identifier || m_nodes[i].role == Role::OwnField) && m_nodes[i].text == name)
            return true;
    }
    return false;
}

void BodyReader::spend(const Magnitude& time, quint32 line, const QString& why)
{
    if (time.isConstant())
        return;
    TimeCost cost;
    cost.time = time;
    cost.reasons.push_back({ line, why });
    m_cost.add(cost);
}

QString BodyReader::text(const Magnitude& magnitude) const
{
    return magnitude.text([this](InputId id) {
        const Input& input = m_context.inputs[id];
        const QString name
            = input.name != 0 ? m_context.graph.text(input.name).left(int(longestExcerpt)) : QStringLiteral("n");
        return input.kind == Input::Kind::Size ? QStringLiteral("|%1|").arg(name) : name;
    });
}

InputId BodyReader::freshInput(Input::Kind kind, quint32 name)
{
    Input input;
    input.kind = kind;
    input.name = name;
    const InputId id = m_context.inputs.add(input);
    m_summary.inputs.push_back(id);
    return id;
}

void BodyReader::runChildren(quint32 node)
{
    // Behind `if (…) return …;` stands its alternative: of calls of itself, only one of both counts.
    std::vector<std::pair<size_t, size_t>> alternatives;
    for (quint32 i = node + 1; i < end(node); i += m_nodes[i].size) {
        const size_t before = m_ownCalls.size();
        run(i);
        const bool splits = at(i).role == Role::If && m_ownCalls.size() > before && alwaysLeaves(i);
        if (splits)
            alternatives.emplace_back(before, m_ownCalls.size());
    }
    for (auto it = alternatives.rbegin(); it != alternatives.rend(); ++it) {
        if (it->second < m_ownCalls.size())
            keepLarger(it->first, it->second);
    }
}

/// The calls of itself from `start` to `middle`, or those behind: whichever are more.
void BodyReader::keepLarger(size_t start, size_t middle)
{
    const auto weight = [&](size_t from, size_t to) {
        double sum = 0;
        for (size_t i = from; i < to; ++i)
            sum += m_ownCalls[i].isInLoop && !m_ownCalls[i].rounds.isConstant() ? 100 : m_ownCalls[i].times;
        return sum;
    };
    const double first = weight(start, middle);
    const double second = weight(middle, m_ownCalls.size());
    if (first == 0 || second == 0)
        return;
    const auto begin = m_ownCalls.begin();
    if (second >= first)
        m_ownCalls.erase(begin + qsizetype(start), begin + qsizetype(middle));
    else
        m_ownCalls.erase(begin + qsizetype(middle), m_ownCalls.end());
}

/// The first branch ends with a `return` or the like.
bool BodyReader::alwaysLeaves(quint32 node) const
{
    quint32 branch = child(node, Slot::Consequence);
    if (branch == noIndex)
        return false;
    quint32 last = branch;
    for (int i = 0; i < deepestNesting && at(last).role == Role::Block; ++i) {
        quint32 inner = noIndex;
        for (quint32 j = last + 1; j < end(last); j += m_nodes[j].size)
            inner = j;
        if (inner == noIndex)
            return false;
        last = inner;
    }
    const Role role = at(last).role;
    return role == Role::Return || role == Role::Throw || role == Role::Break || role == Role::Label;
}

void BodyReader::run(quint32 node)
{
    if (++m_steps > mostSteps || m_nesting > deepestNesting) {
        m_summary.isSpent = true;
        return;
    }
    ++m_nesting;
    switch (at(node).role) {
    case Role::If:
    case Role::ElseIf:
        runIf(node);
        break;
    case Role::Counted:
    case Role::While:
    case Role::DoWhile:
    case Role::ForEach:
        runLoop(node);
        break;
    case Role::Return:
        runReturn(node);
        break;
    case Role::Function:
    case Role::Decorator:
        break;
    case Role::Declaration:
        runDeclaration(node);
        break;
    case Role::Global:
        for (const quint32 part : children(node))
            m_declared[at(part).text] = false;
        break;
    case Role::Block:
    case Role::Else:
    case Role::Switch:
    case Role::Case:
    case Role::Catch:
    case Role::With:
    case Role::Class:
    case Role::ClassBody:
    case Role::Namespace:
    case Role::Decorated:
    case Role::Export:
    case Role::Label:
        runChildren(node);
        break;
    default:
        eval(node);
    }
    --m_nesting;
}

void BodyReader::runIf(quint32 node)
{
    std::vector<std::pair<size_t, size_t>> branches;
    for (quint32 i = node + 1; i < end(node); i += m_nodes[i].size) {
        if (at(i).slot == Slot::Condition) {
            eval(i);
            continue;
        }
        const size_t before = m_ownCalls.size();
        run(i);
        if (before > 0 || m_ownCalls.size() > before)
            branches.emplace_back(before, m_ownCalls.size());
    }
    for (size_t i = branches.size(); i-- > 1;) {
        // Of this branch and all behind it, the larger one remains; so it goes on to the first.
        if (branches[i - 1].second <= m_ownCalls.size())
            keepLarger(branches[i - 1].first, branches[i - 1].second);
    }
}

void BodyReader::runReturn(quint32 node)
{
    if (at(node).size < 2)
        return;
    AbstractValue value = eval(node + 1);
    if (at(node + 1).role == Role::Subscript) {
        m_returnsMark = m_returnsMark
            || std::any_of(m_facts.parameters.begin(), m_facts.parameters.end(),
                [&](quint32 parameter) { return mentions(node + 1, parameter); });
    }
    const bool isFirst = m_summary.result.shape == ValueShape::Unknown && m_summary.result.value.isConstant()
        && m_summary.result.size.isConstant();
    m_summary.result = isFirst ? value : AbstractValue::either(m_summary.result, value);
}

bool BodyReader::isLocal(quint32 name) const
{
    if (const auto it = m_declared.find(name); it != m_declared.end())
        return it->second;
    return m_rules && m_rules->assignmentDeclares && !m_isGlobalBody;
}

} // namespace Foreguest
