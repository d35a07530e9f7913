// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/bodyreader.h"

#include "core/source/language.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr double libraryNodes = 0.2; ///< A library's step, beside one of a sketch's nodes.
constexpr size_t mostStores = 64;
constexpr size_t mostReasons = 8;
constexpr size_t mostInputs = 64;
} // namespace

AbstractValue BodyReader::evalCall(quint32 node)
{
    const std::vector<quint32> parts = children(node);
    quint32 object = noIndex;
    for (const quint32 part : parts) {
        if (at(part).slot == Slot::Object)
            object = part;
        else if (at(part).role == Role::Member && at(part).slot != Slot::Arguments && at(part).size > 1)
            object = part + 1;
    }
    const std::vector<quint32> nodes = argumentsOf(node);
    std::vector<AbstractValue> arguments;
    arguments.reserve(nodes.size());
    const quint32 assigned = m_assigned;
    for (const quint32 argument : nodes)
        arguments.push_back(eval(argument));
    AbstractValue objectValue;
    if (object != noIndex)
        objectValue = eval(object);
    m_assigned = assigned;
    const CallFact* fact = at(node).text < m_facts.calls.size() ? &m_facts.calls[at(node).text] : nullptr;
    const AbstractValue* owner = object == noIndex ? nullptr : &objectValue;
    if (fact) {
        const quint32 callee = calledBody(m_context.graph, *fact);
        if (callee != noIndex && m_context.order.groupOf[callee] == m_context.order.groupOf[m_body]) {
            noteOwnCall(*fact, callee == m_body, object != noIndex, nodes);
            AbstractValue result;
            result.shape = ValueShape::Number;
            return result;
        }
        if (callee != noIndex)
            return callBody(*fact, callee, owner, std::move(arguments));
    }
    if (at(node).role == Role::New)
        return makeObject(node, arguments);
    const std::string callee = fact ? dotted(m_context.graph.strings.stdView(fact->callee)) : std::string();
    if (m_rules && m_rules->countedCalls.contains(callee))
        return callRange(arguments);
    return callKnown({ callee, at(node).line, owner, object, arguments, nodes });
}

/// `new ArrayList<>(other)`: a container, with what it is made from.
AbstractValue BodyReader::makeObject(quint32 node, const std::vector<AbstractValue>& arguments)
{
    AbstractValue result;
    for (const quint32 part : children(node)) {
        if (at(part).role == Role::List)
            return eval(part);
        if (at(part).slot == Slot::Type || at(part).role == Role::TypeName || at(part).role == Role::Generic
            || at(part).slot == Slot::Callee) {
            result = shapeOf(part);
            break;
        }
    }
    if (!arguments.empty() && arguments.front().isContainer() && result.isContainer()) {
        result.size = arguments.front().size;
        result.element = arguments.front().element;
        spend(result.size, at(node).line, QStringLiteral("Copies a container."));
    }
    // A word reader of a line is read input, too.
    if (result.shape == ValueShape::Reader && !arguments.empty())
        result.size = arguments.front().size;
    return result;
}

/// A variable of the caller that the callee means by the same name.
bool BodyReader::sees(quint32 callee, quint32 name) const
{
    if (m_isGlobalBody || !isLocal(name))
        return true;
    const QString own = m_context.graph.qualifiedName(m_facts.node) + u'.';
    return m_context.graph.qualifiedName(m_context.graph.facts[callee].node).startsWith(own);
}

