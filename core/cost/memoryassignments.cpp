// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memorywalk.h"

#include "core/source/language.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

void MemoryWalk::assignParts(quint32 target, const Value& value)
{
    const std::vector<quint32> parts = children(target);
    for (size_t i = 0; i < parts.size(); ++i) {
        if (value.cell && value.cell->kind == CellKind::List && value.cell->fields.size() == parts.size()) {
            auto field = value.cell->fields.begin();
            std::advance(field, i);
            assign(parts[i], field->second, noIndex);
            continue;
        }
        const quint32 name = nameOf(parts[i]);
        Value element = elementOf(value);
        if (element.kind == Value::Kind::Input)
            element.name = name;
        assign(parts[i], std::move(element), noIndex);
    }
}

/// What a loop makes is kept from round to round where it refers to what the variable held before: a linked list.
void MemoryWalk::chain(quint32 name, const Variable* old, Value& value, quint32 source)
{
    if (!old || !value.cell || value.cell->depth <= old->depth || depth() <= old->depth)
        return;
    const bool isRecord = value.cell->kind == CellKind::Record || value.cell->kind == CellKind::Raw;
    bool refers = isRecord && source != noIndex && mentions(source, name);
    for (const auto& [field, held] : value.cell->fields)
        refers = refers || (held.name == name && held.kind != Value::Kind::Number)
            || (held.cell && held.cell == old->value.cell);
    if (refers)
        value.cell->scale(rounds(old->depth, value.cell->depth), old->depth);
}

void MemoryWalk::assign(quint32 target, Value value, quint32 source)
{
    switch (at(target).role) {
    case Role::Tuple:
        if (children(target).size() == 1) {
            assign(target + 1, std::move(value), source);
            return;
        }
        [[fallthrough]];
    case Role::Pattern:
    case Role::List:
        assignParts(target, value);
        return;
    case Role::Subscript:
        storeSubscript(target, std::move(value));
        return;
    case Role::Member:
    case Role::OwnField:
        storeMember(target, std::move(value), source);
        return;
    default:
        break;
    }
    const quint32 name = nameOf(target);
    Variable* old = find(name);
    if (value.kind == Value::Kind::Input && value.name == 0)
        value.name = name;
    given(name, value);
    // A branch that may not run leaves what is known.
    if (old && old->value.isKnown() && value.kind == Value::Kind::Unknown)
        return;
    chain(name, old, value, source);
    const size_t depthOfOld = old ? old->depth : depth();
    const bool keepsDepth = old && value.cell && value.cell->depth <= depthOfOld;
    setVariable(name, std::move(value), false);
    if (keepsDepth) {
        if (Variable* now = find(name))
            now->depth = depthOfOld;
    }
}

void MemoryWalk::storeMember(quint32 target, Value value, quint32 source)
{
    const std::vector<quint32> parts = children(target);
    const quint32 name = nameOf(target);
    if (parts.size() < 2 || name == 0)
        return;
    Value object = eval(parts[0]);
    if (!object.cell) {
        // The object at work, where it is not known: its members are like variables of the surroundings.
        Variable& variable = m_globals.variables[name];
        chain(name, &variable, value, source);
        variable.value = std::move(value);
        return;
    }
    MemoryCell& owner = *object.cell;
    constexpr double largestRecord = 4096;
    if (owner.kind == CellKind::Raw && owner.raw <= largestRecord)
        owner.touched = owner.raw; // One of its members is written.
    const bool isLinked = value.cell && value.cell->record != 0 && value.cell->record == owner.record
        && value.cell->depth > owner.depth && &owner != value.cell.get();
    if (isLinked) {
        value.cell->scale(rounds(owner.depth, value.cell->depth), owner.depth);
    } else if (value.cell && value.cell->depth <= depth() && owner.copies > 1 && value.cell->copies < owner.copies
        && value.cell->depth >= owner.depth) {
        value.cell->scale(owner.copies / value.cell->copies, owner.depth);
    } else if (value.cell && value.cell->depth > owner.depth) {
        const auto held = owner.fields.find(name);
        if (held != owner.fields.end() && source != noIndex && held->second.cell && value.cell->kind == CellKind::Record
            && value.cell->record != 0 && mentions(source, name))
            value.cell->scale(rounds(owner.depth, value.cell->depth), owner.depth);
    }
    if (value.kind == Value::Kind::Unknown && source != noIndex && at(source).role == Role::Identifier)
        value.name = at(source).text;
    constexpr size_t mostFields = 64;
    if (owner.fields.size() < mostFields || owner.fields.contains(name)) {
        if (object.cell == value.cell)
            value = {};
        owner.fields[name] = std::move(value);
    }
    owner.refresh();
}

