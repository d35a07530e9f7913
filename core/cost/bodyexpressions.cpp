// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/bodyreader.h"

#include "core/graph/constants.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace Foreguest {

namespace {
constexpr int deepestNesting = 160;
constexpr int longestExcerpt = 60;
/// A literal from here on stands for the limit of an input rather than for a fixed small number.
constexpr qint64 largeLiteral = 50000;

bool isConstantName(std::string_view name)
{
    return name.size() >= 4 && std::all_of(name.begin(), name.end(), [](char c) {
        return std::isupper(static_cast<unsigned char>(c)) || std::isdigit(static_cast<unsigned char>(c)) || c == '_';
    });
}

/// `'x'` as a number.
std::optional<qint64> characterIn(std::string_view text)
{
    if (text.size() < 3 || text.front() != '\'')
        return std::nullopt;
    if (text[1] != '\\')
        return static_cast<unsigned char>(text[1]);
    return text[2] == '0' ? 0 : static_cast<unsigned char>(text[2]);
}

bool isComparison(OperatorClass operation)
{
    return operation >= OperatorClass::Less && operation <= OperatorClass::NotEqual;
}
} // namespace

QString BodyReader::excerpt(quint32 node) const
{
    QStringList words;
    for (quint32 i = node; i < end(node) && words.size() < 8; ++i) {
        if ((at(i).role == Role::Identifier || at(i).role == Role::Number) && at(i).text != 0)
            words << m_context.graph.text(at(i).text);
        else if (Sketch::hasCall(at(i).role) && at(i).text < m_facts.calls.size())
            return u'`' + m_context.graph.text(m_facts.calls[at(i).text].callee).left(longestExcerpt).simplified()
                + u'`';
    }
    return u'`' + words.join(u' ').left(longestExcerpt) + u'`';
}

quint32 BodyReader::nameOf(quint32 node) const
{
    if (node == noIndex)
        return 0;
    switch (at(node).role) {
    case Role::Identifier:
    case Role::OwnField:
        return at(node).text;
    case Role::Member: {
        const std::vector<quint32> parts = children(node);
        return parts.size() >= 2 ? at(parts.back()).text : 0;
    }
    case Role::Declarator:
    case Role::ArrayDeclarator:
    case Role::Parameter:
    case Role::Unary:
        return at(node).size > 1 ? nameOf(node + 1) : 0;
    case Role::List:
    case Role::Tuple:
        // One side of `i, j = 0, 1` may be a list of one.
        return at(node).size == 2 ? nameOf(node + 1) : 0;
    default:
        return 0;
    }
}

AbstractValue BodyReader::freeValue(quint32 name, quint32 body)
{
    AbstractValue value;
    value.value = Magnitude::of(m_context.inputs.free(Input::Kind::Value, name, body));
    value.size = Magnitude::of(m_context.inputs.free(Input::Kind::Size, name, body));
    AbstractValue element;
    element.value = Magnitude::of(m_context.inputs.free(Input::Kind::Element, name, body));
    element.size = element.value;
    value.element = std::make_shared<AbstractValue>(element);
    if (const auto shape = m_context.shapes.find(name); body == noIndex && shape != m_context.shapes.end())
        value.shape = shape->second;
    return value;
}

AbstractValue BodyReader::evalName(quint32 node)
{
    const quint32 name = nameOf(node);
    if (const auto it = m_variables.find(name); it != m_variables.end())
        return it->second.value;
    if (const auto it = m_context.constants.find(name); it != m_context.constants.end())
        return it->second;
    if (name == 0 || isConstantName(m_context.graph.strings.stdView(name)))
        return AbstractValue::number({});
    return freeValue(name, noIndex);
}

/// What a literal counts as: a constant, or an input of its own where it is large enough.
Magnitude BodyReader::literalMagnitude(qint64 literal, quint32 text) const
{
    if (m_context.namesNumbers)
        return literal > 1 ? Magnitude::of(m_context.inputs.number(literal)) : Magnitude();
    return std::abs(literal) >= largeLiteral ? Magnitude::of(m_context.inputs.large(text)) : Magnitude();
}