AbstractValue BodyReader::callBody(
    const CallFact& call, quint32 callee, const AbstractValue* object, std::vector<AbstractValue> arguments)
{
    const GrowthSummary& summary = m_context.summaries[callee];
    if (m_context.namesNumbers)
        noteUse(callee, object, arguments);
    m_summary.reads = m_summary.reads || summary.reads;
    m_summary.writes = m_summary.writes || summary.writes;
    if (summary.isReader)
        return readInput(summary.result.shape == ValueShape::Text ? ValueShape::Text : ValueShape::Number);
    // The object itself is a parameter in some languages.
    if (m_rules && m_rules->selfParameter && summary.parameters.size() == arguments.size() + 1)
        arguments.insert(arguments.begin(), object ? *object : AbstractValue());
    std::unordered_map<InputId, Magnitude> replaced;
    const bool isFixed = !summary.inputs.empty() && isRecord(m_assigned);
    for (const InputId input : summary.inputs) {
        if (isFixed && m_context.inputs[input].kind == Input::Kind::Size)
            replaced.emplace(input, Magnitude());
        else if (m_summary.inputs.size() < mostInputs)
            replaced.emplace(
                input, Magnitude::of(freshInput(m_context.inputs[input].kind, m_context.inputs[input].name)));
    }
    const auto replacement = [&](InputId id) -> const Magnitude* {
        if (const auto known = replaced.find(id); known != replaced.end())
            return &known->second;
        const Input input = m_context.inputs[id];
        if (!input.isFree)
            return nullptr;
        const quint32 owner = m_context.inputs.bodyOf(id);
        const AbstractValue* value = nullptr;
        AbstractValue missing = AbstractValue::number({});
        if (owner == callee) {
            const auto place = std::find(summary.parameters.begin(), summary.parameters.end(), input.name);
            const auto index = size_t(place - summary.parameters.begin());
            value = index < arguments.size() ? &arguments[index] : &missing;
        } else if (owner == noIndex) {
            const auto variable = m_variables.find(input.name);
            if (variable != m_variables.end() && sees(callee, input.name))
                value = &variable->second.value;
        }
        if (!value)
            return nullptr;
        const bool isNumber = input.kind == Input::Kind::Value && !(value->isContainer() && value->value.isConstant());
        Magnitude result = isNumber ? value->value : value->size;
        if (input.kind == Input::Kind::Element)
            result = value->element ? value->element->extent() : Magnitude();
        return &replaced.emplace(id, std::move(result)).first->second;
    };
    const auto replaceIn = [&](AbstractValue value) {
        value.value = value.value.replaced(replacement);
        value.size = value.size.replaced(replacement);
        if (value.element) {
            AbstractValue element = *value.element;
            element.value = element.value.replaced(replacement);
            element.size = element.size.replaced(replacement);
            value.element = std::make_shared<AbstractValue>(element);
        }
        return value;
    };
    TimeCost cost;
    cost.time = summary.cost.time.replaced(replacement);
    cost.confidence = summary.cost.confidence;
    cost.reasons.push_back({ call.line,
        QStringLiteral("Calls %1, which is O(%2)").arg(m_context.graph.qualifiedName(call.target), text(cost.time)) });
    for (const Reason& reason : summary.cost.reasons) {
        if (cost.reasons.size() < mostReasons)
            cost.reasons.push_back(reason);
    }
    const auto marks = m_variables.find(summary.marks);
    const quint32 since = marks == m_variables.end() ? 0 : marks->second.depth;
    const bool isOwnMark
        = std::find(summary.parameters.begin(), summary.parameters.end(), summary.marks) != summary.parameters.end();
    // What is marked once stays so: all calls together visit each element once.
    if (summary.marks != 0 && !isOwnMark && since < depth())
        m_shared.push_back({ cost, since });
    else if (!cost.time.isConstant())
        m_cost.add(cost);
    for (const auto& [name, value] : summary.stores) {
        if (m_summary.stores.size() >= mostStores)
            break;
        if (!isLocal(name) || m_isGlobalBody)
            setVariable(name, replaceIn(value));
    }
    return replaceIn(summary.result);
}

/// `range(n)`: a list of numbers up to n.
AbstractValue BodyReader::callRange(const std::vector<AbstractValue>& arguments) const
{
    AbstractValue result = AbstractValue::container(ValueShape::List, {});
    if (arguments.empty())
        return result;
    Magnitude bound = arguments.front().value;
    if (arguments.size() > 1)
        bound = bound.plus(arguments[1].value);
    const bool hasLiteral = std::all_of(
        arguments.begin(), arguments.end(), [](const AbstractValue& value) { return value.literal.has_value(); });
    // The distance counts: from n - 3 to n is a fixed number, but that can't be told here.
    result.size = bound;
    if (hasLiteral) {
        const qint64 first = arguments.size() > 1 ? *arguments[0].literal : 0;
        const qint64 last = arguments.size() > 1 ? *arguments[1].literal : *arguments[0].literal;
        result.literal = std::max<qint64>(0, (last > first ? last - first : first - last));
    }
    AbstractValue element = AbstractValue::number(bound);
    for (const AbstractValue& argument : arguments)
        element.isRead = element.isRead && argument.isRead;
    result.element = std::make_shared<AbstractValue>(element);
    return result;
}

