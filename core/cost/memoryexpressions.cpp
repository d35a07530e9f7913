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

MemoryWalk::Value MemoryWalk::evalTernary(quint32 node)
{
    const std::vector<quint32> parts = children(node);
    quint32 condition = child(node, Slot::Condition);
    quint32 yes = child(node, Slot::Consequence);
    quint32 no = child(node, Slot::Alternative);
    if (yes == noIndex && parts.size() == 3 && condition == noIndex) {
        // `a if condition else b`
        yes = parts[0];
        condition = parts[1];
        no = parts[2];
    }
    if (condition == noIndex && !parts.empty())
        condition = parts.front();
    const std::optional<bool> known = condition == noIndex ? std::nullopt : truth(condition);
    if (known)
        return eval(*known ? yes : no);
    Value a = eval(yes);
    Value b = eval(no);
    if (a.cell && b.cell)
        return a.cell->own() >= b.cell->own() ? a : b;
    if (a.kind == Value::Kind::Unknown || (b.isKnown() && !a.isKnown() && !a.cell))
        return b;
    return a;
}

/// Whether a condition holds, where that can be told.
std::optional<bool> MemoryWalk::truth(quint32 condition)
{
    const SketchNode& node = at(condition);
    const std::vector<quint32> parts = children(condition);
    if (node.role == Role::Unary && !parts.empty() && (textOf(condition) == "!" || textOf(condition) == "not")) {
        const auto inner = truth(parts.back());
        return inner ? std::optional(!*inner) : std::nullopt;
    }
    if (node.role == Role::Binary && parts.size() >= 2) {
        const std::string_view token = textOf(condition);
        if (token == "and" || token == "&&" || token == "or" || token == "||") {
            const bool isAnd = token[0] == 'a' || token[0] == '&';
            bool isKnown = true;
            for (const quint32 part : parts) {
                const auto value = truth(part);
                isKnown = isKnown && value;
                if (value && *value != isAnd)
                    return !isAnd;
            }
            return isKnown ? std::optional(isAnd) : std::nullopt;
        }
        const Value left = eval(parts[0]);
        const Value right = eval(parts[1]);
        const bool isFixed = left.isKnown() && right.isKnown() && !left.isRamp && !right.isRamp;
        if (!isFixed)
            return std::nullopt;
        switch (node.operation) {
        case OperatorClass::Less:
            return left.number < right.number;
        case OperatorClass::LessEqual:
            return left.number <= right.number;
        case OperatorClass::Greater:
            return left.number > right.number;
        case OperatorClass::GreaterEqual:
            return left.number >= right.number;
        case OperatorClass::NotEqual:
            return left.number != right.number;
        default:
            if (token == "==" || token == "===")
                return left.number == right.number;
            return std::nullopt;
        }
    }
    const Value value = eval(condition);
    if (value.kind == Value::Kind::Absent)
        return false;
    if (value.isKnown() && value.isConstant)
        return value.number != 0;
    return std::nullopt;
}

MemoryWalk::Value MemoryWalk::evalBinary(quint32 node)
{
    std::vector<quint32> operands;
    for (const quint32 part : children(node)) {
        if (at(part).slot != Slot::Type)
            operands.push_back(part);
    }
    if (operands.empty())
        return {};
    const std::string_view token = textOf(node);
    Value result = eval(operands.front());
    for (size_t i = 1; i < operands.size(); ++i) {
        const bool isOtherwise
            = token == "||" || token == "or" || token == "??" || at(node).operation == OperatorClass::Otherwise;
        if (isOtherwise && result.kind != Value::Kind::Absent && result.kind != Value::Kind::Unknown)
            return result;
        Value next = eval(operands[i]);
        result = isOtherwise ? next : combine(at(node).operation, token, result, next, node);
    }
    return result;
}

MemoryWalk::Value MemoryWalk::arithmetic(
    OperatorClass operation, std::string_view text, const Value& left, const Value& right)
{
    Value result;
    result.kind = Value::Kind::Number;
    result.isFloat = left.isFloat || right.isFloat;
    result.isRamp = left.isRamp || right.isRamp;
    if (operation == OperatorClass::Modulo && right.isKnown()) {
        result.number = std::max(0.0, right.number - 1);
        if (left.isKnown() && !left.isRamp && right.number != 0)
            result.number = std::fmod(left.number, right.number);
        result.isRamp = true;
        return result;
    }
    if (text == "&" && (right.isKnown() || left.isKnown())) {
        result.number = right.isKnown() ? right.number : left.number;
        result.isRamp = true;
        return result;
    }
    if (!left.isKnown() || !right.isKnown()) {
        result.isFloat = result.isFloat || operation == OperatorClass::Divide;
        return result;
    }
    const double a = left.number;
    const double b = right.number;
    switch (operation) {
    case OperatorClass::Add:
        result.number = a + b;
        break;
    case OperatorClass::Subtract:
        result.number = a - b;
        break;
    case OperatorClass::Multiply:
        result.number = a * b;
        break;
    case OperatorClass::Divide:
        result.number = b != 0 ? a / b : std::numeric_limits<double>::quiet_NaN();
        break;
    case OperatorClass::FloorDivide:
        result.number = b != 0 ? std::floor(a / b) : std::numeric_limits<double>::quiet_NaN();
        break;
    case OperatorClass::Power:
        result.number = std::pow(a, b);
        break;
    case OperatorClass::ShiftLeft:
        result.number = a * std::exp2(std::clamp(b, 0.0, 1000.0));
        break;
    case OperatorClass::ShiftRight:
        result.number = std::floor(a / std::exp2(std::clamp(b, 0.0, 1000.0)));
        break;
    default:
        result.number = std::max(a, b);
        result.isRamp = true;
    }
    if (!std::isfinite(result.number))
        result.number = result.number > 0 ? mostNumber : std::numeric_limits<double>::quiet_NaN();
    return result;
}

