// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memorywalk.h"

#include "core/source/language.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

MemoryWalk::Value MemoryWalk::elementOf(const Value& value)
{
    if (value.kind == Value::Kind::Input) {
        Value element = value;
        return element;
    }
    if (!value.cell)
        return {};
    MemoryCell& cell = *value.cell;
    if (cell.kind == CellKind::Text) {
        CellPtr character = makeCell("text", 1, 0);
        if (!character)
            return {};
        character->copies = 0; // Shared.
        character->refresh();
        return Value::of(character);
    }
    if (cell.element.kind == Value::Kind::Unknown && cell.elementType && cell.elementType->rule) {
        // A container in each place, empty so far.
        CellPtr element = makeFrom(cell.elementType, 0, 0);
        element->copies = std::max(1.0, cell.count * cell.copies);
        element->depth = cell.depth;
        element->refresh();
        cell.element = Value::of(element);
    }
    return cell.element;
}

MemoryWalk::Value MemoryWalk::evalMember(quint32 node)
{
    const std::vector<quint32> parts = children(node);
    if (parts.size() < 2)
        return parts.empty() ? Value() : eval(parts[0]);
    const quint32 name = at(parts.back()).text;
    const std::string_view text = m_context.graph.strings.stdView(name);
    if (at(parts[0]).role == Role::Identifier) {
        const std::string whole = std::string(textOf(parts[0])).append(".").append(text);
        if (m_model->isArguments(whole)) {
            Value value;
            value.kind = Value::Kind::Arguments;
            return value;
        }
    }
    Value object = eval(parts[0]);
    if (m_model->isCountMember(text) && object.kind != Value::Kind::Unknown)
        return Value::of(countOf(object));
    if (object.cell) {
        if (const auto field = object.cell->fields.find(name); field != object.cell->fields.end())
            return field->second;
        if (object.cell->record != 0) {
            // A member that its type declares: made with it.
            const TypePtr type = m_types.member(object.cell->record, name);
            if (type && type->rule) {
                CellPtr cell = makeFrom(type, 0, at(node).line);
                cell->copies = object.cell->copies;
                cell->depth = object.cell->depth;
                cell->refresh();
                object.cell->fields[name] = Value::of(cell);
                return Value::of(cell);
            }
            return {};
        }
    }
    if (const auto it = m_globals.variables.find(name); it != m_globals.variables.end())
        return it->second.value;
    if (const auto constant = m_types.constant(name))
        return Value::of(*constant);
    if (object.kind == Value::Kind::Input)
        return object;
    return {};
}

MemoryWalk::Value MemoryWalk::evalSubscript(quint32 node)
{
    const std::vector<quint32> parts = children(node);
    if (parts.empty())
        return {};
    Value object = eval(parts[0]);
    const bool isSlice = parts.size() > 1 && at(parts[1]).role == Role::Slice;
    if (isSlice) {
        const std::vector<quint32> bounds = children(parts[1]);
        std::vector<Value> values;
        values.reserve(bounds.size());
        for (const quint32 bound : bounds)
            values.push_back(eval(bound));
        if (!object.cell)
            return object;
        MemoryCell& source = *object.cell;
        double count = source.count;
        bool isRamp = source.isRamp;
        if (bounds.size() >= 2 && values[0].isKnown() && values[1].isKnown() && !values[0].isRamp)
            count = std::clamp(values[1].number - values[0].number, 0.0, source.count);
        else if (bounds.size() == 1 && values[0].isKnown()) {
            count = values[0].number < source.count ? values[0].number : source.count;
            isRamp = values[0].isRamp;
            if (values[0].number <= 2)
                count = source.count;
        } else if (bounds.size() >= 2)
            count = std::min(source.count, 64.0);
        CellPtr cell = makeCell("lazy", count, at(node).line);
        if (!cell)
            return {};
        cell->kind = source.kind == CellKind::Text || source.kind == CellKind::List ? source.kind : CellKind::List;
        cell->rule = source.rule;
        cell->place = source.place;
        cell->elementType = source.elementType;
        cell->isRamp = isRamp;
        cell->element = source.element;
        cell->refresh();
        return Value::of(cell);
    }
    Value index;
    for (size_t i = 1; i < parts.size(); ++i)
        index = eval(parts[i]);
    if (object.kind == Value::Kind::Arguments) {
        const double place = number(index, 0) - m_model->givenArguments;
        Value value;
        if (place < 0 || place >= double(m_inputs.arguments.size())) {
            value.kind = place < 0 ? Value::Kind::Unknown : Value::Kind::Absent;
            return value;
        }
        const double given = m_inputs.arguments[size_t(place)];
        return given == given ? Value::of(given) : value;
    }
    if (object.cell && object.cell->kind == CellKind::Raw) {
        MemoryCell& cell = *object.cell;
        const double bytes = cell.elementType ? cell.elementType->bytes : 8;
        cell.touched
            = std::max(cell.touched, std::min(cell.raw, rounds(cell.depth) / std::max(1.0, cell.copies) * bytes));
        cell.refresh();
        // The parts of one block are one block.
        if (at(node).slot == Slot::Object && cell.element.kind == Value::Kind::Unknown)
            return object;
    }
    return elementOf(object);
}

