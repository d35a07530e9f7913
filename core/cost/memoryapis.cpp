// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memorywalk.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {
using Operation = MemoryCall::Operation;
constexpr double mostBytes = 4e15;
constexpr double lineLength = 20;
constexpr double wordLength = 6;
constexpr double pagesOfInput = 100000; ///< Bytes of a text input that nothing tells of.
} // namespace

const MemoryWalk::Value& MemoryWalk::operand(const KnownCall& call, char letter) const
{
    static const Value none;
    if (letter == 'o')
        return call.object;
    const size_t index = size_t(letter - 'a');
    return index < call.arguments.size() ? call.arguments[index] : none;
}

/// Of the numbers of the operands that the data names; of a row of numbers, their product.
double MemoryWalk::product(const KnownCall& call)
{
    double result = 1;
    for (const char letter : call.effect.of) {
        const Value& value = operand(call, letter);
        if (value.cell && !value.cell->fields.empty() && value.cell->kind == CellKind::List) {
            for (const auto& [name, field] : value.cell->fields)
                result *= std::max(0.0, number(field, 1));
            continue;
        }
        const bool isRow = value.cell && value.cell->kind == CellKind::List && value.cell->element.isKnown()
            && value.cell->count <= 4 && value.cell->count >= 1;
        if (isRow)
            result *= std::pow(std::max(0.0, value.cell->element.number), value.cell->count);
        else
            result *= std::max(0.0, number(value, 1));
    }
    return std::min(result, mostBytes);
}

MemoryWalk::Value MemoryWalk::callContainer(KnownCall& call)
{
    MemoryCell* object = call.object.cell.get();
    const Value& first = operand(call, call.effect.of.empty() ? 'a' : call.effect.of[0]);
    const auto made = [&](const char* rule, double count, const Value* like) -> Value {
        const double place
            = like && like->cell && like->cell->kind == CellKind::List && m_model->hasLayouts ? like->cell->place : 0;
        CellPtr cell = makeCell(rule, count, call.line, place);
        if (!cell)
            return {};
        if (like && like->cell) {
            cell->element = like->cell->element;
            cell->isRamp = like->cell->isRamp;
        }
        cell->refresh();
        return Value::of(cell);
    };
    switch (call.effect.operation) {
    case Operation::Grow:
        if (object && !call.arguments.empty())
            addTo(call.objectNode, *object, nullptr, call.arguments.back(), 1);
        else if (call.effect.of == "a" && first.cell && call.arguments.size() > 1) {
            addTo(call.argumentNodes[0], *first.cell, nullptr, call.arguments[1], 1);
            return first;
        }
        return call.object;
    case Operation::Put:
        if (object && call.arguments.size() > 1)
            addTo(call.objectNode, *object, call.arguments.data(), call.arguments.back(), 1);
        else if (object && !call.arguments.empty())
            addTo(call.objectNode, *object, call.arguments.data(), {}, 1);
        return call.arguments.size() > 1 ? call.arguments.back() : Value();
    case Operation::GrowAll:
        if (object && !call.arguments.empty()) {
            const Value& added = call.arguments.back();
            const double each = added.cell ? added.cell->count : tripsOver(added);
            object->count
                = std::min(mostBytes, object->count + each * rounds(object->depth) / std::max(1.0, object->copies));
            if (added.cell)
                object->element = added.cell->element;
            object->refresh();
        }
        return call.object;
    case Operation::Take:
        return elementOf(call.effect.of == "a" ? operand(call, 'a') : call.object);
    case Operation::Clear:
        if (object) {
            object->count = 0;
            object->boxed = 0;
            object->element = {};
            object->refresh();
        }
        return {};
    case Operation::Copy: {
        if (!first.cell)
            return first;
        Value copy = made("lazy", first.cell->count, &first);
        if (copy.cell) {
            copy.cell->rule = first.cell->rule;
            copy.cell->kind = first.cell->kind;
            copy.cell->place = first.cell->place;
            copy.cell->elementType = first.cell->elementType;
            copy.cell->refresh();
        }
        return copy;
    }
    case Operation::Make: {
        // `collect()` makes what is asked for.
        if (call.effect.rule == "wanted" && m_wanted && m_wanted->rule) {
            CellPtr cell = makeFrom(m_wanted, tripsOver(first), call.line);
            if (first.cell)
                absorb(*cell, first.cell->element);
            return Value::of(cell);
        }
        const double count = call.arguments.empty() && call.effect.of != "o" ? 0 : tripsOver(first);
        const std::string& rule = call.effect.rule;
        Value value = made(rule == "wanted" ? "list" : rule.c_str(), count, &first);
        if (value.cell && first.cell) {
            if (first.cell->element.cell && first.cell->element.cell->depth > value.cell->depth)
                absorb(*value.cell, first.cell->element);
            if (first.cell->kind == CellKind::Lazy)
                boxIn(*value.cell, first.cell->element, count);
            value.cell->refresh();
        }
        return value;
    }
    case Operation::Empty: {
        if (m_wanted && m_wanted->rule)
            return Value::of(makeFrom(m_wanted, 0, call.line));
        return made(call.effect.rule.c_str(), 0, nullptr);
    }
    case Operation::Array: {
        // `make([]int, n)`: the type stands among the arguments.
        TypePtr type;
        for (const quint32 node : call.argumentNodes) {
            if (at(node).role == Role::ContainerType)
                type = m_types.typeAt(m_frame->body, node);
        }
        if (!type && m_wanted && m_wanted->rule)
            type = m_wanted;
        const double count = call.arguments.size() >= call.effect.of.size() ? product(call) : 0;
        if (type && type->rule) {
            const bool isTable = type->rule->kind == CellKind::Map;
            return Value::of(makeFrom(type, isTable ? 0 : count, call.line));
        }
        CellPtr cell = makeCell(m_model->rule("array") ? "array" : "list", count, call.line, call.effect.item);
        if (!cell)
            return {};
        const Value& size = operand(call, call.effect.of.empty() ? 'a' : call.effect.of[0]);
        cell->isRamp = size.isRamp;
        // `Array.from({length: n}, (_, i) => …)`, `new Array(…)` of values
        cell->refresh();
        return Value::of(cell);
    }
    case Operation::Repeat: {
        const double times = std::max(0.0, number(operand(call, 'a'), 1));
        const double length = object ? object->count : 1;
        return made("text", length * times, nullptr);
    }
    case Operation::Text: {
        // With what is written in it: `format!("name {}", n)`.
        double length = call.effect.item > 0 ? call.effect.item : wordLength;
        if (object && object->kind == CellKind::Text)
            length = std::max(length, object->count);
        for (const Value& argument : call.arguments) {
            if (argument.cell && argument.cell->kind == CellKind::Text)
                length = std::max(length, argument.cell->count + 4 * double(call.arguments.size() - 1));
        }
        return made("text", length, nullptr);
    }
    case Operation::Join: {
        double piece = 4;
        if (first.cell && first.cell->element.cell)
            piece = first.cell->element.cell->count + 1;
        return made("text", (first.cell ? first.cell->count : 10) * piece, nullptr);
    }
    case Operation::Split: {
        const double length = first.cell ? first.cell->count : lineLength;
        const double piece = call.effect.item > 0 ? call.effect.item : wordLength;
        Value value = made("list", std::max(1.0, length / piece), nullptr);
        Value element = made("text", piece, nullptr);
        if (value.cell && element.cell) {
            element.cell->scale(value.cell->count, value.cell->depth);
            value.cell->element = element;
        }
        return value;
    }
    default:
        return {};
    }
}