Magnitude BodyReader::magnitudeOf(const std::vector<CallEffect::Factor>& factors, const AbstractValue* object,
    const std::vector<AbstractValue>& arguments, const Magnitude& result, bool isTime) const
{
    Magnitude product;
    for (const CallEffect::Factor& factor : factors) {
        const AbstractValue* of = factor.of == 'o'     ? object
            : factor.of == 'a' && !arguments.empty()   ? &arguments[0]
            : factor.of == 'b' && arguments.size() > 1 ? &arguments[1]
                                                       : nullptr;
        Magnitude magnitude = result;
        if (factor.of != 'r') {
            if (!of)
                continue;
            magnitude = isTime && !of->isContainer() && of->shape != ValueShape::Unknown ? Magnitude() : of->extent();
            if (of->shape == ValueShape::Unknown && !factor.isValue)
                magnitude = of->size;
            if (factor.isValue)
                magnitude = of->isContainer() && of->element ? of->element->value : of->value;
        }
        if (factor.isLogarithm)
            magnitude = magnitude.logarithm();
        if (factor.isRoot)
            magnitude = magnitude.root();
        if (factor.isExponential)
            magnitude = magnitude.exponential();
        constexpr qint64 mostChosen = 8;
        const bool isFew = arguments.size() > 1 && arguments[1].literal && *arguments[1].literal >= 0
            && *arguments[1].literal <= mostChosen;
        if ((factor.isChoice || factor.isFactorial) && isFew)
            magnitude = magnitude.power(int(2 * *arguments[1].literal));
        else if (factor.isFactorial)
            magnitude = magnitude.factorial();
        else if (factor.isChoice || (factor.isRepeat && of && !of->isContainer()))
            magnitude = magnitude.exponential();
        product = product.times(magnitude);
    }
    return product;
}

/// The name of a function whose results are numbers: `int` in `map(int, words)`.
bool BodyReader::makesNumbers(quint32 function) const
{
    if (at(function).role != Role::Identifier)
        return false;
    const CallEffect* effect = m_apis.effectOf(textOf(function), ValueShape::Unknown, false);
    return effect && effect->shape == ValueShape::Number;
}

AbstractValue BodyReader::resultOf(const CallEffect& effect, const KnownCall& call)
{
    const auto& arguments = call.arguments;
    const Magnitude size = magnitudeOf(effect.size, call.object, arguments, {}, false);
    switch (effect.result) {
    case CallEffect::Result::Number: {
        AbstractValue value = AbstractValue::number(size);
        if (call.object && call.object->isRead && effect.size.size() == 1)
            value.isRead = false;
        return value;
    }
    case CallEffect::Result::Container: {
        AbstractValue value = AbstractValue::container(effect.shape, size);
        const AbstractValue* source = !effect.size.empty() && effect.size.front().of == 'o' ? call.object
            : arguments.empty()                                                             ? nullptr
                                                                                            : &arguments.front();
        if (source && source->isContainer()) {
            value.element = source->element;
            value.isRead = source->isRead;
        }
        return value;
    }
    case CallEffect::Result::Object:
        return call.object ? *call.object : AbstractValue();
    case CallEffect::Result::First:
    case CallEffect::Result::Second: {
        const size_t index = effect.result == CallEffect::Result::First ? 0 : 1;
        AbstractValue value = index < arguments.size() ? arguments[index] : AbstractValue();
        if (effect.shape == ValueShape::Number) {
            AbstractValue number = AbstractValue::number(value.value);
            number.isRead = value.isRead;
            number.literal = value.literal;
            return number;
        }
        if (index == 1 && value.element && makesNumbers(call.argumentNodes.front())) {
            AbstractValue number = AbstractValue::number(value.element->value);
            number.isRead = value.element->isRead;
            value.element = std::make_shared<AbstractValue>(number);
        }
        return value;
    }
    case CallEffect::Result::Element: {
        const AbstractValue* source = call.object ? call.object : arguments.empty() ? nullptr : &arguments.front();
        if (effect.takesFirst && !arguments.empty())
            source = &arguments.front();
        return source && source->element ? *source->element : AbstractValue();
    }
    case CallEffect::Result::Least:
    case CallEffect::Result::Most:
        return extremeOf(arguments, effect.result == CallEffect::Result::Most);
    case CallEffect::Result::Power:
        return arguments.size() < 2 ? AbstractValue()
                                    : combine(OperatorClass::Power, {}, arguments[0], arguments[1], call.line);
    case CallEffect::Result::Input:
        if (effect.shape == ValueShape::Reader) {
            AbstractValue all = readInput(ValueShape::Text);
            all.shape = ValueShape::List;
            // Its lines are texts as long as it may be.
            if (all.element) {
                AbstractValue line = *all.element;
                line.size = all.size.isConstant() ? Magnitude::of(freshInput(Input::Kind::Size, m_assigned)) : all.size;
                line.element = std::make_shared<AbstractValue>(*all.element);
                all.element = std::make_shared<AbstractValue>(line);
            }
            return all;
        }
        return readInput(effect.shape);
    case CallEffect::Result::Nothing:
        break;
    }
    return {};
}