AbstractValue BodyReader::evalNumber(quint32 node) const
{
    AbstractValue value = AbstractValue::number({});
    value.literal = parseNumber(textOf(node));
    if (value.literal)
        value.value = literalMagnitude(*value.literal, at(node).text);
    return value;
}

AbstractValue BodyReader::eval(quint32 node)
{
    if (node == noIndex || m_nesting > deepestNesting)
        return {};
    ++m_nesting;
    AbstractValue result;
    switch (at(node).role) {
    case Role::Number:
        result = evalNumber(node);
        break;
    case Role::Constant:
        if (at(node).size > 1) {
            // `0..n`
            std::vector<AbstractValue> bounds;
            for (const quint32 part : children(node))
                bounds.push_back(eval(part));
            result = callRange(bounds);
            break;
        }
        result = AbstractValue::number({});
        result.literal = parseNumber(textOf(node));
        if (!result.literal)
            result.literal = characterIn(textOf(node));
        break;
    case Role::String:
        for (const quint32 part : children(node))
            eval(part);
        result = AbstractValue::container(ValueShape::Text, {});
        break;
    case Role::Identifier:
    case Role::OwnField:
        result = evalName(node);
        break;
    case Role::Binary:
        result = evalBinary(node);
        break;
    case Role::Unary: {
        for (const quint32 part : children(node))
            result = eval(part);
        if (result.literal && textOf(node) == "-")
            result.literal = -*result.literal;
        break;
    }
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
    case Role::Tuple:
    case Role::Elements:
        result = evalList(node, ValueShape::List);
        break;
    case Role::Set:
        result = evalList(node, ValueShape::Set);
        break;
    case Role::Dictionary:
        result = evalList(node, ValueShape::Map);
        break;
    case Role::NewArray:
        result = evalNewArray(node);
        break;
    case Role::Comprehension:
        runLoop(node);
        result = m_comprehension;
        break;
    case Role::Assignment: {
        runAssignment(node);
        const quint32 name = at(node).size > 1 ? nameOf(node + 1) : 0;
        const auto it = m_variables.find(name);
        result = it != m_variables.end() ? it->second.value : m_lastAssigned;
        break;
    }
    case Role::AugmentedAssignment:
        runAugmented(node);
        break;
    case Role::Increment:
        for (const quint32 part : children(node)) {
            result = eval(part);
            if (at(part).role == Role::Subscript)
                storeElement(part, AbstractValue::number({}));
        }
        break;
    case Role::Function:
    case Role::TypeName:
    case Role::PrimitiveType:
    case Role::Parameters:
        break;
    case Role::Cast:
    case Role::Ascription: {
        for (const quint32 part : children(node)) {
            if (at(part).slot != Slot::Type)
                result = eval(part);
        }
        break;
    }
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

AbstractValue BodyReader::evalTernary(quint32 node)
{
    const std::vector<quint32> parts = children(node);
    const quint32 yes = child(node, Slot::Consequence) != noIndex ? child(node, Slot::Consequence)
        : parts.size() == 3                                       ? parts[0]
                                                                  : noIndex;
    quint32 no = child(node, Slot::Alternative);
    if (no == noIndex && parts.size() == 3)
        no = parts[2];
    for (const quint32 part : parts) {
        if (part != yes && part != no)
            eval(part);
    }
    const size_t start = m_ownCalls.size();
    AbstractValue result = eval(yes);
    const size_t middle = m_ownCalls.size();
    const AbstractValue other = eval(no);
    keepLarger(start, middle);
    return AbstractValue::either(result, other);
}

AbstractValue BodyReader::evalBinary(quint32 node)
{
    std::vector<AbstractValue> values;
    for (const quint32 part : children(node)) {
        if (at(part).slot != Slot::Type)
            values.push_back(eval(part));
    }
    if (values.empty())
        return {};
    AbstractValue result = values.front();
    for (size_t i = 1; i < values.size(); ++i)
        result = combine(at(node).operation, textOf(node), result, values[i], at(node).line);
    return result;
}

AbstractValue BodyReader::combine(
    OperatorClass operation, std::string_view text, const AbstractValue& left, const AbstractValue& right, quint32 line)
{
    if (text == "in" || text == "not in") {
        if (right.shape == ValueShape::List && !right.size.isConstant() && !roundsHere().isConstant()
            && (m_summary.searches.empty() || m_summary.searches.back() != line))
            m_summary.searches.push_back(line);
        if (right.shape == ValueShape::List || right.shape == ValueShape::Text)
            spend(right.size, line, QStringLiteral("Looks for a value in a list, one element after the other."));
        return AbstractValue::number({});
    }
    if (text == "and" || text == "or" || text == "&&" || text == "||")
        return AbstractValue::either(left, right);
    if (isComparison(operation) || text == "==" || text == "===" || text == "is")
        return AbstractValue::number({});
    if (left.literal && right.literal) {
        if (const auto folded = fold(operation, *left.literal, *right.literal)) {
            AbstractValue value
                = AbstractValue::number(std::abs(*folded) >= largeLiteral ? left.value.plus(right.value) : Magnitude());
            value.literal = folded;
            if (m_context.namesNumbers)
                value.value = literalMagnitude(*folded, 0);
            if (std::abs(*folded) >= largeLiteral && value.value.isConstant())
                value.value = Magnitude::of(m_context.inputs.large(0));
            return value;
        }
    }
    AbstractValue result;
    result.shape = left.isContainer() ? left.shape : right.isContainer() ? right.shape : ValueShape::Number;
    result.element = left.element ? left.element : right.element;
    switch (operation) {
    case OperatorClass::Add:
        result.value = left.value.plus(right.value);
        result.size = left.size.plus(right.size);
        break;
    case OperatorClass::Subtract:
        result.value = left.value.isConstant() ? right.value : left.value;
        result.size = left.size;
        break;
    case OperatorClass::Multiply:
        if (left.isContainer() || right.isContainer()) {
            const AbstractValue& list = left.isContainer() ? left : right;
            const AbstractValue& count = left.isContainer() ? right : left;
            result = list;
            result.size = list.size.times(count.value);
            if (count.literal && list.size.isConstant())
                result.size = count.value;
            spend(result.size, line, QStringLiteral("Makes a list of %1 elements.").arg(this->text(result.size)));
        } else {
            result.value = left.value.times(right.value);
        }
        break;
    case OperatorClass::Divide:
    case OperatorClass::FloorDivide:
        result.value = right.literal ? left.value : left.value.dividedBy(right.value);
        break;
    case OperatorClass::ShiftRight:
        result.value = left.value;
        break;
    case OperatorClass::Modulo:
        result = left.isContainer() ? left : AbstractValue::number(Magnitude::least(left.value, right.value));
        break;
    case OperatorClass::Power:
        if (right.literal && *right.literal >= 0 && *right.literal <= 8)
            result.value = left.value.power(int(2 * *right.literal));
        else
            result.value = right.literal ? left.value : right.value.exponential();
        break;
    case OperatorClass::ShiftLeft:
        result.value = left.value.times(right.value.exponential());
        break;
    default:
        result.value = text == "&" ? Magnitude::least(left.value, right.value) : left.value.plus(right.value);
        result.size = left.size;
    }
    return result;
}

AbstractValue BodyReader::evalMember(quint32 node)
{
    const std::vector<quint32> parts = children(node);
    if (parts.size() < 2)
        return parts.empty() ? AbstractValue() : eval(parts[0]);
    const quint32 name = at(parts.back()).text;
    if (m_apis.isSizeMember(m_context.graph.strings.stdView(name)))
        return AbstractValue::number(eval(parts[0]).size);
    if (at(parts[0]).role != Role::Identifier && at(parts[0]).role != Role::This)
        eval(parts[0]);
    if (const auto it = m_variables.find(name); it != m_variables.end())
        return it->second.value;
    if (const auto it = m_context.constants.find(name); it != m_context.constants.end())
        return it->second;
    if (isConstantName(m_context.graph.strings.stdView(name)))
        return AbstractValue::number({});
    return freeValue(name, noIndex);
}

AbstractValue BodyReader::evalSubscript(quint32 node)
{
    const std::vector<quint32> parts = children(node);
    if (parts.empty())
        return {};
    AbstractValue object = eval(parts[0]);
    bool isSlice = false;
    bool isFixed = false;
    Magnitude width;
    for (size_t i = 1; i < parts.size(); ++i) {
        if (at(parts[i]).role == Role::Slice) {
            isSlice = true;
            const std::vector<quint32> bounds = children(parts[i]);
            for (const quint32 bound : bounds)
                eval(bound);
            // `text[i:i + 3]`
            isFixed = bounds.size() == 2 && at(bounds[0]).role == Role::Identifier && at(bounds[1]).size == 3
                && at(bounds[1]).operation == OperatorClass::Add && nameOf(bounds[1] + 1) == at(bounds[0]).text;
            if (isFixed && at(bounds[1] + 2).role != Role::Number)
                width = eval(bounds[1] + 2).value;
        } else {
            eval(parts[i]);
        }
    }
    if (isFixed) {
        object.size = width;
        spend(width, at(node).line, QStringLiteral("%1 copies a part").arg(excerpt(node)));
        return object;
    }
    if (isSlice) {
        spend(object.size, at(node).line, QStringLiteral("%1 copies a part").arg(excerpt(node)));
        return object;
    }
    if (object.element) {
        AbstractValue element = *object.element;
        element.isRead = element.isRead || object.isRead;
        return element;
    }
    AbstractValue element;
    element.isRead = object.isRead;
    if (object.shape == ValueShape::Text)
        element = AbstractValue::container(ValueShape::Text, {});
    return element;
}

AbstractValue BodyReader::evalList(quint32 node, ValueShape shape)
{
    AbstractValue result = AbstractValue::container(shape, {});
    AbstractValue element;
    bool isFirst = true;
    for (const quint32 part : children(node)) {
        AbstractValue value = eval(part);
        if (at(part).role == Role::Spread)
            result.size = result.size.plus(value.size);
        element = isFirst ? value : AbstractValue::either(element, value);
        isFirst = false;
    }
    if (!isFirst)
        result.element = std::make_shared<AbstractValue>(element);
    if (m_context.namesNumbers)
        result.size = result.size.times(literalMagnitude(qint64(children(node).size()), 0));
    return result;
}

/// `new int[n][m]`, `new int[] {1, 2}`.
AbstractValue BodyReader::evalNewArray(quint32 node)
{
    std::vector<AbstractValue> sizes;
    for (const quint32 part : children(node)) {
        if (at(part).role == Role::List)
            return eval(part);
        if (at(part).slot != Slot::Type)
            sizes.push_back(eval(part));
    }
    AbstractValue result = AbstractValue::number({});
    Magnitude total;
    for (auto it = sizes.rbegin(); it != sizes.rend(); ++it) {
        AbstractValue outer = AbstractValue::container(ValueShape::List, it->value);
        outer.element = std::make_shared<AbstractValue>(result);
        result = outer;
        total = total.times(it->value);
    }
    spend(total, at(node).line, QStringLiteral("Makes an array of %1 elements.").arg(text(total)));
    return result;
}

/// What a declared type says: that it is a container, and of what.
AbstractValue BodyReader::shapeOf(quint32 type)
{
    AbstractValue result;
    for (quint32 i = type; i < end(type); ++i) {
        if (at(i).slot == Slot::Scope)
            continue;
        if (at(i).role == Role::ArrayType || at(i).role == Role::ListType) {
            result.shape = ValueShape::List;
            return result;
        }
        if (at(i).role == Role::TypeName || at(i).role == Role::PrimitiveType || at(i).role == Role::Identifier) {
            result.shape = m_apis.shapeOfType(textOf(i));
            // `long`, made of several words, has no text of its own.
            if (at(i).role == Role::PrimitiveType && at(i).text == 0)
                result.shape = ValueShape::Number;
            return result;
        }
    }
    return result;
}

} // namespace Foreguest