MemoryWalk::Value MemoryWalk::callNumber(KnownCall& call)
{
    const Value& first = operand(call, call.effect.of.empty() ? 'a' : call.effect.of[0]);
    const auto known = [&](double value, const Value& like) {
        Value result = Value::of(value);
        result.isRamp = like.isRamp;
        return result;
    };
    switch (call.effect.operation) {
    case Operation::Count:
        return Value::of(countOf(first));
    case Operation::Number:
        if (first.kind == Value::Kind::Absent || first.kind == Value::Kind::Arguments)
            return first;
        if (first.kind == Value::Kind::Number || first.kind == Value::Kind::Input)
            return first;
        if (first.cell && first.cell->kind == CellKind::Text && first.name == 0
            && first.cell->element.kind == Value::Kind::Input)
            return callInput(call);
        return Value::of(std::numeric_limits<double>::quiet_NaN());
    case Operation::Root:
        return known(std::sqrt(std::max(0.0, number(first, 0))), first);
    case Operation::Logarithm:
        return known(std::log2(std::max(1.0, number(first, 1))), first);
    case Operation::Power: {
        Value value = arithmetic(OperatorClass::Power, {}, first, operand(call, 'b'));
        return value;
    }
    case Operation::Least:
    case Operation::Most: {
        double best = std::numeric_limits<double>::quiet_NaN();
        bool isRamp = false;
        for (const Value& argument : call.arguments) {
            const double value = argument.cell ? std::numeric_limits<double>::quiet_NaN()
                                               : number(argument, std::numeric_limits<double>::quiet_NaN());
            if (value != value)
                continue;
            const bool isLeast = call.effect.operation == Operation::Least;
            if (best != best || (isLeast ? value < best : value > best)) {
                best = value;
                isRamp = argument.isRamp;
            }
        }
        Value result = Value::of(best);
        result.isRamp = isRamp;
        return result;
    }
    case Operation::Random: {
        Value result = Value::of(call.arguments.empty()
                ? std::numeric_limits<double>::quiet_NaN()
                : number(call.arguments.back(), std::numeric_limits<double>::quiet_NaN()));
        result.isRamp = true;
        return result;
    }
    case Operation::Real: {
        Value result = Value::of(std::numeric_limits<double>::quiet_NaN());
        result.isFloat = true;
        return result;
    }
    default:
        return {};
    }
}

