// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memorywalk.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {
constexpr double mostTrips = 1e15;
constexpr double unknownTrips = 100;

bool isOrdering(OperatorClass operation)
{
    return operation >= OperatorClass::Less && operation <= OperatorClass::NotEqual;
}
} // namespace

LoopScan MemoryWalk::scanOf(quint32 loop)
{
    const std::function<bool(const CallFact&)> reads = [this](const CallFact& call) {
        const MemoryCall* effect = m_model->call(dotted(m_context.graph.strings.stdView(call.callee)), true);
        return effect
            && (effect->operation == MemoryCall::Operation::Read || effect->operation == MemoryCall::Operation::Line
                || effect->operation == MemoryCall::Operation::Word);
    };
    return LoopScan(m_context.graph, *m_facts, m_context.apis.catalogueOf(*m_facts), loop, reads);
}

void MemoryWalk::runLoop(quint32 node)
{
    switch (at(node).role) {
    case Role::ForEach:
        runForEach(node);
        break;
    case Role::Counted:
        runCounted(node);
        break;
    default:
        runWhile(node);
    }
}

double MemoryWalk::tripsOver(const Value& value)
{
    if (value.cell) {
        const double copies = value.cell->isRamp && value.cell->copies > 1 ? 0.5 : 1;
        return std::clamp(value.cell->count * copies, 0.0, mostTrips);
    }
    if (value.isKnown())
        return std::clamp(value.number * (value.isRamp && depth() > 0 ? 0.5 : 1), 0.0, mostTrips);
    if (value.kind == Value::Kind::Input)
        return assume(value.name, m_inputs.assumed);
    if (value.kind == Value::Kind::Arguments)
        return double(m_inputs.arguments.size());
    m_hasGuess = true;
    return unknownTrips;
}

void MemoryWalk::bindElement(quint32 target, const Value& over)
{
    Value element = elementOf(over);
    if (over.isKnown()) { // A loop up to a number.
        element = Value::of(over.number - 1);
        element.isRamp = true;
    }
    if (at(target).role != Role::Pattern && at(target).role != Role::Tuple && at(target).role != Role::List) {
        setVariable(nameOf(target), std::move(element), true);
        return;
    }
    // `for i, x in enumerate(a)`, `for key, value in d.items()`, `for i, x := range a`
    const std::vector<quint32> parts = children(target);
    for (size_t i = 0; i < parts.size(); ++i) {
        Value part = elementOf(element);
        if (i == 0 && parts.size() == 2) {
            part = Value::of(std::max(0.0, tripsOver(over) - 1));
            part.isRamp = true;
        } else if (i == 1 && parts.size() == 2 && element.kind != Value::Kind::Unknown
            && !(element.cell && element.cell->kind == CellKind::List && !element.cell->fields.empty())) {
            part = element;
        }
        if (at(parts[i]).role == Role::Pattern || at(parts[i]).role == Role::Tuple)
            assignParts(parts[i], part);
        else
            setVariable(nameOf(parts[i]), std::move(part), true);
    }
}

void MemoryWalk::runForEach(quint32 node)
{
    quint32 over = child(node, Slot::Right);
    if (over == noIndex)
        over = child(node, Slot::Value);
    quint32 target = child(node, Slot::Left);
    if (target == noIndex)
        target = child(node, Slot::Declarator);
    if (target == noIndex)
        target = child(node, Slot::Name);
    const quint32 body = child(node, Slot::Body);
    if (over == noIndex) {
        // `for {`, `loop {`
        runWhile(node);
        return;
    }
    const Value value = eval(over);
    const double trips = tripsOver(value);
    m_scans.push_back({ scanOf(node), depth(), false });
    enter(trips);
    if (target != noIndex)
        bindElement(target, value);
    if (trips > 0) {
        for (const quint32 part : children(node)) {
            if (part == body || (body == noIndex && part != over && part != target && at(part).slot != Slot::Type))
                run(part);
        }
    }
    leave();
    m_scans.pop_back();
}

void MemoryWalk::runCounted(quint32 node)
{
    std::vector<quint32> initial;
    quint32 condition = noIndex;
    std::vector<quint32> rest;
    for (const quint32 part : children(node)) {
        if (at(part).slot == Slot::Initializer)
            initial.push_back(part);
        else if (at(part).slot == Slot::Condition)
            condition = part;
        else if (at(part).slot != Slot::Step)
            rest.push_back(part);
    }
    for (const quint32 part : initial)
        run(part);
    LoopScan scan = scanOf(node);
    const double trips = condition == noIndex ? tripsOfCondition(condition, scan) : tripsOfCondition(condition, scan);
    // Its variable is any number on its way.
    std::vector<std::pair<quint32, double>> moving;
    for (const auto& [name, moves] : scan.all()) {
        Variable* variable = find(name);
        const bool isMonotonous = variable && variable->value.isKnown() && (moves.rises != moves.falls) && !moves.grows;
        if (!isMonotonous || condition == noIndex || !mentions(condition, name))
            continue;
        const double last = moves.rises ? std::max(variable->value.number, variable->value.number + trips - 1)
                                        : variable->value.number;
        moving.emplace_back(name, last);
    }
    m_scans.push_back({ std::move(scan), depth(), false });
    enter(trips);
    for (const auto& [name, last] : moving) {
        if (Variable* variable = find(name)) {
            variable->value = Value::of(last);
            variable->value.isRamp = true;
        }
    }
    if (trips > 0) {
        for (const quint32 part : rest)
            run(part);
    }
    leave();
    m_scans.pop_back();
}

