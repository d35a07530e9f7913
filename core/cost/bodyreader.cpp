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
                if (known != m_variables.end())
                    known->second.value.shape = shapeOf(type).shape;
            }
        } else if (at(i).slot != Slot::Type && at(i).slot != Slot::Name && at(i).role != Role::FunctionDeclarator) {
            run(i);
        }
        i = end(i);
    }
    for (const Shared& shared : m_shared)
        m_cost.add(shared.cost);
    m_summary.cost = m_cost;
    return std::move(m_summary);
}

std::vector<quint32> BodyReader::children(quint32 node) const
{
    std::vector<quint32> list;
    for (quint32 i = node + 1; i < end(node); i += m_nodes[i].size)
        list.push_back(i);
    return list;
}

quint32 BodyReader::child(quint32 node, Slot slot) const
{
    for (quint32 i = node + 1; i < end(node); i += m_nodes[i].size) {
        if (m_nodes[i].slot == slot)
            return i;
    }
    return noIndex;
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
        const QString name = input.name != 0 ? m_context.graph.text(input.name).left(int(longestExcerpt))
                                             : QStringLiteral("n");
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

void BodyReader::setVariable(quint32 name, AbstractValue value)
{
    if (name == 0)
        return;
    if (m_isGlobalBody || !isLocal(name)) {
        const auto [it, isNew] = m_summary.stores.try_emplace(name, value);
        if (!isNew)
            it->second = AbstractValue::either(it->second, value);
    }
    m_variables[name] = { std::move(value), depth() };
}

void BodyReader::runDeclaration(quint32 node)
{
    const quint32 type = child(node, Slot::Type);
    const AbstractValue declared = type == noIndex ? AbstractValue() : shapeOf(type);
    for (quint32 i = node + 1; i < end(node); i += m_nodes[i].size) {
        if (i == type || at(i).slot == Slot::Type)
            continue;
        if (at(i).role == Role::Function || at(i).role == Role::Class) {
            run(i);
            continue;
        }
        quint32 target = i;
        quint32 value = noIndex;
        if (at(i).role == Role::Declarator || at(i).role == Role::Assignment) {
            const std::vector<quint32> parts = children(i);
            if (parts.empty())
                continue;
            target = parts.front();
            for (size_t p = 1; p < parts.size(); ++p) {
                if (at(parts[p]).slot == Slot::Value || at(parts[p]).slot == Slot::Right || p + 1 == parts.size())
                    value = parts[p];
            }
        } else if (at(i).slot == Slot::Value || at(i).slot == Slot::Initializer) {
            eval(i);
            continue;
        }
        const quint32 name = nameOf(target);
        if (name != 0)
            m_declared[name] = true;
        m_assigned = name;
        AbstractValue result = value == noIndex ? declared : eval(value);
        m_assigned = 0;
        if (declared.shape != ValueShape::Unknown && declared.shape != ValueShape::Number
            && (result.shape == ValueShape::Unknown || declared.shape == ValueShape::Tree))
            result.shape = declared.shape;
        // `int[] a` is a list, `int n` a number.
        if (value == noIndex)
            setVariable(name, std::move(result));
        else
            assign(target, std::move(result), at(i).line);
    }
}

void BodyReader::assignParts(quint32 target, const AbstractValue& value, quint32 line)
{
    for (const quint32 part : children(target)) {
        AbstractValue element = value.element ? *value.element : AbstractValue::number(value.extent());
        if (!value.element && value.isRead)
            element.isRead = true;
        assign(part, std::move(element), line);
    }
}

void BodyReader::assign(quint32 target, AbstractValue value, quint32 line)
{
    switch (at(target).role) {
    case Role::Pattern:
    case Role::Tuple:
    case Role::List:
        assignParts(target, value, line);
        return;
    case Role::Subscript:
        eval(target);
        storeElement(target, value);
        return;
    case Role::Spread:
        if (at(target).size > 1)
            assign(target + 1, std::move(value), line);
        return;
    default:
        break;
    }
    const quint32 name = nameOf(target);
    if (value.isRead && value.shape != ValueShape::Reader) {
        // What is read gets a name, and is an input of its own.
        const bool isNumber = !value.isContainer();
        if (isNumber) {
            value.value = Magnitude::of(freshInput(Input::Kind::Value, name));
            value.shape = ValueShape::Number;
        }
        value.isRead = false;
    }
    setVariable(name, std::move(value));
}

/// `a[i] = value`, and `visited[v] = true`.
void BodyReader::storeElement(quint32 subscript, const AbstractValue& value)
{
    quint32 base = subscript;
    bool byParameter = false;
    int levels = 0;
    while (at(base).role == Role::Subscript && at(base).size > 1) {
        ++levels;
        for (const quint32 parameter : m_facts.parameters)
            byParameter = byParameter || mentions(base, parameter);
        ++base;
    }
    const quint32 name = nameOf(base);
    const auto variable = m_variables.find(name);
    if (byParameter && !m_facts.parameters.empty()) {
        const AbstractValue container = variable != m_variables.end() ? variable->second.value : freeValue(name, noIndex);
        const bool isUnmark = m_marked && value.literal && *value.literal == 0;
        m_unmarks = m_unmarks || isUnmark;
        const Magnitude total = levels >= 2 && container.element
            ? container.size.times(container.element->size.isConstant() ? container.size : container.element->size)
            : container.size;
        m_marked = m_marked ? m_marked->plus(total) : total;
    }
    if (variable == m_variables.end())
        return;
    AbstractValue& container = variable->second.value;
    if (container.shape == ValueShape::Map || container.shape == ValueShape::Tree)
        grow(base, &value);
    if (levels == 1 && (!container.element || container.element->shape == ValueShape::Unknown || value.isContainer()))
        container.element = std::make_shared<AbstractValue>(value);
    else if (levels == 1)
        container.element = std::make_shared<AbstractValue>(AbstractValue::either(*container.element, value));
}

void BodyReader::runAssignment(quint32 node)
{
    std::vector<quint32> parts;
    for (const quint32 part : children(node)) {
        if (at(part).slot != Slot::Type)
            parts.push_back(part);
    }
    if (parts.empty())
        return;
    if (parts.size() == 1) {
        m_declared[nameOf(parts[0])] = true;
        return;
    }
    const bool isAugmented = at(node).operation != OperatorClass::None
        || (at(node).text != 0 && textOf(node) != "=" && textOf(node) != ":=");
    if (isAugmented) {
        runAugmented(node);
        return;
    }
    const quint32 target = parts.front();
    const quint32 source = parts.back();
    m_assigned = nameOf(target);
    // a, b = b, a: each part by itself.
    const bool isPaired = (at(target).role == Role::Pattern || at(target).role == Role::Tuple)
        && (at(source).role == Role::List || at(source).role == Role::Tuple)
        && children(target).size() == children(source).size();
    if (isPaired) {
        const std::vector<quint32> targets = children(target);
        const std::vector<quint32> sources = children(source);
        std::vector<AbstractValue> values;
        values.reserve(sources.size());
        for (const quint32 part : sources)
            values.push_back(eval(part));
        for (size_t i = 0; i < targets.size(); ++i)
            assign(targets[i], std::move(values[i]), at(node).line);
    } else {
        AbstractValue value = eval(source);
        assign(target, std::move(value), at(node).line);
    }
    m_assigned = 0;
}

void BodyReader::runAugmented(quint32 node)
{
    std::vector<quint32> parts = children(node);
    if (parts.size() < 2)
        return;
    const AbstractValue right = eval(parts.back());
    const AbstractValue left = eval(parts.front());
    const quint32 name = nameOf(parts.front());
    if (name == 0) {
        storeElement(parts.front(), right);
        return;
    }
    AbstractValue result = left;
    if (left.shape == ValueShape::Text || left.shape == ValueShape::List) {
        if (left.shape == ValueShape::List && right.isContainer())
            spend(right.size, at(node).line, QStringLiteral("%1 copies what it adds").arg(excerpt(node)));
        grow(parts.front(), nullptr);
        return;
    }
    const auto known = m_variables.find(name);
    const quint32 outer = known == m_variables.end() ? 0 : known->second.depth;
    const bool isMoved = !m_loops.empty() && m_loops.back().scan.of(name);
    // A loop's variable has got the largest value it may have when the loop was entered.
    if (!isMoved)
        result = combine(at(node).operation, {}, left, right, at(node).line);
    setVariable(name, std::move(result));
    m_variables[name].depth = std::min(outer, depth());
}

Magnitude BodyReader::boundOf(quint32 parameter)
{
    const TimeCost cost = m_cost;
    Magnitude bound;
    bool isFound = false;
    for (quint32 i = 0; i < m_nodes.size() && bound.isConstant(); ++i) {
        if (at(i).role != Role::Binary || !mentions(i, parameter))
            continue;
        const std::string_view token = textOf(i);
        const bool isComparison = at(i).operation >= OperatorClass::Less && at(i).operation <= OperatorClass::NotEqual;
        if (!isComparison && token != "==" && token != "===")
            continue;
        for (const quint32 part : children(i)) {
            if (mentions(part, parameter))
                continue;
            isFound = true;
            bound = bound.plus(eval(part).extent());
        }
    }
    m_cost = cost;
    return isFound ? bound : Magnitude::unknown();
}

AbstractValue BodyReader::constantValue(quint32 node)
{
    return eval(node);
}

} // namespace Foreguest
