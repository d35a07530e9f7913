// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/bodyreader.h"

#include "core/graph/constants.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr double sure = 0.9;
constexpr double likely = 0.7;
constexpr double guessed = 0.3;

bool isOrdering(OperatorClass operation)
{
    return operation >= OperatorClass::Less && operation <= OperatorClass::NotEqual;
}
} // namespace

BodyReader::Trips BodyReader::unknownTrips(const QString& why)
{
    Trips trips;
    trips.isKnown = false;
    trips.confidence = guessed;
    trips.why = why.isEmpty() ? QStringLiteral("has no end that can be seen") : why;
    return trips;
}

BodyReader::Trips BodyReader::tripsOf(quint32 condition, quint32 loop, const LoopScan& scan)
{
    Trips trips = unknownTrips({});
    bool isEndless = condition == noIndex;
    if (condition != noIndex) {
        const Role role = at(condition).role;
        isEndless = (role == Role::Constant || role == Role::Number) && eval(condition).literal.value_or(1) != 0;
        if (!isEndless)
            trips = comparisonTrips(condition, loop, scan);
    }
    if (!trips.isKnown)
        trips = tripsOfExits(loop, scan);
    if (trips.isKnown) {
        if (!trips.sharedFrom && !trips.literal && !trips.multiplies && child(loop, Slot::Initializer) == noIndex)
            sharePointer(loop, scan, trips);
        return trips;
    }
    // What is taken from or put into containers may still tell.
    for (const auto& [name, moves] : scan.all()) {
        if (moves.gains && moves.loses) {
            trips = worklistTrips(scan);
            if (trips.isKnown)
                return trips;
        }
    }
    const bool reads
        = std::any_of(scan.all().begin(), scan.all().end(), [](const auto& moves) { return moves.second.isRead; });
    if (reads && scan.leaves()) {
        trips.isKnown = true;
        trips.confidence = likely;
        trips.count = Magnitude::of(freshInput(Input::Kind::Size, 0));
        trips.why = QStringLiteral("runs once for each piece of the input");
        return trips;
    }
    if (isEndless && !scan.leaves()) {
        trips.count = Magnitude::unknown();
        return trips;
    }
    trips.count = Magnitude::of(m_context.inputs.guess());
    trips.why = QStringLiteral("ends by a condition whose rounds can't be told");
    return trips;
}

/// An index that each round moves on, and that no loop around moves back.
void BodyReader::sharePointer(quint32 loop, const LoopScan& scan, Trips& trips)
{
    for (const auto& [name, moves] : scan.all()) {
        if (!moves.isMonotonous() || moves.step != noIndex)
            continue;
        const std::optional<quint32> since = sharedDepth(name, moves.rises ? 1 : -1);
        if (!since)
            continue;
        for (quint32 i = loop + 1; i < end(loop); ++i) {
            if (at(i).role != Role::Subscript || !mentions(i, name))
                continue;
            const quint32 base = nameOf(i + 1);
            const auto container = m_variables.find(base);
            trips.count
                = container == m_variables.end() ? freeValue(base, noIndex).size : container->second.value.total();
            trips.sharedFrom = since;
            trips.why
                = QStringLiteral("moves `%1` in one direction only: %2 rounds over all rounds of the loops around")
                      .arg(m_context.graph.text(name), text(trips.count));
            return;
        }
    }
}

/// `while (true) { … if (…) break; }`
BodyReader::Trips BodyReader::tripsOfExits(quint32 loop, const LoopScan& scan)
{
    Trips best = unknownTrips({});
    for (const quint32 exit : scan.exits()) {
        const Trips trips = comparisonTrips(exit, loop, scan);
        if (!trips.isKnown)
            continue;
        if (!best.isKnown || trips.count.isBelow(best.count))
            best = trips;
    }
    return best;
}