void MemoryWalk::runWhile(quint32 node)
{
    const quint32 condition = child(node, Slot::Condition);
    LoopScan scan = scanOf(node);
    bool isWorklist = false;
    for (const auto& [name, moves] : scan.all())
        isWorklist = isWorklist || (moves.loses && condition != noIndex && mentions(condition, name));
    const double trips = tripsOfCondition(condition, scan);
    m_scans.push_back({ std::move(scan), depth(), isWorklist });
    enter(std::max(trips, 0.0));
    if (trips > 0 || at(node).role == Role::DoWhile) {
        if (condition != noIndex)
            eval(condition);
        for (const quint32 part : children(node)) {
            if (part != condition)
                run(part);
        }
    }
    leave();
    m_scans.pop_back();
}

double MemoryWalk::tripsOfCondition(quint32 condition, const LoopScan& scan)
{
    double trips = -1;
    if (condition != noIndex)
        trips = tripsOfComparison(condition, scan);
    if (trips < 0) {
        for (const quint32 exit : scan.exits()) {
            const double exits = tripsOfComparison(exit, scan);
            if (exits >= 0 && (trips < 0 || exits < trips))
                trips = exits;
        }
    }
    if (trips >= 0)
        return std::min(trips, mostTrips);
    bool reads = false;
    for (const auto& [name, moves] : scan.all()) {
        reads = reads || moves.isRead;
        const bool isTested = condition == noIndex || mentions(condition, name);
        if (!moves.loses || !isTested)
            continue;
        const Variable* variable = find(name);
        if (!variable || !variable->value.cell)
            continue;
        const double held = variable->value.cell->count;
        return moves.gains ? std::max(held, worklistTrips()) : std::max(1.0, held);
    }
    if (condition != noIndex) {
        // `while (cin >> x)`, `while ((line = reader.readLine()) != null)`
        for (quint32 i = condition; i < end(condition); ++i) {
            if (!Sketch::hasCall(at(i).role) || at(i).text >= m_facts->calls.size())
                continue;
            const std::string callee = dotted(m_context.graph.strings.stdView(m_facts->calls[at(i).text].callee));
            const MemoryCall* effect = m_model->call(callee, true);
            reads = reads
                || (effect
                    && (effect->operation == MemoryCall::Operation::Line
                        || effect->operation == MemoryCall::Operation::Word));
        }
        reads = reads || at(condition).operation == OperatorClass::ShiftRight;
    }
    if (reads) {
        constexpr double lineBytes = 16;
        return m_inputs.inputBytes ? std::max(1.0, *m_inputs.inputBytes / lineBytes) : assume(0, m_inputs.assumed);
    }
    m_hasGuess = true;
    return unknownTrips;
}

/// As many as the largest container in sight has elements: each node of a graph once.
double MemoryWalk::worklistTrips()
{
    double most = 0;
    const auto look = [&](const Frame& frame) {
        for (const auto& [name, variable] : frame.variables) {
            if (variable.value.cell && variable.value.cell->kind != CellKind::Text)
                most = std::max(most, variable.value.cell->count);
        }
    };
    look(*m_frame);
    look(m_globals);
    if (m_frame->self.cell) {
        for (const auto& [name, field] : m_frame->self.cell->fields) {
            if (field.cell)
                most = std::max(most, field.cell->count);
        }
    }
    if (most >= 1)
        return most;
    m_hasGuess = true;
    return unknownTrips;
}

