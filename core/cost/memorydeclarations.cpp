// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memorywalk.h"

#include "core/source/language.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

void MemoryWalk::setVariable(quint32 name, Value value, bool isOwn)
{
    if (name == 0)
        return;
    if (!isOwn && !m_frame->variables.contains(name)) {
        if (m_frame->self.cell && m_frame->self.cell->fields.contains(name)) {
            m_frame->self.cell->fields[name] = std::move(value);
            return;
        }
        Variable* known = find(name);
        const bool declares = m_rules && m_rules->assignmentDeclares;
        if (known && (!declares || m_frame->isGlobal)) {
            known->value = std::move(value);
            return;
        }
    }
    Variable& variable = m_frame->isGlobal ? m_globals.variables[name] : m_frame->variables[name];
    variable.value = std::move(value);
    variable.depth = depth();
}

MemoryWalk::Variable* MemoryWalk::find(quint32 name)
{
    constexpr int mostFrames = 12;
    int left = mostFrames;
    for (Frame* frame = m_frame; frame && left > 0; frame = frame->lexical, --left) {
        if (const auto it = frame->variables.find(name); it != frame->variables.end())
            return &it->second;
    }
    const auto it = m_globals.variables.find(name);
    return it == m_globals.variables.end() ? nullptr : &it->second;
}

void MemoryWalk::runDeclaration(quint32 node)
{
    quint32 typeNode = child(node, Slot::Type);
    const TypePtr type = typeNode == noIndex || !m_types.modelOf(m_frame->body).rule("record")
        ? nullptr
        : m_types.typeAt(m_frame->body, typeNode);
    for (quint32 i = node + 1; i < end(node); i += at(i).size) {
        if (i == typeNode || at(i).slot == Slot::Type)
            continue;
        if (at(i).role == Role::Function || at(i).role == Role::Class) {
            run(i);
            continue;
        }
        quint32 target = i;
        quint32 value = noIndex;
        TypePtr wanted = type;
        if (at(i).role == Role::Declarator || at(i).role == Role::Assignment) {
            const std::vector<quint32> parts = children(i);
            if (parts.empty())
                continue;
            target = parts.front();
            for (size_t p = 1; p < parts.size(); ++p) {
                if (at(parts[p]).slot == Slot::Value || at(parts[p]).slot == Slot::Right)
                    value = parts[p];
                else if (at(parts[p]).slot == Slot::Type && !type)
                    wanted = m_types.typeAt(m_frame->body, parts[p]);
            }
            if (value == noIndex && parts.size() == 1)
                target = i;
        } else if (at(i).slot == Slot::Value || at(i).slot == Slot::Initializer) {
            // `Name: N`, `Value: 1000` beside each other.
            const quint32 name = child(node, Slot::Name);
            m_assigned = nameOf(name);
            m_wanted = type;
            Value result = eval(i);
            m_wanted.reset();
            setVariable(nameOf(name), std::move(result), true);
            continue;
        } else if (at(i).slot == Slot::Name && child(node, Slot::Value) != noIndex) {
            continue;
        }
        const quint32 name = nameOf(target);
        m_assigned = name;
        if (value != noIndex && at(target).role == Role::Pattern) {
            assignParts(target, eval(value));
            continue;
        }
        if (wanted && at(target).role != Role::Identifier)
            wanted = m_types.declared(m_frame->body, target, wanted);
        // `vector<int> a(n);` looks like a function that takes an `n`.
        if (at(target).role == Role::FunctionDeclarator) {
            const quint32 parameters = target + 1 + at(target + 1).size;
            const bool isObject = type && type->rule && parameters < end(target) && at(parameters).size > 2;
            if (!isObject)
                continue;
            const Variable* size = find(at(parameters + 2).text);
            Value made = Value::of(makeFrom(type, size ? countOf(size->value) : 0, at(node).line));
            if (size && size->value.isKnown())
                made.cell->count = std::max(0.0, size->value.number);
            made.cell->refresh();
            setVariable(name, std::move(made), true);
            continue;
        }
        m_wanted = wanted;
        Value result;
        if (value == noIndex)
            result = declaredValue(target, wanted, at(node).line);
        else if (at(value).role == Role::Arguments)
            result = constructed(wanted, value, at(node).line);
        else
            result = eval(value);
        m_wanted.reset();
        if (value != noIndex && wanted && wanted->count >= 0 && !result.cell)
            result = declaredValue(target, wanted, at(node).line);
        if (result.cell && wanted && wanted->rule && wanted->element && !result.cell->elementType) {
            result.cell->elementType = wanted->element;
        }
        m_assigned = 0;
        given(name, result);
        setVariable(name, std::move(result), true);
    }
}

