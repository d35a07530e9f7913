// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/bodyreader.h"

#include "core/source/language.h"

#include <algorithm>
#include <utility>

namespace Foreguest {

namespace {
constexpr size_t mostLoops = 40;
constexpr size_t mostReasons = 8;
} // namespace

LoopScan BodyReader::scanOf(quint32 node) const
{
    return { m_context.graph, m_facts, m_apis, node, [this](const CallFact& call) {
                const quint32 callee = calledBody(m_context.graph, call);
                if (callee != noIndex)
                    return m_context.summaries[callee].isReader;
                const std::string name = dotted(m_context.graph.strings.stdView(call.callee));
                const CallEffect* effect
                    = m_apis.effectOf(name, ValueShape::Unknown, name.find('.') != std::string::npos);
                return effect && effect->result == CallEffect::Result::Input;
            } };
}

void BodyReader::runLoop(quint32 node)
{
    if (m_loops.size() >= mostLoops) {
        m_summary.isSpent = true;
        return;
    }
    switch (at(node).role) {
    case Role::ForEach:
        runForEach(node);
        break;
    case Role::Comprehension:
        runComprehension(node);
        break;
    default:
        runConditional(node);
    }
}

void BodyReader::namesIn(quint32 target, std::vector<quint32>& names) const
{
    for (quint32 i = target; i < end(target); ++i) {
        if (at(i).role == Role::Identifier && at(i).slot != Slot::Type)
            names.push_back(at(i).text);
    }
}

/// The loop whose variable a node mentions, the innermost one; the number of loops where there is none.
size_t BodyReader::loopOf(quint32 node) const
{
    for (size_t i = m_loops.size(); i-- > 0;) {
        for (const quint32 name : m_loops[i].variables) {
            if (mentions(node, name))
                return i;
        }
    }
    return m_loops.size();
}

/// Bounds or steps that divide by the variable of a loop around: n + n/2 + n/3 + … is n log n.
bool BodyReader::shareHarmonic(quint32 node, Trips& trips) const
{
    for (quint32 i = node; i < end(node); ++i) {
        quint32 divisor = noIndex;
        const std::vector<quint32> parts = children(i);
        const bool isQuotient
            = at(i).operation == OperatorClass::Divide || at(i).operation == OperatorClass::FloorDivide;
        if (at(i).role == Role::Binary && isQuotient && parts.size() == 2)
            divisor = parts[1];
        else if (at(i).role == Role::Arguments && parts.size() == 3)
            divisor = parts[2];
        if (divisor == noIndex)
            continue;
        const size_t loop = loopOf(divisor);
        if (loop == m_loops.size() || m_loops[loop].multiplies)
            continue;
        trips.count = trips.count.plus(m_loops[loop].trips);
        trips.count = trips.count.times(trips.count.logarithm());
        trips.sharedFrom = quint32(loop);
        trips.why = QStringLiteral("steps by the loop around: n/1 + n/2 + … rounds in all");
        return true;
    }
    return false;
}

/// The bound is the variable of a loop that halves or doubles it: n + n/2 + n/4 + … is 2n.
bool BodyReader::shareGeometric(quint32 node, Trips& trips) const
{
    const size_t loop = loopOf(node);
    if (loop == m_loops.size() || !m_loops[loop].multiplies || trips.count.isConstant())
        return false;
    trips.sharedFrom = quint32(loop);
    trips.why = QStringLiteral("doubles from round to round of the loop around: no more than the last in all");
    return true;
}

/// A loop over the parts of a node, in a walk that meets each node once, meets each part once in all.
bool BodyReader::shareParts(quint32 over, const AbstractValue& value, Trips& trips)
{
    const bool isCounted = Sketch::hasCall(at(over).role) && m_rules && at(over).text < m_facts.calls.size()
        && m_rules->countedCalls.contains(
            std::string(m_context.graph.strings.stdView(m_facts.calls[at(over).text].callee)));
    const bool isPart
        = at(over).role == Role::Subscript || at(over).role == Role::Member || Sketch::hasCall(at(over).role);
    if (!isPart || isCounted)
        return false;
    for (size_t i = 0; i < m_loops.size(); ++i) {
        const bool byVariable = value.isSpread
            && std::any_of(m_loops[i].variables.begin(), m_loops[i].variables.end(),
                [&](quint32 name) { return mentions(over, name); });
        if (m_loops[i].isWorklist || byVariable) {
            trips.sharedFrom = quint32(i);
            trips.count = value.isSpread ? trips.count : m_loops[i].trips;
            trips.why = QStringLiteral("runs once for each connection, over all rounds together");
            return true;
        }
    }
    const bool isOfParameter = std::any_of(m_facts.parameters.begin(), m_facts.parameters.end(),
        [&](quint32 parameter) { return mentions(over, parameter); });
    trips.overParts = isOfParameter;
    return false;
}

BodyReader::Trips BodyReader::overTrips(quint32 over, const AbstractValue& value)
{
    Trips trips;
    trips.count = value.elements();
    // What a call that nothing is known of gives.
    if (Sketch::hasCall(at(over).role) && value.shape == ValueShape::Unknown && !value.element
        && trips.count.isConstant())
        trips.count = Magnitude::of(m_context.inputs.guess());
    if (value.literal && value.isContainer()) {
        trips.literal = value.literal;
        trips.count = literalMagnitude(*value.literal, 0);
    }
    trips.why = trips.literal ? QStringLiteral("runs %1 times, whatever the input").arg(*trips.literal)
                              : QStringLiteral("runs %1 times").arg(text(trips.count));
    if (!trips.literal && !shareParts(over, value, trips) && !shareHarmonic(over, trips))
        shareGeometric(over, trips);
    return trips;
}

void BodyReader::runForEach(quint32 node)
{
    quint32 over = child(node, Slot::Right);
    if (over == noIndex)
        over = child(node, Slot::Value);
    quint32 target = child(node, Slot::Left);
    if (target == noIndex)
        target = child(node, Slot::Declarator);
    // Grammars that do not name the parts: `for x in list`, `foreach ($list as $x)`.
    for (quint32 i = node + 1; i < end(node) && at(i).role != Role::Block; i += m_nodes[i].size) {
        if (over == noIndex && i != target && at(i).slot != Slot::Type)
            over = i;
        else if (target == noIndex && over != noIndex && i != over)
            target = i;
    }
    const AbstractValue value = over == noIndex ? AbstractValue() : eval(over);
    const Trips trips = over == noIndex ? unknownTrips({}) : overTrips(over, value);
    std::vector<quint32> variables;
    if (target != noIndex)
        namesIn(target, variables);
    for (const quint32 name : variables)
        m_declared[name] = true;
    enterLoop(node, trips, scanOf(node), variables);
    if (target != noIndex) {
        AbstractValue element = value.element ? *value.element : AbstractValue::number(value.value);
        const bool isPattern = at(target).role == Role::Pattern || at(target).role == Role::Tuple;
        if (isPattern && !element.element) {
            for (const quint32 part : children(target))
                assign(part, element, at(node).line);
        } else {
            assign(target, std::move(element), at(node).line);
        }
    }
    for (quint32 i = node + 1; i < end(node); i += m_nodes[i].size) {
        if (i != over && i != target && at(i).slot != Slot::Type)
            run(i);
    }
    leaveLoop(trips);
}

void BodyReader::runConditional(quint32 node)
{
    if (const quint32 initializer = child(node, Slot::Initializer); initializer != noIndex)
        run(initializer);
    LoopScan scan = scanOf(node);
    quint32 condition = child(node, Slot::Condition);
    // `for low < high {`: a condition without a name.
    if (condition == noIndex && at(node).role == Role::While && at(node).size > 1 && at(node + 1).role != Role::Block)
        condition = node + 1;
    Trips trips = tripsOf(condition, node, scan);
    std::vector<quint32> variables;
    if (condition != noIndex) {
        std::vector<quint32> names;
        namesIn(condition, names);
        for (const quint32 name : names) {
            const VariableMoves* moves = scan.of(name);
            if (moves && (moves->rises || moves->falls || moves->grows || moves->shrinks))
                variables.push_back(name);
        }
        if (!trips.sharedFrom && !trips.literal && !shareHarmonic(condition, trips))
            shareGeometric(condition, trips);
    }
    enterLoop(node, trips, std::move(scan), variables);
    for (quint32 i = node + 1; i < end(node); i += m_nodes[i].size) {
        if (at(i).slot != Slot::Initializer)
            run(i);
    }
    leaveLoop(trips);
}

/// Clauses nest like loops; what they make is a list as long as all rounds together.
void BodyReader::runComprehension(quint32 node)
{
    std::vector<Trips> entered;
    Magnitude total;
    const std::vector<quint32> parts = children(node);
    for (const quint32 part : parts) {
        if (at(part).role != Role::ComprehensionClause)
            continue;
        const std::vector<quint32> pieces = children(part);
        if (pieces.size() < 2 || m_loops.size() >= mostLoops)
            continue;
        quint32 over = child(part, Slot::Right);
        if (over == noIndex)
            over = pieces.back();
        const AbstractValue value = eval(over);
        const Trips trips = overTrips(over, value);
        std::vector<quint32> variables;
        namesIn(pieces.front(), variables);
        for (const quint32 name : variables)
            m_declared[name] = true;
        enterLoop(part, trips, {}, variables);
        entered.push_back(trips);
        total = total.times(trips.count);
        AbstractValue element = value.element ? *value.element : AbstractValue();
        element.isRead = false;
        assign(pieces.front(), std::move(element), at(part).line);
    }
    AbstractValue element;
    for (const quint32 part : parts) {
        if (at(part).role == Role::ComprehensionCondition) {
            run(part);
        } else if (at(part).role != Role::ComprehensionClause) {
            element = eval(part);
        }
    }
    for (auto it = entered.rbegin(); it != entered.rend(); ++it)
        leaveLoop(*it);
    m_comprehension = AbstractValue::container(ValueShape::List, total);
    m_comprehension.element = std::make_shared<AbstractValue>(element);
}

void BodyReader::enterLoop(quint32 node, const Trips& trips, LoopScan scan, std::vector<quint32> variables)
{
    Loop loop;
    loop.node = node;
    loop.line = at(node).line;
    loop.trips = trips.count;
    loop.literal = trips.literal;
    loop.variables = std::move(variables);
    loop.multiplies = trips.multiplies;
    loop.isWorklist = trips.isWorklist;
    loop.overParts = trips.overParts;
    loop.firstInput = InputId(m_context.inputs.size());
    const size_t sharedFrom = std::min<size_t>(trips.sharedFrom.value_or(m_loops.size()), m_loops.size());
    loop.rounds = sharedFrom == 0 ? trips.count : m_loops[sharedFrom - 1].rounds.times(trips.count);
    loop.outer = std::move(m_cost);
    m_cost = {};
    if (m_loops.empty()) {
        loop.keeps = at(node).role == Role::ComprehensionClause || keepsState(scan, node);
        loop.carries = loop.keeps || carriesState(scan, loop);
        loop.outerReads = std::exchange(m_summary.reads, false);
        const auto builds = [&](const auto& moved) {
            const auto known = m_variables.find(moved.first);
            const bool isText = known != m_variables.end() && known->second.value.shape == ValueShape::Text;
            return (isText && (moved.second.gains || moved.second.rises))
                || (moved.second.gains && isOutput(moved.first, node));
        };
        loop.outerWrites = std::exchange(m_summary.writes, std::any_of(scan.all().begin(), scan.all().end(), builds));
    }
    moveVariables(scan, trips.count);
    loop.scan = std::move(scan);
    m_loops.push_back(std::move(loop));
}

/// In the loop, a variable that rises may have its last value already.
void BodyReader::moveVariables(const LoopScan& scan, const Magnitude& trips)
{
    for (const auto& [name, moves] : scan.all()) {
        const auto variable = m_variables.find(name);
        if (variable == m_variables.end())
            continue;
        AbstractValue& value = variable->second.value;
        if (value.isContainer()) {
            if (moves.gains)
                value.size = value.size.plus(roundsBelow(variable->second.depth).times(trips));
            continue;
        }
        value.literal.reset();
        if (!moves.rises)
            continue;
        value.value = value.value.plus(trips);
        if (moves.step != noIndex && at(moves.step).size == 1)
            value.value = value.value.plus(eval(moves.step).value);
    }
}

/// The rounds of a loop whose rounds each read an input of their own are test cases, where nothing large comes before.
Magnitude BodyReader::withCases(const Magnitude& trips, const Magnitude& body, const Loop& loop, const TimeCost& outer)
{
    const auto isOwn = [&](InputId id) {
        const Input& input = m_context.inputs[id];
        return id >= loop.firstInput && !input.isFree && !input.isLarge && !input.isGuess;
    };
    const bool onlyRead = outer.time.isConstant()
        || std::all_of(outer.time.terms().begin(), outer.time.terms().end(), [&](const Term& term) {
               return term.exponents.empty() && term.logs() == 0 && term.halfPowers() == 2
                   && m_context.inputs[term.factors.front().input].kind == Input::Kind::Size;
           });
    if (!m_loops.empty() || !onlyRead || loop.keeps)
        return trips.times(body);
    const bool isCase = !loop.carries && m_summary.reads && m_summary.writes;
    if (!isCase && !body.mentions(isOwn))
        return trips.times(body);
    std::unordered_map<InputId, Magnitude> cases;
    const Magnitude marked = trips.replaced([&](InputId id) -> const Magnitude* {
        const auto [it, isNew] = cases.try_emplace(id);
        if (isNew) {
            Input input = m_context.inputs[id];
            input.isCases = true;
            input.isIndependent = isCase;
            input.isFree = false;
            it->second = Magnitude::of(m_context.inputs.add(input));
        }
        return &it->second;
    });
    Magnitude result = marked;
    for (const Term& term : body.terms()) {
        const Magnitude alone = body.mapped([&](Term& other) { return other == term; });
        result = result.plus(isCase || alone.mentions(isOwn) ? marked.times(alone) : trips.times(alone));
    }
    return result;
}

void BodyReader::noteUse(quint32 callee, const AbstractValue* object, const std::vector<AbstractValue>& arguments)
{
    const GrowthSummary& summary = m_context.summaries[callee];
    CallUse use { callee, roundsHere(), arguments };
    if (m_rules && m_rules->selfParameter && summary.parameters.size() == arguments.size() + 1)
        use.arguments.insert(use.arguments.begin(), object ? *object : AbstractValue());
    const auto marks = m_variables.find(summary.marks);
    const size_t since = marks == m_variables.end() ? 0 : marks->second.depth;
    if (summary.marks != 0 && since < m_loops.size())
        use.rounds = since == 0 ? Magnitude() : m_loops[since - 1].rounds;
    m_summary.uses.push_back(std::move(use));
}

/// Nodes below one that are in no loop within it.
void BodyReader::noteWork(quint32 node, quint32 inner, const Magnitude& rounds)
{
    // A comprehension's clause has its element beside it.
    const quint32 size = std::max(at(node).size, quint32(4));
    (m_loops.empty() ? m_innerNodes : m_loops.back().inner) += at(node).size;
    if (m_context.namesNumbers)
        m_summary.work.push_back({ rounds, double(size > inner ? size - inner : 0) });
}

void BodyReader::leaveLoop(const Trips& trips)
{
    const auto depthHere = depth();
    Loop loop = std::move(m_loops.back());
    m_loops.pop_back();
    noteWork(loop.node, loop.inner, loop.rounds);
    TimeCost body = std::move(m_cost);
    for (auto it = m_shared.begin(); it != m_shared.end();) {
        if (it->depth < depthHere) {
            ++it;
            continue;
        }
        body.add(it->cost);
        it = m_shared.erase(it);
    }
    TimeCost cost;
    cost.time = withCases(trips.count, body.time, loop, loop.outer);
    cost.confidence = body.confidence * trips.confidence;
    if (!trips.count.isConstant() || !body.time.isConstant()) {
        cost.reasons.push_back({ loop.line, QStringLiteral("The loop %1.").arg(trips.why) });
        for (const Reason& reason : body.reasons) {
            if (cost.reasons.size() < mostReasons)
                cost.reasons.push_back(reason);
        }
    }
    m_cost = std::move(loop.outer);
    m_summary.reads = m_summary.reads || loop.outerReads;
    m_summary.writes = m_summary.writes || loop.outerWrites;
    if (trips.overParts)
        m_parts.add(cost);
    if (trips.sharedFrom && *trips.sharedFrom < depth())
        m_shared.push_back({ cost, *trips.sharedFrom });
    else
        m_cost.add(cost);
}

/// The rounds of all loops around that are deeper than a depth.
Magnitude BodyReader::roundsBelow(quint32 outerDepth) const
{
    Magnitude product;
    for (size_t i = outerDepth; i < m_loops.size(); ++i)
        product = product.times(m_loops[i].trips);
    return product;
}

} // namespace Foreguest