/// `while (!seen[i]) { seen[i] = true; … }`: each element is marked once.
BodyReader::Trips BodyReader::markTrips(quint32 condition, const LoopScan& scan)
{
    quint32 tested = condition;
    if (at(tested).role == Role::Unary && at(tested).size > 1)
        tested = children(tested).back();
    else if (at(tested).role == Role::Binary && (textOf(tested) == "==" || textOf(tested) == "!="))
        tested = tested + 1;
    if (at(tested).role != Role::Subscript || at(tested).size < 3)
        return unknownTrips({});
    const quint32 base = nameOf(tested + 1);
    const bool isMarked = base != 0 && std::any_of(scan.marks().begin(), scan.marks().end(), [&](quint32 mark) {
        const quint32 value = mark + at(mark).size;
        const bool isLiteral = value < m_nodes.size()
            && (at(value).role == Role::Constant || at(value).role == Role::Number || at(value).role == Role::String);
        return isLiteral && nameOf(mark + 1) == base && at(mark).size == at(tested).size
            && at(mark + 2).text == at(tested + 2).text;
    });
    if (!isMarked)
        return unknownTrips({});
    const auto variable = m_variables.find(base);
    Trips trips;
    trips.confidence = likely;
    trips.count = (variable == m_variables.end() ? freeValue(base, noIndex) : variable->second.value).elements();
    const quint32 since = variable == m_variables.end() ? 0 : variable->second.depth;
    if (since < depth())
        trips.sharedFrom = since;
    trips.why = QStringLiteral("marks each of %1 elements once").arg(text(trips.count));
    return trips;
}

BodyReader::Trips BodyReader::comparisonTrips(quint32 condition, quint32 loop, const LoopScan& scan)
{
    if (Trips trips = markTrips(condition, scan); trips.isKnown)
        return trips;
    const std::vector<quint32> parts = children(condition);
    const SketchNode& node = at(condition);
    const std::string_view token = node.role == Role::Binary ? textOf(condition) : std::string_view();
    if (token == "and" || token == "&&" || token == "or" || token == "||") {
        Trips best = unknownTrips({});
        for (const quint32 part : parts) {
            const Trips trips = comparisonTrips(part, loop, scan);
            if (!trips.isKnown)
                continue;
            const bool isBetter = token == "and" || token == "&&"
                ? trips.count.isBelow(best.count) || (trips.sharedFrom && !best.sharedFrom)
                : best.count.isBelow(trips.count);
            if (!best.isKnown || isBetter)
                best = trips;
        }
        return best;
    }
    if (node.role == Role::Unary && !parts.empty())
        return comparisonTrips(parts.back(), loop, scan);
    const bool isComparison = node.role == Role::Binary && parts.size() >= 2
        && (isOrdering(node.operation) || token == "==" || token == "===");
    if (isComparison) {
        Trips best = unknownTrips({});
        for (size_t side = 0; side < parts.size(); ++side) {
            const quint32 other = parts[side == 0 ? 1 : side - 1];
            std::vector<quint32> names;
            namesIn(parts[side], names);
            for (const quint32 name : names) {
                const VariableMoves* moves = scan.of(name);
                if (!moves)
                    continue;
                const Trips trips = variableTrips(name, parts[side], other, loop, scan);
                // Two bounds that meet: the distance is as large as either.
                const bool meets = best.isKnown && best.multiplies && trips.multiplies;
                if (meets ? best.count.isBelow(trips.count)
                          : trips.isKnown
                            && (!best.isKnown || trips.count.isBelow(best.count)
                                || (trips.sharedFrom && !best.sharedFrom)))
                    best = trips;
            }
        }
        return best;
    }
    return nameTrips(condition, loop, scan);
}

