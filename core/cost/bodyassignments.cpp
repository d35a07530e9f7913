// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/bodyreader.h"

#include <algorithm>

namespace Foreguest {

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
        // `vector<int> a(n);` looks like a function that takes an `n`.
        if (at(i).role == Role::FunctionDeclarator && declared.isContainer() && at(i).size > 1) {
            const std::vector<quint32> parts = children(i);
            target = parts.front();
            m_declared[nameOf(target)] = true;
            AbstractValue made = declared;
            const quint32 named = parts.back() + 2;
            const auto size = named < end(i) ? m_variables.find(at(named).text) : m_variables.end();
            if (size != m_variables.end())
                made.size = size->second.value.extent();
            setVariable(nameOf(target), std::move(made));
            continue;
        }
        const quint32 name = nameOf(target);
        if (name != 0)
            m_declared[name] = true;
        m_assigned = name;
        m_assignsParts = at(target).role == Role::Pattern;
        AbstractValue result = value == noIndex ? undefinedValue(target, declared, name)
            : at(value).role == Role::Arguments ? constructedValue(value, declared)
                                                : eval(value);
        m_assigned = 0;
        m_assignsParts = false;
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

/// A number without a value is about to get one from outside; an array has its size.
AbstractValue BodyReader::undefinedValue(quint32 target, const AbstractValue& declared, quint32 name)
{
    constexpr qint64 largeArray = 100;
    if (at(target).role == Role::ArrayDeclarator) {
        AbstractValue result = AbstractValue::container(ValueShape::List, {});
        AbstractValue size;
        for (const quint32 part : children(target)) {
            if (part != target + 1)
                size = eval(part);
        }
        // A large one is as large as its input may get.
        const bool isLarge = size.literal && *size.literal >= largeArray;
        result.size = isLarge ? Magnitude::of(m_context.inputs.free(Input::Kind::Size, name, m_body)) : size.value;
        return result;
    }
    if (declared.shape != ValueShape::Number)
        return declared;
    return AbstractValue::number(Magnitude::of(freshInput(Input::Kind::Value, name)));
}

/// `vector<int> a(n, 0)`.
AbstractValue BodyReader::constructedValue(quint32 arguments, const AbstractValue& declared)
{
    std::vector<AbstractValue> values;
    for (const quint32 part : children(arguments))
        values.push_back(eval(part));
    AbstractValue result = declared;
    if (!values.empty() && result.isContainer())
        result.size = values.front().extent();
    if (values.size() > 1 && result.isContainer())
        result.element = std::make_shared<AbstractValue>(values[1]);
    return result;
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
    // A mark that is taken back, or made another one than that before the calls of itself.
    if (value.literal) {
        const qint64 mark = *value.literal;
        const auto [before, isFirst] = m_wasSet.try_emplace(name, mark);
        const bool isReset = mark >= ' ' && before->second != mark && !m_ownCalls.empty();
        m_unmarks = m_unmarks || (before->second != 0 && (mark == 0 || isReset));
        if (mark != 0)
            before->second = mark;
    } else if (value.shape == ValueShape::Text) {
        const bool isNew = m_wasSet.try_emplace(name, ' ').second;
        m_unmarks = m_unmarks || (!isNew && !m_ownCalls.empty());
    }
    if (byParameter) {
        const AbstractValue container
            = variable != m_variables.end() ? variable->second.value : freeValue(name, noIndex);
        const Magnitude total = levels >= 2 && container.element
            ? container.size.times(container.element->size.isConstant() ? container.size : container.element->size)
            : container.size;
        m_stored = m_stored ? m_stored->plus(total) : total;
        if (value.literal || value.shape == ValueShape::Text) {
            m_marked = m_marked ? m_marked->plus(total) : total;
            m_markName = name;
        }
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

/// `list = append(list, value)`
bool BodyReader::growsItself(quint32 target, quint32 source) const
{
    const CallEffect* effect = effectAt(source);
    const std::vector<quint32> arguments = effect && effect->growsFirst ? argumentsOf(source) : std::vector<quint32>();
    return !arguments.empty() && nameOf(target) != 0 && nameOf(arguments.front()) == nameOf(target);
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
        m_assignsParts = at(target).role == Role::Pattern || at(target).role == Role::Tuple;
        AbstractValue value = eval(source);
        if (growsItself(target, source)) {
            m_assignsParts = false;
            m_assigned = 0;
            return;
        }
        m_assignsParts = false;
        m_lastAssigned = value;
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

} // namespace Foreguest