/// -1 where it can't be told.
double MemoryWalk::tripsOfComparison(quint32 condition, const LoopScan& scan)
{
    const std::vector<quint32> parts = children(condition);
    const SketchNode& node = at(condition);
    const std::string_view token = node.role == Role::Binary ? textOf(condition) : std::string_view();
    if (token == "and" || token == "&&" || token == "or" || token == "||") {
        double best = -1;
        for (const quint32 part : parts) {
            const double trips = tripsOfComparison(part, scan);
            if (trips >= 0)
                best = best < 0                          ? trips
                    : token[0] == 'a' || token[0] == '&' ? std::min(best, trips)
                                                         : std::max(best, trips);
        }
        return best;
    }
    if (node.role == Role::Unary && !parts.empty())
        return tripsOfComparison(parts.back(), scan);
    if ((node.role == Role::Identifier || node.role == Role::AugmentedAssignment || node.role == Role::Increment)
        && scan.of(nameOf(node.role == Role::Identifier ? condition : condition + 1))) {
        // `while (n)`, `while (n--)`
        const quint32 name = nameOf(node.role == Role::Identifier ? condition : condition + 1);
        const VariableMoves* moves = scan.of(name);
        const Variable* variable = find(name);
        if (!variable || variable->value.cell)
            return -1;
        const double from = number(variable->value, -1);
        if (from < 0)
            return -1;
        return moves->shrinks ? std::log2(from + 1) : moves->falls ? from : -1;
    }
    if (node.role != Role::Binary || parts.size() < 2
        || !(isOrdering(node.operation) || token == "==" || token == "==="))
        return -1;
    double best = -1;
    for (size_t side = 0; side < 2; ++side) {
        const quint32 moving = parts[side];
        const quint32 other = parts[1 - side];
        for (const auto& [name, moves] : scan.all()) {
            if (!moves.moves() || !mentions(moving, name))
                continue;
            const Variable* variable = find(name);
            const double from = variable ? number(variable->value, 0) : 0;
            const Value bound = eval(other);
            double to = bound.cell ? bound.cell->count : number(bound, -1);
            if (bound.kind == Value::Kind::Unknown)
                continue;
            if (bound.isRamp && depth() > 0)
                to /= 2;
            // `i * i <= n`
            const bool isSquare = at(moving).role == Role::Binary && at(moving).operation == OperatorClass::Multiply;
            if (isSquare)
                to = std::sqrt(std::max(0.0, to));
            if (moves.isRead || moves.follows)
                continue;
            double step = 1;
            if (moves.step != noIndex && moves.step < m_nodes->size())
                step = std::max(1e-9, std::abs(number(eval(moves.step), 1)));
            double trips = -1;
            if (moves.grows || moves.shrinks) {
                const double low = std::max(1.0, std::min(std::abs(from), std::abs(to)));
                const double high = std::max(std::abs(from), std::abs(to));
                trips = std::ceil(std::log2(std::max(1.0, high / low))) + 1;
            } else if (moves.rises != moves.falls) {
                const double isOpen = token.size() > 1 && token[1] == '=' && token[0] != '=' && token[0] != '!' ? 1 : 0;
                const double distance = moves.rises ? to - from + isOpen : from - to + isOpen;
                trips = std::max(0.0, std::ceil(distance / step));
            } else if (moves.isSet && from != to) {
                continue;
            }
            if (trips >= 0 && (best < 0 || trips < best))
                best = trips;
        }
    }
    return best;
}

MemoryWalk::Value MemoryWalk::runComprehension(quint32 node)
{
    const std::string_view mark = textOf(node);
    const quint32 wanted = m_assigned;
    const std::vector<quint32> parts = children(node);
    const size_t outer = depth();
    quint32 body = noIndex;
    double filtered = 1;
    // Python's scope is its own, but the names do no harm.
    for (const quint32 part : parts) {
        if (at(part).role == Role::ComprehensionClause) {
            const std::vector<quint32> pieces = children(part);
            if (pieces.size() < 2)
                continue;
            const Value over = eval(pieces.back());
            const double trips = tripsOver(over);
            enter(trips);
            bindElement(pieces.front(), over);
        } else if (at(part).role == Role::ComprehensionCondition) {
            filtered *= part + 1 < end(part) ? shareOf(part + 1) : 1;
        } else if (body == noIndex) {
            body = part;
        }
    }
    const double all = rounds(outer) * filtered;
    const bool isMap = body != noIndex && at(body).role == Role::Pair;
    const bool isLazy = at(node).slot == Slot::Arguments || mark.starts_with('(');
    Value key;
    Value value;
    if (body != noIndex && isMap) {
        const std::vector<quint32> pair = children(body);
        key = pair.empty() ? Value() : eval(pair.front());
        value = pair.size() < 2 ? Value() : eval(pair.back());
    } else if (body != noIndex) {
        value = eval(body);
    }
    m_assigned = wanted;
    const char* rule = isLazy ? "lazy" : isMap ? "map" : mark.starts_with('{') ? "set" : "list";
    // Made before its elements, in the loops around.
    CellPtr cell = makeCell(rule, 0, at(node).line);
    if (cell) {
        cell->depth = outer;
        if (filtered < 1)
            enter(filtered);
        if (isLazy) {
            cell->count = all;
            cell->element = value;
        } else {
            cell->count = all;
            absorb(*cell, value);
            boxIn(*cell, value, all);
            if (isMap)
                boxIn(*cell, key, all);
            if (isMap && key.cell)
                absorb(*cell, key);
            if (value.cell)
                cell->element = value;
        }
        cell->refresh();
    }
    m_trips.resize(outer);
    return cell ? Value::of(cell) : Value();
}

} // namespace Foreguest