/// `while n`, `while queue`, `while (!queue.isEmpty())`, `while (in.hasNext())`, `while (swapped)`.
BodyReader::Trips BodyReader::nameTrips(quint32 condition, quint32 loop, const LoopScan& scan)
{
    std::vector<quint32> names;
    namesIn(condition, names);
    if (at(condition).role == Role::Member && nameOf(condition) != 0)
        names.push_back(nameOf(condition));
    for (const quint32 name : names) {
        const VariableMoves* moves = scan.of(name);
        if (!moves)
            continue;
        Trips trips = variableTrips(name, condition, noIndex, loop, scan);
        if (trips.isKnown)
            return trips;
    }
    if (!Sketch::hasCall(at(condition).role) || at(condition).text >= m_facts.calls.size())
        return unknownTrips({});
    const std::string callee = dotted(m_context.graph.strings.stdView(m_facts.calls[at(condition).text].callee));
    const CallEffect* effect = m_apis.effectOf(callee, ValueShape::Unknown, true);
    if (!effect || !effect->isEnd || names.empty())
        return unknownTrips({});
    Trips trips;
    const auto object = m_variables.find(names.front());
    const bool isKnown = object != m_variables.end() && !object->second.value.size.isConstant();
    trips.count = isKnown ? object->second.value.size : Magnitude::of(freshInput(Input::Kind::Size, names.front()));
    trips.confidence = likely;
    trips.why = QStringLiteral("runs until its input is empty");
    return trips;
}

BodyReader::Trips BodyReader::variableTrips(
    quint32 name, quint32 side, quint32 other, quint32 loop, const LoopScan& scan)
{
    const VariableMoves& moves = *scan.of(name);
    const auto variable = m_variables.find(name);
    const AbstractValue start = variable != m_variables.end() ? variable->second.value : freeValue(name, noIndex);
    const bool isContainer = start.isContainer() && start.shape != ValueShape::Text;
    if ((moves.gains || moves.loses) && (isContainer || start.shape == ValueShape::Unknown || moves.loses))
        return containerTrips(name, scan);
    const AbstractValue bound = other == noIndex ? AbstractValue::number({}) : eval(other);
    Trips trips;
    trips.confidence = sure;
    if (moves.shrinks && moves.grows) {
        trips.count = Magnitude::of(m_context.inputs.guess()).logarithm();
        trips.confidence = guessed;
        trips.why = QStringLiteral("enlarges and divides `%1`, and may do so for ever").arg(m_context.graph.text(name));
        return trips;
    }
    if (moves.shrinks || (moves.grows && !moves.falls)) {
        trips.count = start.value.plus(bound.value).logarithm();
        trips.multiplies = true;
        trips.why = QStringLiteral("multiplies or divides `%1` each time: %2 rounds")
                        .arg(m_context.graph.text(name), text(trips.count));
        return trips;
    }
    if (moves.follows) {
        const bool isClimb = std::any_of(m_nodes.begin() + loop, m_nodes.begin() + end(loop),
                                 [](const SketchNode& node) { return node.role == Role::Subscript; })
            && at(side).role != Role::Identifier;
        trips.count = isClimb ? start.value.logarithm() : start.size;
        if (!isClimb && start.size.isConstant())
            trips.count = Magnitude::of(freshInput(Input::Kind::Size, name));
        trips.confidence = likely;
        trips.why = QStringLiteral("follows links from `%1`").arg(m_context.graph.text(name));
        return trips;
    }
    if (moves.isRead) {
        trips.count = Magnitude::of(freshInput(Input::Kind::Size, name));
        trips.confidence = likely;
        trips.why = QStringLiteral("runs once for each piece of the input");
        return trips;
    }
    if (moves.isFlag) {
        // Until nothing changes any more: at most once for each element.
        Magnitude most;
        for (const quint32 mark : scan.marks()) {
            const quint32 base = mark + 1;
            if (const AbstractValue marked = eval(base); most.isBelow(marked.extent()))
                most = marked.extent();
        }
        if (most.isConstant())
            return unknownTrips({});
        trips.count = most;
        trips.confidence = likely;
        trips.why = QStringLiteral("runs until nothing changes, at most %1 times").arg(text(most));
        return trips;
    }
    if (!moves.rises && !moves.falls)
        return unknownTrips({});
    // i * i <= n ends at the root of n, 1 << i <= n at its logarithm.
    trips = sumTrips(name, other, moves, start);
    // `while (text[i] != 0) i++`: to the end of the text.
    if (at(side).role == Role::Subscript && trips.count.isConstant() && at(side).size > 2) {
        trips.literal.reset();
        trips.count = eval(side + 1).elements();
        trips.why = QStringLiteral("runs %1 times").arg(text(trips.count));
    }
    int times = 0;
    bool isShift = false;
    for (quint32 i = side; i < end(side); ++i) {
        times += at(i).role == Role::Identifier && at(i).text == name;
        isShift = isShift || at(i).operation == OperatorClass::ShiftLeft
            || (at(i).operation == OperatorClass::Power && at(i).size > 1 && !mentions(i + 1, name));
        times += at(i).operation == OperatorClass::Power;
    }
    if (isShift)
        trips.count = bound.value.logarithm();
    else if (times >= 2 && moves.rises)
        trips.count = bound.value.root();
    return trips;
}