MemoryWalk::Value MemoryWalk::callInput(KnownCall& call)
{
    const quint32 name = m_assigned;
    const std::string text(m_context.graph.strings.stdView(name));
    if (call.effect.operation == Operation::Word || call.effect.operation == Operation::Number) {
        Value value;
        if (const auto known = m_inputs.values.find(text); known != m_inputs.values.end())
            return Value::of(known->second);
        if (m_nextToken < m_inputs.numbers.size()) {
            value = Value::of(m_inputs.numbers[depth() > 0 ? m_nextToken : m_nextToken++]);
            value.isRamp = depth() > 0;
            return value;
        }
        if (depth() > 0) { // One of many: its size is no input.
            value = Value::of(std::numeric_limits<double>::quiet_NaN());
            return value;
        }
        value.kind = Value::Kind::Input;
        value.name = name;
        return value;
    }
    const bool isLine = call.effect.operation == Operation::Line;
    double length = lineLength;
    if (!isLine) {
        std::string file;
        length = m_inputs.inputBytes ? *m_inputs.inputBytes : assume(0, pagesOfInput);
        if (!m_inputs.files.empty())
            length = m_inputs.files.begin()->second;
    }
    CellPtr cell = makeCell("text", length, call.line);
    if (!cell)
        return {};
    cell->element.kind = Value::Kind::Input; // Its words are numbers of the input.
    cell->element.name = name;
    return Value::of(cell);
}

