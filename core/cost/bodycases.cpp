// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/bodyreader.h"

#include <algorithm>

namespace Foreguest {

/// What the data says of the call at a node; nullptr where nothing is known.
const CallEffect* BodyReader::effectAt(quint32 node) const
{
    if (!Sketch::hasCall(at(node).role) || at(node).text >= m_facts.calls.size())
        return nullptr;
    const std::string callee = dotted(m_context.graph.strings.stdView(m_facts.calls[at(node).text].callee));
    return m_apis.effectOf(callee, ValueShape::Unknown, callee.find('.') != std::string::npos);
}

/// A list that a loop fills, and that is only written out after it, as a whole.
bool BodyReader::isOutput(quint32 name, quint32 loop) const
{
    for (quint32 i = loop + 1; i < end(loop); ++i) {
        const CallEffect* effect = effectAt(i);
        if (!effect || !effect->grows || !mentions(i, name))
            continue;
        for (quint32 j = i + 1; j < end(i); ++j) {
            const CallEffect* inner = effectAt(j);
            if (inner && inner->result == CallEffect::Result::Input)
                return false;
        }
    }
    quint32 written = 0; // Up to this node an output reaches,
    quint32 hidden = 0; // and up to this one, what is made of the list within.
    bool isFound = false;
    for (quint32 i = end(loop); i < m_nodes.size(); ++i) {
        if (const CallEffect* effect = effectAt(i)) {
            const bool joins
                = effect->shape == ValueShape::Text || effect->result == CallEffect::Result::Second || effect->writes;
            if (effect->writes)
                written = std::max(written, end(i));
            else if (!joins)
                hidden = std::max(hidden, end(i));
        }
        if (at(i).role != Role::Identifier || at(i).text != name)
            continue;
        if (i >= written || i < hidden)
            return false;
        isFound = true;
    }
    return isFound;
}

/// Containers from before the loop get something in it that is not just written out.
bool BodyReader::keepsState(const LoopScan& scan, quint32 loop) const
{
    const auto isOlder = [this](quint32 name) {
        const auto known = m_variables.find(name);
        return name != 0 && known != m_variables.end() && known->second.value.shape != ValueShape::Text;
    };
    for (const quint32 mark : scan.marks()) {
        quint32 base = mark;
        while (at(base).role == Role::Subscript && at(base).size > 1)
            ++base;
        if (isOlder(nameOf(base)))
            return true;
    }
    return std::any_of(scan.all().begin(), scan.all().end(),
        [&](const auto& moved) { return moved.second.gains && isOlder(moved.first) && !isOutput(moved.first, loop); });
}

/// Numbers from before the loop add up in it, or it looks into something large from before.
bool BodyReader::carriesState(const LoopScan& scan, const Loop& loop) const
{
    for (const auto& [name, moves] : scan.all()) {
        const auto known = m_variables.find(name);
        const bool isOwn = std::find(loop.variables.begin(), loop.variables.end(), name) != loop.variables.end();
        const bool adds = moves.rises || moves.falls || moves.grows || moves.shrinks || moves.follows;
        if (!isOwn && adds && !moves.isSet && !moves.isRead && known != m_variables.end()
            && known->second.value.shape != ValueShape::Text)
            return true;
    }
    return std::any_of(m_variables.begin(), m_variables.end(), [&](const auto& variable) {
        const AbstractValue& value = variable.second.value;
        return value.isContainer() && !value.size.isConstant() && mentions(loop.node, variable.first);
    });
}

} // namespace Foreguest
