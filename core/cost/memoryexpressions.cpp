// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memorywalk.h"

#include "core/graph/constants.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace Foreguest {

namespace {
constexpr double literalText = 8; ///< Characters of a text whose length is not known.
constexpr double mostNumber = 1e300;
} // namespace

double MemoryWalk::assume(quint32 name, double otherwise)
{
    const std::string text(m_context.graph.strings.stdView(name));
    if (const auto known = m_inputs.values.find(text); known != m_inputs.values.end())
        return known->second;
    m_assumed.insert(text.empty() ? std::string("n") : text);
    return otherwise;
}

double MemoryWalk::number(const Value& value, double otherwise)
{
    if (value.kind == Value::Kind::Number)
        return value.isKnown() ? value.number : otherwise;
    if (value.kind == Value::Kind::Input)
        return assume(value.name, m_inputs.assumed);
    if (value.cell)
        return value.cell->count;
    return otherwise;
}

double MemoryWalk::countOf(const Value& value)
{
    if (value.cell)
        return value.cell->count;
    if (value.kind == Value::Kind::Arguments)
        return m_model->givenArguments + double(m_inputs.arguments.size());
    return value.kind == Value::Kind::Input ? assume(value.name, m_inputs.assumed) : number(value, 0);
}

MemoryWalk::Value MemoryWalk::evalNumber(quint32 node) const
{
    const std::string_view text = textOf(node);
    Value value;
    value.kind = Value::Kind::Number;
    value.isConstant = true;
    if (const auto whole = parseNumber(text)) {
        value.number = double(*whole);
        value.isFloat = text.find('.') != std::string_view::npos;
        return value;
    }
    std::string digits;
    for (const char c : text.substr(0, 60)) {
        if (c != '_' && c != '\'')
            digits += c;
    }
    char* stop = nullptr;
    const double parsed = std::strtod(digits.c_str(), &stop);
    if (stop != digits.c_str()) {
        value.number = std::clamp(parsed, -mostNumber, mostNumber);
        value.isFloat = digits.find('.') != std::string::npos;
    } else {
        value.number = 1;
    }
    return value;
}

MemoryWalk::Value MemoryWalk::evalName(quint32 node)
{
    const quint32 name = nameOf(node);
    const std::string_view text = m_context.graph.strings.stdView(name);
    if (const Variable* variable = find(name)) {
        // An input that the user gives a value beats what the source says.
        return variable->value;
    }
    if (m_frame->self.cell) {
        if (const auto field = m_frame->self.cell->fields.find(name); field != m_frame->self.cell->fields.end())
            return field->second;
    }
    if (m_model->isArguments(text)) {
        Value value;
        value.kind = Value::Kind::Arguments;
        return value;
    }
    if (const auto constant = m_types.constant(name))
        return Value::of(*constant);
    if (m_model->isCountMember(text)) // `argc`
        return Value::of(m_model->givenArguments + double(m_inputs.arguments.size()));
    const Node& owner = m_context.graph.nodes[m_context.graph.facts[m_frame->body].node];
    const auto function = m_context.bodyByName.find(quint64(owner.file) << 32 | name);
    Value value;
    if (function != m_context.bodyByName.end()) {
        value.kind = Value::Kind::Function;
        value.body = function->second;
    }
    return value;
}