MemoryWalk::Value MemoryWalk::callKnown(KnownCall& call)
{
    const Value& first = operand(call, call.effect.of.empty() ? 'a' : call.effect.of[0]);
    switch (call.effect.operation) {
    case Operation::Range: {
        double from = 0;
        double to = 0;
        double step = 1;
        bool isRamp = false;
        if (call.arguments.size() == 1) {
            to = number(call.arguments[0], m_inputs.assumed);
            isRamp = call.arguments[0].isRamp;
        } else if (call.arguments.size() > 1) {
            from = number(call.arguments[0], 0);
            to = number(call.arguments[1], m_inputs.assumed);
            isRamp = call.arguments[0].isRamp || call.arguments[1].isRamp;
            if (call.arguments.size() > 2)
                step = number(call.arguments[2], 1);
        }
        const double count = step == 0 ? 0 : std::max(0.0, std::ceil((to - from) / step));
        CellPtr cell = makeCell("lazy", isRamp && depth() > 0 ? count / 2 : count, call.line);
        if (!cell)
            return {};
        cell->element = Value::of(std::max(from, to - 1));
        cell->element.isRamp = true;
        return Value::of(cell);
    }
    case Operation::Bytes: {
        CellPtr cell = makeRaw(product(call), call.line);
        if (m_wanted && m_wanted->isPointer)
            cell->elementType = m_wanted->element;
        return Value::of(cell);
    }
    case Operation::Rebytes: {
        if (!first.cell)
            return Value::of(makeRaw(std::max(0.0, number(operand(call, 'b'), 0)), call.line));
        first.cell->raw = std::max(first.cell->raw, std::clamp(number(operand(call, 'b'), 0), 0.0, mostBytes));
        first.cell->touched = std::max(first.cell->touched, first.cell->raw / 2);
        first.cell->refresh();
        return first;
    }
    case Operation::Free: {
        const quint32 node = call.argumentNodes.empty() ? noIndex : call.argumentNodes.front();
        if (first.cell && node != noIndex && at(node).role == Role::Identifier) {
            if (Variable* variable = find(at(node).text))
                variable->value = {};
        }
        return {};
    }
    case Operation::Resize:
    case Operation::Reserve:
        resize(call);
        return {};
    case Operation::Touch:
        for (const Value& argument : call.arguments) {
            if (argument.cell && argument.cell->kind == CellKind::Raw) {
                argument.cell->touched = argument.cell->raw;
                argument.cell->refresh();
            }
        }
        return call.arguments.empty() ? call.object : call.arguments.front();
    case Operation::Each:
    case Operation::Transform:
    case Operation::Select: {
        // The function and what it is for, in either order.
        Value function;
        Value over = call.object;
        for (const Value& argument : call.arguments) {
            if (argument.kind == Value::Kind::Function && function.kind != Value::Kind::Function)
                function = argument;
            else if (call.effect.of == "a" && (argument.cell || argument.kind == Value::Kind::Input))
                over = argument;
        }
        double trips = over.cell || over.kind == Value::Kind::Input ? tripsOver(over) : 0;
        // `{length: n}`
        if (over.cell && over.cell->kind != CellKind::List && over.cell->fields.size() == 1
            && over.cell->fields.begin()->second.isKnown())
            trips = over.cell->fields.begin()->second.number;
        const size_t outer = depth();
        enter(trips);
        Value place = Value::of(std::max(0.0, trips - 1));
        place.isRamp = true;
        const Value result = callFunction(function, { elementOf(over), place }, call.line);
        Value list;
        if (call.effect.operation != Operation::Each) {
            const double kept = call.effect.operation == Operation::Select ? 0.5 : 1;
            if (CellPtr cell
                = makeCell(call.effect.rule.empty() ? "list" : call.effect.rule.c_str(), trips * kept, call.line)) {
                cell->depth = outer;
                const Value& element = call.effect.operation == Operation::Select || result.kind == Value::Kind::Unknown
                    ? over.cell ? over.cell->element : result
                    : result;
                if (element.cell && element.cell->depth > outer && cell->kind != CellKind::Lazy)
                    absorb(*cell, element);
                else
                    cell->element = element;
                if (cell->kind != CellKind::Lazy)
                    boxIn(*cell, element, trips * kept);
                cell->refresh();
                list = Value::of(cell);
            }
        }
        m_trips.resize(outer);
        return list;
    }
    case Operation::Lazy: {
        // The shortest of several.
        double trips = -1;
        Value element;
        for (const Value& argument : call.arguments) {
            if (!argument.cell)
                continue;
            if (trips < 0 || argument.cell->count < trips)
                trips = argument.cell->count;
            if (argument.cell->kind != CellKind::Text || element.kind == Value::Kind::Unknown)
                element = argument.cell->element;
        }
        if (trips < 0)
            trips = call.object.cell ? call.object.cell->count : m_inputs.assumed;
        if (call.object.cell && call.arguments.empty())
            element = call.object.cell->element;
        if (element.cell && element.cell->kind == CellKind::Text && !call.arguments.empty()
            && call.arguments.front().kind != Value::Kind::Cell)
            element = Value::of(std::numeric_limits<double>::quiet_NaN()); // map(int, words)
        CellPtr cell = makeCell("lazy", trips, call.line);
        if (!cell)
            return {};
        cell->element = element;
        return Value::of(cell);
    }
    case Operation::Read:
    case Operation::Line:
    case Operation::Word:
        return callInput(call);
    case Operation::Arguments:
    case Operation::Argument: {
        Value value;
        value.kind = Value::Kind::Arguments;
        if (call.effect.operation == Operation::Arguments)
            return value;
        const double place = number(first, 0) - m_model->givenArguments;
        value.kind = Value::Kind::Absent;
        if (place >= 0 && place < double(m_inputs.arguments.size()))
            return Value::of(m_inputs.arguments[size_t(place)]);
        return value;
    }
    case Operation::Otherwise: {
        const bool isThere = call.object.kind != Value::Kind::Absent && call.object.kind != Value::Kind::Unknown
            && call.object.kind != Value::Kind::Arguments
            && !(call.object.kind == Value::Kind::Number && !call.object.isKnown());
        return isThere || call.arguments.empty() ? call.object : call.arguments.front();
    }
    case Operation::Same:
        if (m_wanted && m_wanted->isPointer && first.cell && first.cell->kind == CellKind::Record)
            first.cell->refresh();
        return first;
    case Operation::Size:
        return Value::of(number(first, 0));
    case Operation::Count:
    case Operation::Number:
    case Operation::Root:
    case Operation::Logarithm:
    case Operation::Power:
    case Operation::Least:
    case Operation::Most:
    case Operation::Random:
    case Operation::Real:
        return callNumber(call);
    default:
        return callContainer(call);
    }
}

} // namespace Foreguest