/// The least or the most of several values, or of the elements of one container.
AbstractValue BodyReader::extremeOf(const std::vector<AbstractValue>& arguments, bool isMost)
{
    if (arguments.empty())
        return {};
    AbstractValue value = arguments.front();
    if (arguments.size() == 1)
        return value.isContainer() && value.element ? *value.element : value;
    for (const AbstractValue& other : arguments) {
        value.value = isMost ? value.value.plus(other.value) : Magnitude::least(value.value, other.value);
        value.size = isMost ? value.size.plus(other.size) : Magnitude::least(value.size, other.size);
    }
    value.literal.reset();
    return value;
}

AbstractValue BodyReader::callKnown(const KnownCall& call)
{
    const ValueShape shape = call.object ? call.object->shape : ValueShape::Unknown;
    const CallEffect* effect = nullptr;
    // The only argument may make another call of it: `list.pop(0)`, `list.pop(i)`.
    if (call.arguments.size() == 1) {
        const std::optional<qint64>& literal = call.arguments.front().literal;
        const std::string argument = literal ? std::to_string(*literal) : std::string("a");
        const std::string callee = std::string(call.callee).append(1, '(').append(argument).append(1, ')');
        effect = m_apis.effectOf(callee, shape, call.object != nullptr);
    }
    if (!effect)
        effect = m_apis.effectOf(call.callee, shape, call.object != nullptr);
    for (size_t i = 0; i < call.argumentNodes.size(); ++i) {
        Magnitude times;
        for (const AbstractValue& other : call.arguments) {
            if (other.isContainer())
                times = times.plus(other.size);
        }
        callFunctionValue(call.argumentNodes[i], times, call.line);
    }
    if (!effect) {
        // `vector<int>(n)`
        const ValueShape made = m_apis.shapeOfType(std::string_view(call.callee).substr(0, call.callee.find('<')));
        AbstractValue result = AbstractValue::container(made, {});
        if (result.isContainer() && !call.arguments.empty())
            result.size = call.arguments.front().extent();
        if (result.isContainer() && call.arguments.size() > 1)
            result.element = std::make_shared<AbstractValue>(call.arguments[1]);
        return result.isContainer() ? result : AbstractValue();
    }
    m_summary.writes = m_summary.writes || effect->writes;
    // The words of a line that was read before.
    if (effect->result == CallEffect::Result::Input && call.object && call.object->element
        && call.object->isContainer())
        return *call.object->element;
    if (call.objectNode != noIndex && (effect->grows || effect->takes)) {
        bool& gained = m_gained[nameOf(call.objectNode)];
        m_unmarks = m_unmarks || (gained && effect->takes && !m_ownCalls.empty());
        gained = gained || effect->grows;
    }
    if ((effect->grows || effect->takes) && call.objectNode != noIndex)
        grow(effect->grows ? call.objectNode : noIndex, call.arguments.empty() ? nullptr : &call.arguments.back());
    if (effect->growsFirst && !call.argumentNodes.empty())
        grow(call.argumentNodes.front(), call.arguments.size() > 1 ? &call.arguments[1] : nullptr);
    AbstractValue result = resultOf(*effect, call);
    // A fixed number of lines of the input: a board, not what grows.
    const bool isFewLines = call.object && call.object->isRead && call.object->shape == ValueShape::Text
        && !m_loops.empty()
        && std::all_of(m_loops.begin(), m_loops.end(), [](const Loop& loop) { return loop.literal.has_value(); });
    if (isFewLines)
        return result;
    const Magnitude time = magnitudeOf(effect->time, call.object, call.arguments, result.size, true);
    if (m_context.namesNumbers && !time.isConstant())
        m_summary.work.push_back({ roundsHere().times(time), libraryNodes });
    spend(time, call.line,
        QStringLiteral("`%1` is O(%2) by itself").arg(QString::fromStdString(call.callee), text(time)));
    return result;
}