MemoryWalk::Value MemoryWalk::eval(quint32 node)
{
    if (node == noIndex || !spend())
        return {};
    ++m_nesting;
    Value result;
    switch (at(node).role) {
    case Role::Number:
        result = evalNumber(node);
        break;
    case Role::Constant: {
        const std::vector<quint32> parts = children(node);
        if (parts.size() == 2) { // `0..n`
            const double from = number(eval(parts[0]), 0);
            const Value to = eval(parts[1]);
            const double range = std::max(0.0, number(to, m_inputs.assumed) - from);
            CellPtr cell = makeCell("lazy", range, at(node).line);
            if (cell) {
                cell->element = Value::of(from + range - 1);
                cell->element.isRamp = true;
                if (to.isRamp && depth() > 0)
                    cell->count /= 2;
                result = Value::of(cell);
            }
        } else if (parts.empty()) {
            const auto value = parseNumber(textOf(node));
            result.kind = value ? Value::Kind::Number : Value::Kind::Unknown;
            result.number = value ? double(*value) : result.number;
            result.isConstant = true;
        }
        break;
    }
    case Role::String: {
        const auto written = parseNumber(textOf(node));
        double length = written ? double(*written) : literalText;
        for (const quint32 part : children(node)) {
            const Value value = eval(part);
            length += value.cell && value.cell->kind == CellKind::Text ? value.cell->count : 4;
        }
        if (CellPtr cell = makeCell("text", length, at(node).line)) {
            cell->copies = at(node).size > 1 ? 1 : 0; // A literal is there anyway.
            cell->refresh();
            result = Value::of(cell);
            result.isConstant = at(node).size == 1;
        }
        break;
    }
    case Role::Identifier:
    case Role::OwnField:
        result = evalName(node);
        break;
    case Role::This:
        result = m_frame->self;
        break;
    case Role::Binary:
        result = evalBinary(node);
        break;
    case Role::Unary:
        for (const quint32 part : children(node))
            result = eval(part);
        if (textOf(node) == "-" && result.isKnown())
            result.number = -result.number;
        else if (textOf(node) == "!" || textOf(node) == "not")
            result = {};
        break;
    case Role::Ternary:
        result = evalTernary(node);
        break;
    case Role::Call:
    case Role::New:
        result = evalCall(node);
        break;
    case Role::Member:
        result = evalMember(node);
        break;
    case Role::Subscript:
        result = evalSubscript(node);
        break;
    case Role::List:
    case Role::Elements:
        result = evalList(node, "list");
        break;
    case Role::Tuple:
        result = children(node).size() == 1 ? eval(node + 1) : evalList(node, "tuple");
        break;
    case Role::Set:
        result = evalList(node, "set");
        break;
    case Role::Dictionary:
        result = evalMap(node);
        break;
    case Role::NewArray:
        result = evalNewArray(node);
        break;
    case Role::Composite:
        result = evalComposite(node);
        break;
    case Role::Comprehension:
        result = runComprehension(node);
        break;
    case Role::Assignment: {
        const std::vector<quint32> parts = children(node);
        if (parts.size() < 2)
            break;
        quint32 target = parts.front();
        quint32 source = parts.back();
        // `with open(name) as file`: the value stands first.
        for (const quint32 part : parts) {
            if (at(part).slot == Slot::Left)
                target = part;
            else if (at(part).slot == Slot::Right || at(part).slot == Slot::Value)
                source = part;
            else if (at(part).slot == Slot::Type && m_model->hasLayouts)
                m_wanted = m_types.typeAt(m_frame->body, part);
        }
        if (target == source)
            source = parts.front();
        if (at(node).text != 0 && at(node).operation != OperatorClass::None) {
            runAugmented(node);
            break;
        }
        m_assigned = nameOf(target);
        const bool isSum = at(source).role == Role::Binary && at(source).size >= 3
            && (at(source).operation == OperatorClass::Add || at(source).operation == OperatorClass::Subtract)
            && at(source + 1).role == Role::Identifier && at(target).role == Role::Identifier
            && at(source + 1).text == at(target).text && depth() > 0;
        Value value;
        if (isSum) {
            const Variable* old = find(m_assigned);
            const Value added = eval(source + 2);
            if (old && old->value.cell && added.cell) {
                old->value.cell->count += added.cell->count * rounds(old->depth);
                old->value.cell->refresh();
                m_assigned = 0;
                break;
            }
            value = arithmetic(at(source).operation, {}, old ? old->value : Value(), added);
            if (old && value.isKnown() && added.isKnown() && at(source).operation == OperatorClass::Add)
                value.number = old->value.number + added.number * rounds(old->depth);
            else if (old && old->value.isKnown() && at(source).operation == OperatorClass::Subtract)
                value = old->value;
            value.isRamp = true;
        } else {
            const std::vector<quint32> targets = children(target);
            const bool isParallel = at(target).role == Role::Tuple && at(source).role == Role::Tuple
                && targets.size() == children(source).size() && targets.size() > 1;
            if (isParallel) {
                const std::vector<quint32> sources = children(source);
                for (size_t i = 0; i < targets.size(); ++i) {
                    m_assigned = nameOf(targets[i]);
                    assign(targets[i], eval(sources[i]), sources[i]);
                }
                m_wanted.reset();
                break;
            }
            value = eval(source);
        }
        m_wanted.reset();
        m_assigned = 0;
        result = value;
        assign(target, std::move(value), source);
        break;
    }
    case Role::AugmentedAssignment:
        runAugmented(node);
        break;
    case Role::Increment: {
        const quint32 operand = node + 1;
        if (at(node).size < 2)
            break;
        Variable* variable = find(nameOf(operand));
        if (at(operand).role == Role::Subscript) {
            Value changed = eval(operand);
            changed = Value::of(std::numeric_limits<double>::quiet_NaN());
            storeSubscript(operand, std::move(changed));
        } else if (variable && variable->value.isKnown()) {
            result = variable->value;
            const double times = rounds(variable->depth);
            if (textOf(node) != "--")
                variable->value.number += times;
            variable->value.isRamp = depth() > variable->depth;
        }
        break;
    }
    case Role::Yield: {
        Value value;
        for (const quint32 part : children(node))
            value = eval(part);
        m_frame->yields += rounds(m_frame->depth);
        m_frame->yielded = std::move(value);
        break;
    }
    case Role::SizeOf:
        result = Value::of(sizeOfOperand(node));
        break;
    case Role::Function: {
        result.kind = Value::Kind::Function;
        result.body = lambdaAt(node);
        break;
    }
    case Role::TypeName:
    case Role::PrimitiveType:
    case Role::Parameters:
        break;
    case Role::Cast:
    case Role::Ascription:
    case Role::Assertion:
        for (const quint32 part : children(node)) {
            if (at(part).slot != Slot::Type)
                result = eval(part);
        }
        break;
    case Role::If:
    case Role::Counted:
    case Role::While:
    case Role::DoWhile:
    case Role::ForEach:
    case Role::Return:
    case Role::Declaration:
    case Role::Block:
    case Role::Switch:
        run(node);
        break;
    default:
        for (const quint32 part : children(node))
            result = eval(part);
    }
    --m_nesting;
    return result;
}

double MemoryWalk::sizeOfOperand(quint32 node)
{
    if (at(node).size < 2)
        return 8;
    const quint32 operand = node + 1;
    if (at(operand).role != Role::Identifier && at(operand).role != Role::Unary && at(operand).role != Role::Subscript
        && at(operand).role != Role::Member) {
        return m_types.typeAt(m_frame->body, operand)->bytes;
    }
    // `sizeof *p` and `sizeof p` look alike where the star is transparent: the type that the value is for tells.
    if (m_wanted && m_wanted->isPointer && m_wanted->element)
        return m_wanted->element->bytes;
    const quint32 name = nameOf(operand);
    if (const Variable* variable = find(name); variable && variable->value.cell) {
        const MemoryCell& cell = *variable->value.cell;
        return at(operand).role == Role::Identifier && cell.raw > 0 ? cell.raw
            : cell.elementType                                      ? cell.elementType->bytes
                                                                    : 8;
    }
    return m_types.isRecord(name) ? m_types.recordBytes(name).value_or(8) : 8;
}

} // namespace Foreguest