/// What the user says of a variable beats what the source says.
void MemoryWalk::given(quint32 name, Value& value)
{
    if (m_inputs.values.empty() || value.cell)
        return;
    const auto known = m_inputs.values.find(std::string(m_context.graph.strings.stdView(name)));
    if (known != m_inputs.values.end())
        value = Value::of(known->second);
}

/// A variable without a value: an array, an object or a container; of a number nothing is known.
MemoryWalk::Value MemoryWalk::declaredValue(quint32 target, const TypePtr& type, quint32 line)
{
    if (!type)
        return {};
    if (at(target).role == Role::ArrayDeclarator || (type->count >= 0 && type->element)) {
        double count = type->count;
        if (count < 0) {
            for (const quint32 part : children(target)) {
                if (part != target + 1)
                    count = number(eval(part), 0);
            }
        }
        count = std::max(0.0, count);
        // Of several dimensions: all elements together.
        TypePtr element = type->element;
        double all = count;
        while (element && element->count >= 0 && element->element && !element->rule) {
            all *= element->count;
            element = element->element;
        }
        CellPtr cell = makeRaw(all * (element ? element->bytes : 8), line);
        cell->elementType = element;
        cell->count = all;
        cell->touched = m_model->isLazy && depth() == 0 ? 0 : cell->raw;
        if (element && element->rule)
            cell->element = Value::of(makeFrom(element, 0, line));
        if (cell->element.cell) {
            cell->element.cell->copies = std::max(1.0, all);
            cell->element.cell->depth = cell->depth;
        }
        cell->refresh();
        return Value::of(cell);
    }
    if (type->rule)
        return Value::of(makeFrom(type, 0, line));
    if (type->record != 0 && !type->isPointer && m_model->hasLayouts) {
        CellPtr cell = makeRaw(type->bytes, line);
        cell->kind = CellKind::Record;
        cell->record = type->record;
        cell->refresh();
        return Value::of(cell);
    }
    Value value;
    if (type->isNumber && !m_frame->isGlobal) {
        value.kind = Value::Kind::Input;
        value.name = nameOf(target);
    }
    return value;
}

/// `vector<int> a(n, 0)`
MemoryWalk::Value MemoryWalk::constructed(const TypePtr& type, quint32 arguments, quint32 line)
{
    std::vector<Value> values;
    for (const quint32 part : children(arguments)) {
        m_wanted = type ? type->element : nullptr;
        values.push_back(eval(part));
    }
    if (!type || !type->rule) {
        CellPtr cell = type && type->record != 0 ? makeRaw(type->bytes, line) : nullptr;
        return cell ? Value::of(cell) : Value();
    }
    double count = 0;
    if (!values.empty())
        count = values.front().cell ? values.front().cell->count : number(values.front(), 0);
    CellPtr cell = makeFrom(type, count, line);
    if (values.size() > 1)
        fill(*cell, values[1]);
    return Value::of(cell);
}

/// Each of a container's elements is such a value, made for each of them where it takes memory.
void MemoryWalk::fill(MemoryCell& cell, const Value& element)
{
    if (element.cell) {
        if (element.cell->kind == CellKind::Record && cell.place > 0
            && !(cell.elementType && cell.elementType->isPointer))
            element.cell->isInline = true;
        element.cell->scale(std::max(0.0, cell.count * cell.copies / element.cell->copies), cell.depth);
        element.cell->depth = cell.depth;
    }
    if (element.kind != Value::Kind::Unknown)
        cell.element = element;
    cell.refresh();
}

} // namespace Foreguest