/// A function of the sources that is handed to a library's function is called for each element.
void BodyReader::callFunctionValue(quint32 argument, const Magnitude& times, quint32 line)
{
    if (at(argument).role != Role::Identifier || m_variables.contains(at(argument).text))
        return;
    const quint64 file = m_context.graph.nodes[m_facts.node].file;
    const auto known = m_context.bodyByName.find(file << 32 | at(argument).text);
    if (known == m_context.bodyByName.end()
        || m_context.order.groupOf[known->second] >= m_context.order.groupOf[m_body])
        return;
    CallFact call;
    call.line = line;
    call.target = m_context.graph.facts[known->second].node;
    TimeCost outer = std::move(m_cost);
    m_cost = {};
    const size_t uses = m_summary.uses.size();
    callBody(call, known->second, nullptr, {});
    for (size_t i = uses; i < m_summary.uses.size(); ++i)
        m_summary.uses[i].rounds = m_summary.uses[i].rounds.times(times);
    m_cost.time = m_cost.time.times(times);
    outer.add(m_cost);
    m_cost = std::move(outer);
}

/// A container gets an element in each round of the loops since it was made.
void BodyReader::grow(quint32 object, const AbstractValue* added)
{
    if (object == noIndex)
        return;
    const bool isElement = at(object).role == Role::Subscript || Sketch::hasCall(at(object).role);
    quint32 base = object;
    while ((at(base).role == Role::Subscript || (Sketch::hasCall(at(base).role) && at(base).size > 1))
        && at(base).size > 1)
        ++base;
    const quint32 name = nameOf(base);
    const auto variable = m_variables.find(name);
    for (const quint32 parameter : m_facts.parameters) {
        // `visited.add(node)`
        if (!isElement && added && variable != m_variables.end() && (variable->second.value.shape == ValueShape::Set)
            && mentions(object, parameter))
            m_marked = m_marked.value_or(Magnitude());
    }
    if (variable == m_variables.end()) {
        if (!isElement && name != 0 && !isLocal(name))
            m_variables[name] = { freeValue(name, noIndex), 0 };
        return;
    }
    AbstractValue& value = variable->second.value;
    const Magnitude rounds = roundsBelow(variable->second.depth);
    if (!isElement) {
        value.size = value.size.plus(rounds);
        if (added && (!value.element || value.element->shape == ValueShape::Unknown)) {
            AbstractValue element = *added;
            value.element = std::make_shared<AbstractValue>(element);
        }
        return;
    }
    AbstractValue element = value.element ? *value.element : AbstractValue::container(ValueShape::List, {});
    if (element.shape == ValueShape::Unknown)
        element.shape = ValueShape::List;
    element.size = element.size.plus(rounds);
    element.isSpread = true;
    if (added && !element.element)
        element.element = std::make_shared<AbstractValue>(*added);
    value.element = std::make_shared<AbstractValue>(element);
    if (m_isGlobalBody || !isLocal(name))
        m_summary.stores[name] = value;
}

} // namespace Foreguest
