// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memorywalk.h"

#include "core/source/language.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {
using Operation = MemoryCall::Operation;
constexpr double mostBytes = 4e15;
constexpr double keptOfWorklist = 0.5;
constexpr double keptOfQueue = 0.1;
} // namespace

MemoryWalk::CellPtr MemoryWalk::makeCell(const char* rule, double count, quint32 line, double place)
{
    const SizeRule* known = m_model->rule(rule);
    if (!known && std::string_view(rule) == "tuple")
        known = m_model->rule("list");
    const bool isLazy = std::string_view(rule) == "lazy";
    if (!known && !isLazy)
        return nullptr;
    CellPtr cell = newCell(line, rule);
    if (known)
        cell->rule = *known;
    cell->kind = isLazy ? CellKind::Lazy : known->kind;
    cell->place = place;
    cell->count = std::clamp(count, 0.0, mostBytes);
    cell->refresh();
    if (depth() > 0 && cell->charged > 0)
        m_meter.addTotal(std::min(mostBytes, cell->charged * (rounds(0) - 1)));
    return cell;
}

MemoryWalk::CellPtr MemoryWalk::newCell(quint32 line, const char* what)
{
    auto cell = std::make_shared<MemoryCell>(m_meter, *m_model, m_meter.site(m_frame->body, line, what));
    cell->depth = depth();
    if (depth() > 0)
        m_meter.addTotal(0);
    return cell;
}

MemoryWalk::CellPtr MemoryWalk::makeFrom(const TypePtr& type, double count, quint32 line)
{
    CellPtr cell = newCell(line, "container");
    cell->rule = *type->rule;
    cell->kind = type->rule->kind;
    cell->count = std::clamp(count, 0.0, mostBytes);
    cell->elementType = type->element;
    if (type->rule->isUnboxed && type->element) {
        if (type->rule->node > 0)
            cell->rule.node += type->element->bytes;
        else if (cell->kind != CellKind::Text)
            cell->place = type->element->bytes;
    }
    cell->refresh();
    if (depth() > 0 && cell->charged > 0)
        m_meter.addTotal(std::min(mostBytes, cell->charged * (rounds(0) - 1)));
    return cell;
}

MemoryWalk::CellPtr MemoryWalk::makeRaw(double bytes, quint32 line)
{
    CellPtr cell = newCell(line, "memory");
    cell->kind = CellKind::Raw;
    cell->raw = std::clamp(bytes, 0.0, mostBytes);
    cell->isLazy = m_model->isLazy;
    cell->refresh();
    return cell;
}

/// How much of what a loop adds stays, where it takes from the same container, too.
double MemoryWalk::losing(quint32 objectNode) const
{
    const quint32 name = objectNode == noIndex ? 0 : nameOf(objectNode);
    if (name == 0)
        return 1;
    for (auto it = m_scans.rbegin(); it != m_scans.rend(); ++it) {
        const VariableMoves* moves = it->scan.of(name);
        if (moves && moves->gains && moves->loses)
            return it->isWorklist ? keptOfWorklist : keptOfQueue;
    }
    // What one method adds and takes is kept in bounds.
    const std::string_view text = m_context.graph.strings.stdView(name);
    for (const CallFact& call : m_facts->calls) {
        const std::string callee = dotted(m_context.graph.strings.stdView(call.callee));
        const size_t dot = callee.rfind('.');
        const bool isOfIt = dot != std::string::npos && dot >= text.size()
            && std::string_view(callee).substr(dot - text.size(), text.size()) == text;
        const CallEffect* effect = isOfIt && depth() > 0
            ? m_context.apis.catalogueOf(*m_facts).effectOf(callee, ValueShape::Unknown, true)
            : nullptr;
        if (effect && effect->takes)
            return keptOfQueue;
    }
    return 1;
}

void MemoryWalk::boxIn(MemoryCell& container, const Value& value, double times)
{
    if (container.place > 0 || container.rule.isUnboxed || value.cell || value.kind == Value::Kind::Function)
        return;
    const bool isSmall = value.isKnown() && value.number < m_model->smallNumbers && value.number > -6 && !value.isFloat;
    if (isSmall || m_model->box <= 0)
        return;
    if (value.kind != Value::Kind::Number && value.kind != Value::Kind::Input)
        return;
    container.isFloatBox = value.isFloat;
    container.boxed += std::max(0.0, times);
}

/// What a container takes in: as many of it as the loops between the container and it make.
void MemoryWalk::absorb(MemoryCell& container, const Value& added)
{
    if (!added.cell)
        return;
    MemoryCell& cell = *added.cell;
    const bool isInline = cell.kind == CellKind::Record && container.place > 0
        && !(container.elementType && container.elementType->isPointer);
    if (isInline)
        cell.isInline = true;
    if (cell.depth > container.depth)
        cell.scale(rounds(container.depth), container.depth);
    else if (isInline)
        cell.refresh();
    if (&cell != &container)
        container.element = added;
}

void MemoryWalk::addTo(quint32 objectNode, MemoryCell& container, const Value* key, const Value& added, double share)
{
    const double stays = share * losing(objectNode);
    double times = rounds(container.depth) / std::max(1.0, container.copies) * stays;
    if (container.kind == CellKind::Map || container.kind == CellKind::Set) {
        const Value& by = key ? *key : added;
        if (by.isKnown())
            times = std::min(times, by.isRamp || depth() > container.depth ? std::abs(by.number) + 1 : 1.0);
        else if (by.cell && by.cell->kind == CellKind::Text && by.cell->count <= 1)
            times = std::min(times, 64.0);
        else if (by.isConstant)
            times = std::min(times, 1.0);
        // The same keys again add nothing.
        if (key && container.count > 0 && times <= container.count && by.isKnown())
            times = 0;
    }
    container.count = std::min(mostBytes, container.count + times);
    container.isGrown = container.isGrown || (times > 1 && container.reserved <= 0);
    boxIn(container, added, times);
    if (key)
        boxIn(container, *key, times);
    if (stays < 1 && added.cell && added.cell->depth > container.depth)
        m_trips.push_back(stays);
    absorb(container, added);
    if (stays < 1 && added.cell && !m_trips.empty() && m_trips.back() == stays && m_trips.size() > depth() - 1)
        m_trips.pop_back();
    if (key && key->cell && key->cell->depth > container.depth) {
        const double made = times * container.copies;
        key->cell->scale(made, container.depth);
        container.fields[noIndex] = *key;
    }
    if (!added.cell && added.kind != Value::Kind::Unknown && !container.element.cell)
        container.element = added;
    container.refresh();
}

void MemoryWalk::resize(KnownCall& call)
{
    if (!call.object.cell)
        return;
    MemoryCell& cell = *call.object.cell;
    const double count = std::max(0.0, number(operand(call, 'a'), cell.count));
    if (call.effect.operation == Operation::Reserve) {
        cell.reserved = m_model->isLazy ? 0 : count;
    } else {
        cell.count = std::min(mostBytes, count);
        if (call.arguments.size() > 1)
            fill(cell, call.arguments[1]);
    }
    cell.refresh();
}

} // namespace Foreguest