void MemoryWalk::storeSubscript(quint32 target, Value value)
{
    const std::vector<quint32> parts = children(target);
    if (parts.size() < 2)
        return;
    Value object = eval(parts[0]);
    const Value key = eval(parts[1]);
    if (!object.cell)
        return;
    MemoryCell& cell = *object.cell;
    const double times = rounds(cell.depth);
    if (cell.kind == CellKind::Raw) {
        // The base of several dimensions stands for all of them.
        cell.touched = std::max(
            cell.touched, std::min(cell.raw, times / cell.copies * (cell.elementType ? cell.elementType->bytes : 8)));
        if (value.cell)
            absorb(cell, value);
        cell.refresh();
        return;
    }
    if (cell.kind == CellKind::Map) {
        addTo(parts[0], cell, &key, value, 1);
        return;
    }
    if (m_model->growsByIndex && cell.kind == CellKind::List && cell.place == 0) {
        const double reach = key.isKnown() && !key.isRamp ? key.number + 1 : times / cell.copies;
        cell.count = std::max(cell.count, reach);
    }
    const double kept = std::min(times, std::max(1.0, cell.count * cell.copies));
    if (value.cell && value.cell->depth > cell.depth) {
        value.cell->scale(kept, cell.depth);
        if (value.cell->kind == CellKind::Record && cell.place > 0
            && !(cell.elementType && cell.elementType->isPointer))
            value.cell->isInline = true;
        value.cell->refresh();
        cell.element = value;
    } else if (value.kind == Value::Kind::Number) {
        boxIn(cell, value, kept / cell.copies);
        if (!cell.element.cell)
            cell.element = value;
    } else if (value.cell) {
        cell.element = value;
    }
    cell.refresh();
}

void MemoryWalk::runAugmented(quint32 node)
{
    const std::vector<quint32> parts = children(node);
    if (parts.size() < 2)
        return;
    const Value added = eval(parts.back());
    const Value old = eval(parts[0]);
    const quint32 name = nameOf(parts[0]);
    Variable* variable = find(name);
    const size_t since = variable ? variable->depth : depth();
    const double times = rounds(since);
    if (old.cell && (old.cell->kind == CellKind::Text || old.cell->kind == CellKind::List)) {
        MemoryCell& cell = *old.cell;
        const bool isRepeat = at(node).operation == OperatorClass::Multiply;
        if (isRepeat) {
            cell.count *= number(added, 1);
        } else {
            const double pieces = added.cell ? added.cell->count : 1;
            // A text is made anew; the variable's time counts, not that of the value.
            cell.count += pieces * (cell.kind == CellKind::Text ? times : rounds(cell.depth) / cell.copies);
            if (added.cell && added.cell->boxed > 0)
                cell.boxed += added.cell->boxed * times;
            if (added.cell && cell.kind == CellKind::List && !cell.element.cell)
                cell.element = added.cell->element;
        }
        cell.refresh();
        // Those made before are garbage.
        if (cell.kind == CellKind::Text && times > 1)
            m_meter.addTotal(std::min(1e13, cell.own() * times / 2) * (m_model->garbageShare > 0 ? 0.0 : 1.0));
        return;
    }
    if (!old.cell && added.cell && added.cell->kind == CellKind::Text) {
        CellPtr made = makeCell("text", added.cell->count * times, at(node).line);
        if (made)
            assign(parts[0], Value::of(made), noIndex);
        return;
    }
    Value result = arithmetic(at(node).operation, textOf(node), old, added);
    const bool moves = old.isKnown() && added.isKnown() && times > 1;
    if (moves && at(node).operation == OperatorClass::Add)
        result = Value::of(old.number + added.number * times);
    else if (moves && at(node).operation == OperatorClass::Subtract)
        result = Value::of(old.number); // A limit that it falls from.
    else if (moves)
        result = old;
    result.isRamp = depth() > since;
    result.isConstant = false;
    if (at(parts[0]).role == Role::Subscript) {
        storeSubscript(parts[0], std::move(result));
        return;
    }
    if (variable) {
        variable->value = std::move(result);
        return;
    }
    assign(parts[0], std::move(result), noIndex);
}

} // namespace Foreguest