MemoryWalk::Value MemoryWalk::combine(
    OperatorClass operation, std::string_view text, const Value& left, const Value& right, quint32 node)
{
    const bool isSequence
        = (left.cell && left.cell->kind != CellKind::Map) || (right.cell && right.cell->kind != CellKind::Map);
    const bool isComparison = (operation >= OperatorClass::Less && operation <= OperatorClass::NotEqual) || text == "=="
        || text == "===" || text == "in" || text == "not in" || text == "is" || text == "and" || text == "&&";
    if (isComparison)
        return {};
    if (!isSequence) {
        if (left.kind == Value::Kind::Input || right.kind == Value::Kind::Input) {
            Value a = left.kind == Value::Kind::Input ? Value::of(number(left, 0)) : left;
            Value b = right.kind == Value::Kind::Input ? Value::of(number(right, 0)) : right;
            return arithmetic(operation, text, a, b);
        }
        Value result = arithmetic(operation, text, left, right);
        // Whole numbers divided by whole ones stay whole in languages with layouts.
        if (operation == OperatorClass::Divide && m_model->hasLayouts && !left.isFloat && !right.isFloat
            && result.isKnown())
            result.number = std::floor(result.number);
        return result;
    }
    if (operation == OperatorClass::Multiply) {
        const Value& sequence = left.cell ? left : right;
        const double times = std::max(0.0, number(left.cell ? right : left, 0));
        const MemoryCell& source = *sequence.cell;
        CellPtr cell = makeCell(source.kind == CellKind::Text ? "text" : "lazy", source.count * times, at(node).line);
        if (!cell)
            return {};
        cell->kind = source.kind == CellKind::Lazy ? CellKind::List : source.kind;
        cell->rule = source.rule;
        cell->place = source.place;
        cell->elementType = source.elementType;
        cell->isRamp = (left.cell ? right : left).isRamp;
        cell->element = source.element;
        cell->refresh();
        return Value::of(cell);
    }
    if (operation == OperatorClass::Add) {
        const bool isText
            = (left.cell && left.cell->kind == CellKind::Text) || (right.cell && right.cell->kind == CellKind::Text);
        const auto length = [&](const Value& value) { return value.cell ? value.cell->count : isText ? 4.0 : 1.0; };
        CellPtr cell = makeCell(isText ? "text" : "list", length(left) + length(right), at(node).line);
        if (!cell)
            return {};
        cell->isRamp = (left.cell && left.cell->isRamp) || (right.cell && right.cell->isRamp);
        cell->element = left.cell ? left.cell->element : right.cell->element;
        cell->refresh();
        return Value::of(cell);
    }
    if (operation == OperatorClass::Modulo && left.cell && left.cell->kind == CellKind::Text) {
        // "%d of %d" % (a, b)
        const double filled = right.cell ? right.cell->count * 2 : 4;
        CellPtr cell = makeCell("text", left.cell->count + filled, at(node).line);
        return cell ? Value::of(cell) : Value();
    }
    return left.cell ? left : right;
}

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
    const Value object = eval(parts[0]);
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
    const Value object = eval(parts[0]);
    const bool isSlice = parts.size() > 1 && at(parts[1]).role == Role::Slice;
    if (isSlice) {
        const std::vector<quint32> bounds = children(parts[1]);
        std::vector<Value> values;
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
        CellPtr cell = makeCell(source.kind == CellKind::Text ? "text" : "list", count, at(node).line);
        if (!cell)
            return {};
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
        CellPtr cell
            = wanted && wanted->rule ? makeFrom(wanted, count, at(node).line) : makeCell("list", count, at(node).line);
        if (!cell)
            return {};
        if (!wanted && element.kind == Value::Kind::Number) {
            // A suffix says the type: `0u8`.
            const std::string_view text = at(parts[0]).role == Role::Number ? textOf(parts[0]) : std::string_view();
            const size_t letter = text.find_first_of("uif");
            cell->place = 4;
            if (const auto bytes
                = letter == std::string_view::npos ? std::nullopt : m_model->primitive(text.substr(letter)))
                cell->place = *bytes;
            else if (at(parts[0]).role == Role::Number && text.find('.') != std::string_view::npos)
                cell->place = 8;
        } else if (!wanted && at(parts[0]).role == Role::Constant) {
            cell->place = 1;
        }
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
        CellPtr cell = makeCell("array", std::max(0.0, number(*it, 0)), at(node).line);
        if (!cell)
            return {};
        cell->place = inner;
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
