// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/bodyreader.h"

namespace Foreguest {

namespace {
constexpr size_t mostInputs = 64;
} // namespace

AbstractValue BodyReader::readInput(ValueShape shape)
{
    m_summary.reads = true;
    AbstractValue value;
    value.shape = shape;
    value.isRead = true;
    if (m_summary.inputs.size() >= mostInputs)
        return value;
    value.value = Magnitude::of(freshInput(Input::Kind::Value, m_assigned));
    if (shape == ValueShape::Number)
        return value;
    if (!isRecord(m_assigned))
        value.size = Magnitude::of(freshInput(Input::Kind::Size, m_assigned));
    AbstractValue element = AbstractValue::number(Magnitude::of(freshInput(Input::Kind::Element, m_assigned)));
    element.isRead = true;
    if (shape == ValueShape::Text) {
        element.shape = ValueShape::Text;
        element.size = {};
    }
    value.element = std::make_shared<AbstractValue>(element);
    return value;
}

/// `words` in `a, b = map(int, words)`.
bool BodyReader::isTakenApart(quint32 node) const
{
    constexpr quint32 farthest = 16;
    for (quint32 i = node; i-- > 0 && node - i < farthest;) {
        const Role role = at(i).role;
        if ((role == Role::Assignment || role == Role::Declarator) && end(i) > node)
            return (at(i + 1).role == Role::Pattern || at(i + 1).role == Role::Tuple) && end(i + 1) <= node;
    }
    return false;
}

/// A line of the input that is taken apart into a fixed number of parts, or only looked at in fixed places.
bool BodyReader::isRecord(quint32 name) const
{
    if (m_assignsParts)
        return true;
    bool isIndexed = false;
    for (quint32 i = 1; name != 0 && i < m_nodes.size(); ++i) {
        if (at(i).role != Role::Identifier || at(i).text != name)
            continue;
        const SketchNode& parent = at(i - 1);
        const bool isTarget = parent.role == Role::Assignment || parent.role == Role::Declarator;
        const bool isElement = parent.role == Role::Subscript && parent.size == 3 && at(i + 1).role == Role::Number;
        const bool isSorted = parent.role == Role::Member;
        const bool isParted = isTakenApart(i);
        if (!isTarget && !isElement && !isSorted && !isParted)
            return false;
        isIndexed = isIndexed || isElement || isParted;
    }
    return isIndexed;
}

} // namespace Foreguest