MemoryWalk::Value MemoryWalk::evalList(quint32 node, const char* rule)
{
    const std::vector<quint32> parts = children(node);
    // `vec![0; n]`, `[0; 1024]`
    if (parts.size() == 2 && at(parts[1]).slot == Slot::Size) {
        const TypePtr wanted = m_wanted;
        m_wanted = wanted ? wanted->element : nullptr;
        const Value element = eval(parts[0]);
        m_wanted.reset();
        const double count = std::max(0.0, number(eval(parts[1]), 0));
        double place = 0;
        if (!wanted && at(parts[0]).role == Role::Constant) {
            place = 1;
        } else if (!wanted && element.kind == Value::Kind::Number) {
            // A suffix says the type: `0u8`.
            const std::string_view text = at(parts[0]).role == Role::Number ? textOf(parts[0]) : std::string_view();
            const size_t letter = text.find_first_of("uif");
            const auto bytes
                = letter == std::string_view::npos ? std::nullopt : m_model->primitive(text.substr(letter));
            place = bytes ? *bytes : text.find('.') != std::string_view::npos ? 8 : 4;
        } else if (!wanted && element.cell && element.cell->kind != CellKind::Record) {
            place = m_model->primitive("sizeof Vec").value_or(0);
        }
        CellPtr cell = wanted && wanted->rule ? makeFrom(wanted, count, at(node).line)
                                              : makeCell("list", count, at(node).line, place);
        if (!cell)
            return {};
        fill(*cell, element);
        cell->refresh();
        return Value::of(cell);
    }
    CellPtr cell = m_wanted && m_wanted->rule && m_wanted->rule->kind == CellKind::List
        ? makeFrom(m_wanted, 0, at(node).line)
        : makeCell(rule, 0, at(node).line);
    if (!cell)
        return {};
    const TypePtr wanted = std::exchange(m_wanted, nullptr);
    for (const quint32 part : parts) {
        m_wanted = wanted ? wanted->element : nullptr;
        const Value value = eval(at(part).role == Role::Spread && at(part).size > 1 ? part + 1 : part);
        m_wanted.reset();
        if (at(part).role == Role::Spread && value.cell) {
            cell->count += value.cell->count;
            cell->element = value.cell->element;
            continue;
        }
        cell->count += 1;
        boxIn(*cell, value, 1);
        if (value.cell)
            cell->fields[part] = value; // Each of them is kept.
        if (value.kind != Value::Kind::Unknown)
            cell->element = value;
    }
    // A row of values to take apart again.
    const bool isRow = cell->fields.size() == parts.size() && parts.size() <= 4;
    if (!isRow && cell->fields.size() > 16) {
        const Value last = cell->element;
        cell->fields.clear();
        cell->element = last;
    }
    cell->refresh();
    return Value::of(cell);
}

/// `{"a": 1, "b": [2]}`: a record or a map with few keys.
MemoryWalk::Value MemoryWalk::evalMap(quint32 node)
{
    const std::vector<quint32> parts = children(node);
    const bool isRecord = m_model->rule("literal") != nullptr && !parts.empty();
    CellPtr cell = makeCell(isRecord ? "literal" : "map", 0, at(node).line);
    if (!cell)
        return {};
    for (const quint32 part : parts) {
        const std::vector<quint32> pair = children(part);
        const Value value = pair.empty() ? Value() : eval(pair.back());
        cell->count += 1;
        boxIn(*cell, value, 1);
        const quint32 key = pair.size() > 1 && at(pair.front()).role == Role::Identifier ? at(pair.front()).text : part;
        cell->fields[key] = value;
        if (value.cell)
            cell->element = value;
    }
    cell->refresh();
    return Value::of(cell);
}

/// `new int[n][m]`, `new int[] {1, 2}`
MemoryWalk::Value MemoryWalk::evalNewArray(quint32 node)
{
    TypePtr type;
    std::vector<Value> sizes;
    for (const quint32 part : children(node)) {
        if (at(part).role == Role::List)
            return eval(part);
        if (at(part).slot == Slot::Type)
            type = m_types.typeAt(m_frame->body, part);
        else
            sizes.push_back(eval(part));
    }
    Value result;
    double inner = type && type->isNumber ? type->bytes : m_model->reference;
    for (auto it = sizes.rbegin(); it != sizes.rend(); ++it) {
        CellPtr cell = makeCell("array", std::max(0.0, number(*it, 0)), at(node).line, inner);
        if (!cell)
            return {};
        cell->isRamp = it->isRamp;
        if (result.cell)
            fill(*cell, result);
        else if (type && type->isNumber)
            cell->elementType = type;
        cell->refresh();
        result = Value::of(cell);
        inner = m_model->reference;
    }
    return result;
}

/// `T{a: 1}`, `[]int{1, 2}`
MemoryWalk::Value MemoryWalk::evalComposite(quint32 node)
{
    const quint32 typeNode = child(node, Slot::Type);
    const TypePtr type = typeNode == noIndex ? nullptr : m_types.typeAt(m_frame->body, typeNode);
    CellPtr cell;
    if (type && type->rule) {
        cell = makeFrom(type, 0, at(node).line);
    } else {
        cell = makeRaw(type ? type->bytes : 16, at(node).line);
        cell->kind = CellKind::Record;
        cell->record = type ? type->record : 0;
        cell->refresh();
    }
    for (quint32 i = node + 1; i < end(node); i += at(i).size) {
        if (i == typeNode)
            continue;
        for (const quint32 part : children(i)) {
            const std::vector<quint32> pair = children(part);
            const bool isPair = at(part).role == Role::Pair && pair.size() == 2;
            const TypePtr member = isPair && type && type->record != 0 ? m_types.member(type->record, nameOf(pair[0]))
                : type && type->rule                                   ? type->element
                                                                       : nullptr;
            m_wanted = member;
            const Value value = eval(isPair ? pair[1] : part);
            m_wanted.reset();
            if (isPair && cell->kind == CellKind::Record)
                cell->fields[nameOf(pair[0])] = value;
            else
                cell->count += 1;
        }
    }
    cell->refresh();
    return Value::of(cell);
}

} // namespace Foreguest