/// A variable that moves by sums, up to a bound or down from its start.
BodyReader::Trips BodyReader::sumTrips(
    quint32 name, quint32 other, const VariableMoves& moves, const AbstractValue& start)
{
    Trips trips;
    trips.confidence = sure;
    AbstractValue bound = other == noIndex ? AbstractValue::number({}) : eval(other);
    // A word of the input that something made a number of.
    if (bound.shape == ValueShape::Text && bound.size.isConstant())
        bound = AbstractValue::number(bound.value);
    if (moves.rises && !moves.falls) {
        trips.count = bound.extent();
        // Where it starts close to the bound can't be told; where both are literals it can.
        if (bound.literal && start.literal)
            trips.literal = std::max<qint64>(0, *bound.literal - *start.literal);
        else if (bound.value.isConstant() && !bound.isContainer() && !start.literal)
            trips.count = start.value;
        trips.sharedFrom = sharedDepth(name, 1);
    } else if (moves.falls && !moves.rises) {
        trips.count = start.value;
        if (bound.literal && start.literal)
            trips.literal = std::max<qint64>(0, *start.literal - *bound.literal);
        trips.sharedFrom = sharedDepth(name, -1);
    } else {
        trips.count = start.value.plus(bound.extent());
        trips.confidence = likely;
    }
    if (moves.step != noIndex) {
        const size_t around = loopOf(moves.step);
        if (around < m_loops.size() && !m_loops[around].multiplies) {
            trips.count = trips.count.plus(m_loops[around].trips);
            trips.count = trips.count.times(trips.count.logarithm());
            trips.sharedFrom = quint32(around);
            trips.why = QStringLiteral("steps by the loop around: n/1 + n/2 + … rounds in all");
            return trips;
        }
    }
    if (trips.literal)
        trips.why = QStringLiteral("runs %1 times, whatever the input").arg(*trips.literal);
    else if (trips.sharedFrom)
        trips.why = QStringLiteral("moves `%1` in one direction only: %2 rounds over all rounds of the loops around")
                        .arg(m_context.graph.text(name), text(trips.count));
    else
        trips.why = QStringLiteral("runs %1 times").arg(text(trips.count));
    return trips;
}

/// The depth of the loops where a variable was set that only moves in one direction since.
std::optional<quint32> BodyReader::sharedDepth(quint32 name, int direction) const
{
    const auto variable = m_variables.find(name);
    if (direction > 0 && !m_loops.empty()) {
        const VariableMoves* around = m_loops.back().scan.of(name);
        if (around && around->leads)
            return depth() - 1;
    }
    if (variable == m_variables.end() || variable->second.depth >= depth())
        return std::nullopt;
    for (size_t i = variable->second.depth; i < m_loops.size(); ++i) {
        const VariableMoves* moves = m_loops[i].scan.of(name);
        if (!moves || !moves->isMonotonous() || moves->rises != (direction > 0))
            return std::nullopt;
    }
    return variable->second.depth;
}

