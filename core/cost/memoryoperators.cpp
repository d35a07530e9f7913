// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memorywalk.h"

#include "core/source/language.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {
constexpr double mostNumber = 1e300;
} // namespace

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
        return a.cell->own() > b.cell->own() ? a : b; // The second is more often the one that goes on.
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

} // namespace Foreguest
