// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/magnitude.h"

#include <memory>
#include <optional>

namespace Foreguest {

/// What kind of container a value is, as far as its operations' costs depend on it.
enum class ValueShape : quint8 { Unknown, Number, Text, List, Set, Map, Tree, Heap, Reader };

/// What is known of a value while a body is read: how large it may be, not what it is.
struct AbstractValue
{
    ValueShape shape = ValueShape::Unknown;
    Magnitude value; ///< Of a number.
    Magnitude size; ///< Number of elements.
    std::optional<qint64> literal;
    std::shared_ptr<const AbstractValue> element;
    bool isRead = false; ///< Comes from the input as it is: a name of its own makes it an input of its own.
    bool isSpread = false; ///< The size is that of all containers of its kind together: an adjacency list.
    bool isMarked = false; ///< Comes from reading the input inside a token: bounded by the token's length.

    bool isContainer() const { return shape >= ValueShape::Text && shape != ValueShape::Reader; }
    /// What bounds a loop over it or up to it.
    const Magnitude& extent() const { return isContainer() ? size : value; }
    /// What bounds a loop over its elements: of a value that nothing is known of, its size.
    const Magnitude& elements() const { return shape == ValueShape::Unknown && !size.isConstant() ? size : extent(); }
    /// The number of all elements, of those within too.
    Magnitude total() const
    {
        return element && element->isContainer() && !element->isSpread ? size.times(element->size) : size;
    }

    static AbstractValue number(Magnitude value)
    {
        AbstractValue result;
        result.shape = ValueShape::Number;
        result.value = std::move(value);
        return result;
    }
    static AbstractValue container(ValueShape shape, Magnitude size)
    {
        AbstractValue result;
        result.shape = shape;
        result.size = std::move(size);
        return result;
    }
    /// Either of two values, the larger extents of both.
    static AbstractValue either(const AbstractValue& a, const AbstractValue& b)
    {
        AbstractValue result = a.shape == ValueShape::Unknown ? b : a;
        result.value = a.value.plus(b.value);
        result.size = a.size.plus(b.size);
        if (a.literal != b.literal)
            result.literal.reset();
        if (!result.element)
            result.element = b.element;
        result.isRead = a.isRead && b.isRead;
        result.isSpread = a.isSpread || b.isSpread;
        return result;
    }
};

/// What a call of a known function costs and gives, in terms of its object `o`, its arguments `a` and `b` (their size,
/// or their value where they are numbers) and its result `r`; from the data.
struct CallEffect
{
    struct Factor
    {
        char of = 'o';
        bool isLogarithm = false;
        bool isValue = false;
        bool isRoot = false;
        bool isExponential = false;
        bool isFactorial = false;
        bool isChoice = false; ///< As many as the second argument says are chosen of it.
        bool isRepeat = false; ///< 2 to the power of a number; of a container, its size.
    };
    enum class Result : quint8 {
        Nothing,
        Number,
        Container,
        Object,
        First,
        Second,
        Element,
        Least,
        Most,
        Power,
        Input
    };
    std::vector<Factor> time;
    std::vector<Factor> size; ///< Of the result, or its value where it is a number.
    Result result = Result::Nothing;
    ValueShape shape = ValueShape::Unknown;
    bool grows = false; ///< Adds an element to its object.
    bool takes = false; ///< Takes an element from its object.
    bool tests = false; ///< Tells whether its object has elements.
    bool growsFirst = false, takesFirst = false; ///< The same for the first argument.
    bool isEnd = false; ///< Drains its object: `hasNext`.
    bool isDegenerate = false; ///< Of a reader: gives a character.
    bool writes = false; ///< Tells a result to the outside.

    /// "a log a; list a", "1; grows", "o; number o"; nothing where it can't be read.
    static std::optional<CallEffect> fromText(std::string_view text);
};

std::optional<ValueShape> valueShapeByName(std::string_view name);
std::string_view valueShapeName(ValueShape shape);

} // namespace Foreguest