BodyReader::Trips BodyReader::containerTrips(quint32 name, const LoopScan& scan)
{
    const VariableMoves& moves = *scan.of(name);
    if (!moves.loses)
        return unknownTrips({});
    if (moves.gains)
        return worklistTrips(scan);
    Trips trips;
    trips.confidence = sure;
    const auto variable = m_variables.find(name);
    const AbstractValue value = variable != m_variables.end() ? variable->second.value : freeValue(name, noIndex);
    const quint32 since = variable != m_variables.end() ? variable->second.depth : 0;
    bool gainsAround = false;
    for (size_t i = since; i < m_loops.size(); ++i) {
        const VariableMoves* around = m_loops[i].scan.of(name);
        gainsAround = gainsAround || (around && around->gains);
    }
    if (since < depth()) {
        trips.count = gainsAround ? roundsBelow(since) : value.elements();
        trips.sharedFrom = since;
        trips.why
            = QStringLiteral("takes from `%1` what was put in before: %2 times over all rounds of the loops around")
                  .arg(m_context.graph.text(name), text(trips.count));
        return trips;
    }
    trips.count = value.elements();
    trips.why = QStringLiteral("empties `%1`: %2 times").arg(m_context.graph.text(name), text(trips.count));
    return trips;
}

/// A loop that takes from a container and puts in more: a walk over all that can be marked as visited.
BodyReader::Trips BodyReader::worklistTrips(const LoopScan& scan)
{
    Trips trips;
    trips.isWorklist = true;
    trips.confidence = likely;
    trips.why = QStringLiteral("visits each element once");
    Magnitude most;
    bool isFound = false;
    for (const quint32 mark : scan.marks()) {
        quint32 base = mark;
        int levels = 0;
        while (at(base).role == Role::Subscript && at(base).size > 1) {
            ++levels;
            ++base;
        }
        const AbstractValue container = eval(base);
        const Magnitude total = levels >= 2 ? container.total() : container.size;
        isFound = true;
        if (most.isBelow(total)) {
            most = total;
            const auto variable = m_variables.find(nameOf(base));
            const quint32 since = variable == m_variables.end() ? depth() : variable->second.depth;
            trips.sharedFrom = since < depth() ? std::optional(since) : std::nullopt;
        }
    }
    if (!isFound || most.isConstant()) {
        // A set of what was seen, or the structure that is walked over.
        for (const auto& [name, variable] : m_variables) {
            const Magnitude& size = variable.value.size;
            if (variable.value.isContainer() && size.order() <= GrowthOrder::linear() && most.isBelow(size))
                most = size;
        }
    }
    if (most.isConstant()) {
        const bool remembers = std::any_of(m_variables.begin(), m_variables.end(), [&](const auto& variable) {
            const VariableMoves* moves = scan.of(variable.first);
            return moves && moves->gains && variable.second.value.shape == ValueShape::Set;
        });
        most = Magnitude::of(remembers || isFound ? freshInput(Input::Kind::Size, 0) : m_context.inputs.guess());
    }
    trips.count = most;
    trips.why = QStringLiteral("visits each of %1 elements once").arg(text(most));
    return trips;
}

Magnitude BodyReader::boundOf(quint32 parameter)
{
    const TimeCost cost = m_cost;
    Magnitude bound;
    bool isFound = false;
    for (quint32 i = 0; i < m_nodes.size() && bound.isConstant(); ++i) {
        if (at(i).role != Role::Binary || !mentions(i, parameter))
            continue;
        const std::string_view token = textOf(i);
        const bool isComparison = at(i).operation >= OperatorClass::Less && at(i).operation <= OperatorClass::NotEqual;
        if (!isComparison && token != "==" && token != "===")
            continue;
        for (const quint32 part : children(i)) {
            if (mentions(part, parameter))
                continue;
            isFound = true;
            bound = bound.plus(eval(part).extent());
        }
    }
    m_cost = cost;
    return isFound ? bound : Magnitude::unknown();
}

AbstractValue BodyReader::constantValue(quint32 node)
{
    return eval(node);
}

} // namespace Foreguest
