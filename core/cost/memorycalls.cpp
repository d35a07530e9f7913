// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memorywalk.h"
#include "core/cost/stackframe.h"

#include "core/source/language.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {
constexpr int deepestCalls = 24;
constexpr double mostActivations = 1e7;
constexpr double usualDepth = 20; ///< Of a recursion that nothing tells of: that of a tree.
constexpr double entryOfMemo = 200; ///< Key and result of a memoised call.
} // namespace

/// The function without a name that stands there: the one of its line, or of those of its line the first not yet run.
quint32 MemoryWalk::lambdaAt(quint32 node)
{
    const quint32 line = at(node).line;
    const std::string name = std::string("<lambda@").append(std::to_string(line));
    const quint32 file = m_context.graph.nodes[m_context.graph.facts[m_frame->body].node].file;
    for (const Edge& edge : m_context.graph.outgoing(m_context.graph.facts[m_frame->body].node)) {
        if (edge.kind != EdgeKind::Contains)
            continue;
        const Node& inner = m_context.graph.nodes[edge.to];
        const bool isIt = inner.kind == NodeKind::Function && inner.file == file && inner.line == line
            && m_context.graph.strings.stdView(inner.name).starts_with(name);
        if (isIt && inner.facts != noIndex)
            return inner.facts;
    }
    return noIndex;
}

/// The class whose objects a call of that body makes, by name; 0 where it makes none.
quint32 MemoryWalk::constructorOf(quint32 callee) const
{
    const Node& node = m_context.graph.nodes[m_context.graph.facts[callee].node];
    const std::string_view name = m_context.graph.strings.stdView(node.name);
    for (const quint32 index : m_context.graph.incoming(m_context.graph.facts[callee].node)) {
        const Edge& edge = m_context.graph.edges[index];
        if (edge.kind != EdgeKind::Contains)
            continue;
        const Node& owner = m_context.graph.nodes[edge.from];
        if (owner.kind != NodeKind::Class)
            continue;
        const bool isConstructor = owner.name == node.name || name.starts_with("<init")
            || (m_rules && !m_rules->constructorName.empty() && name == m_rules->constructorName);
        if (isConstructor)
            return owner.name;
    }
    return 0;
}

MemoryWalk::Value MemoryWalk::evalCall(quint32 node)
{
    const quint32 wantedName = m_assigned;
    const TypePtr wanted = std::exchange(m_wanted, nullptr);
    quint32 object = noIndex;
    for (const quint32 part : children(node)) {
        if (at(part).slot == Slot::Object)
            object = part;
        else if (at(part).role == Role::Member && at(part).slot != Slot::Arguments && at(part).size > 1)
            object = part + 1;
    }
    const CallFact* fact = at(node).text < m_facts->calls.size() ? &m_facts->calls[at(node).text] : nullptr;
    const std::string callee = fact ? dotted(m_context.graph.strings.stdView(fact->callee)) : std::string();
    Value self;
    if (object != noIndex)
        self = eval(object);
    const std::vector<quint32> nodes = argumentsOf(node);
    std::vector<Value> arguments;
    arguments.reserve(nodes.size());
    if (wanted && wanted->isPointer)
        m_wanted = wanted; // `malloc(n * sizeof *p)`
    for (const quint32 argument : nodes)
        arguments.push_back(eval(argument));
    m_wanted = wanted;
    m_assigned = wantedName;
    const quint32 body = fact ? calledBody(m_context.graph, *fact) : noIndex;
    if (at(node).role == Role::New || (body != noIndex && constructorOf(body) != 0)
        || (fact && fact->target < m_context.graph.nodes.size()
            && m_context.graph.nodes[fact->target].kind == NodeKind::Class)) {
        return makeObject(node, fact, std::move(arguments));
    }
    m_wanted.reset();
    if (body != noIndex)
        return callBody(body, self, arguments, at(node).line);
    m_wanted = wanted;
    const MemoryCall* effect = callee.empty() ? nullptr : m_model->call(callee, object != noIndex);
    if (effect) {
        KnownCall call { *effect, node, at(node).line, self, object, std::move(arguments), nodes };
        Value result = callKnown(call);
        m_wanted.reset();
        return result;
    }
    m_wanted.reset();
    // A variable that holds a function.
    if (object == noIndex && fact) {
        const Variable* variable = find(at(node + 1).role == Role::Identifier ? at(node + 1).text : 0);
        if (variable && variable->value.kind == Value::Kind::Function)
            return callFunction(variable->value, arguments, at(node).line);
    }
    // What is handed to a function that is not known may be written by it.
    for (const Value& argument : arguments) {
        if (argument.cell && argument.cell->kind == CellKind::Raw) {
            argument.cell->touched = argument.cell->raw;
            argument.cell->refresh();
        }
    }
    return {};
}

MemoryWalk::Value MemoryWalk::makeObject(quint32 node, const CallFact* fact, std::vector<Value> arguments)
{
    quint32 type = noIndex;
    double size = -1;
    for (const quint32 part : children(node)) {
        const bool isType = at(part).slot == Slot::Type || at(part).slot == Slot::Callee
            || at(part).role == Role::TypeName || at(part).role == Role::Generic;
        if (isType && type == noIndex)
            type = part;
        else if (at(part).slot == Slot::Value || at(part).slot == Slot::Size || at(part).role == Role::ArrayDeclarator)
            size = number(eval(at(part).role == Role::ArrayDeclarator && at(part).size > 1 ? part + 1 : part), 0);
    }
    TypePtr info = type == noIndex ? nullptr : m_types.typeAt(m_frame->body, type);
    const TypePtr wanted = std::exchange(m_wanted, nullptr);
    if (size >= 0 && info && m_model->hasLayouts) { // `new int[n]`
        CellPtr cell = makeRaw(size * info->bytes, at(node).line);
        cell->elementType = info;
        cell->count = size;
        cell->touched = info->rule || info->record != 0 ? cell->raw : 0;
        cell->refresh();
        return Value::of(cell);
    }
    const quint32 callee = fact ? calledBody(m_context.graph, *fact) : noIndex;
    quint32 name = 0;
    for (quint32 i = type; type != noIndex && i < end(type); ++i) {
        if (at(i).role == Role::Identifier || at(i).role == Role::TypeName) {
            name = at(i).text;
            if (at(type).role != Role::Qualified && at(type).role != Role::Member)
                break;
        }
    }
    const std::string_view text = m_context.graph.strings.stdView(name);
    if (callee == noIndex && !m_types.isRecord(name)) {
        const std::string made = std::string("new ").append(text);
        const MemoryCall* effect = m_model->call(made, false);
        if (!effect)
            effect = m_model->call(text, false);
        if (effect) {
            m_wanted = wanted;
            KnownCall call { *effect, node, at(node).line, {}, noIndex, std::move(arguments), argumentsOf(node) };
            Value result = callKnown(call);
            m_wanted.reset();
            return result;
        }
        if (info && info->rule) {
            CellPtr cell = makeFrom(wanted && wanted->element && !info->element ? std::make_shared<TypeInfo>([&] {
                TypeInfo typed = *info;
                typed.element = wanted->element;
                return typed;
            }())
                                                                                : info,
                0, at(node).line);
            if (!arguments.empty() && arguments.front().cell && arguments.front().cell->kind != CellKind::Lazy) {
                cell->count = arguments.front().cell->count;
                cell->boxed = arguments.front().cell->boxed > 0 ? 0 : cell->boxed;
                cell->element = arguments.front().cell->element;
                cell->refresh();
            }
            return Value::of(cell);
        }
    }
    CellPtr cell = newCell(at(node).line, "object");
    cell->kind = CellKind::Record;
    cell->record = name;
    if (const SizeRule* rule = m_model->rule("record"))
        cell->rule = *rule;
    if (const auto bytes = m_types.recordBytes(name))
        cell->raw = m_model->hasLayouts ? *bytes + (at(node).role == Role::New ? 16 : 0)
                                        : std::ceil((cell->rule.header + *bytes) / 8) * 8;
    cell->refresh();
    Value self = Value::of(cell);
    if (callee != noIndex) {
        callBody(callee, self, arguments, at(node).line);
    } else {
        // Members that are given in their order.
        quint32 place = 0;
        for (const Value& argument : arguments) {
            if (argument.cell && place < 16)
                cell->fields[noIndex - place] = argument;
            ++place;
        }
    }
    cell->refresh();
    // An object that holds one of its own kind, made by a call of itself: a tree.
    return self;
}

double MemoryWalk::magnitude(const Magnitude& magnitude, quint32 callee, const std::vector<Value>& arguments)
{
    constexpr double most = 1e15;
    if (magnitude.isUnknown())
        return usualDepth;
    const auto valueOf = [&](InputId id) {
        const Input& input = m_context.inputs[id];
        const std::vector<StringId>& parameters = m_context.graph.facts[callee].parameters;
        const auto place = std::find(parameters.begin(), parameters.end(), input.name);
        if (m_context.inputs.bodyOf(id) == callee && place != parameters.end()) {
            const size_t index = size_t(place - parameters.begin());
            if (index < arguments.size()) {
                const Value& argument = arguments[index];
                if (input.kind == Input::Kind::Element && argument.cell)
                    return 1.0;
                return std::abs(number(argument, usualDepth));
            }
        }
        if (const Variable* variable = find(input.name))
            return std::abs(number(variable->value, usualDepth));
        return usualDepth;
    };
    double sum = 1;
    for (const Term& term : magnitude.terms()) {
        double product = 1;
        for (const Term::Factor& factor : term.factors) {
            const double value = std::max(1.0, valueOf(factor.input));
            product *= std::pow(value, factor.halfPowers / 2.0) * std::pow(std::log2(value + 1), factor.logs);
        }
        double exponent = term.exponents.empty() ? 0 : 1;
        for (const InputId id : term.exponents)
            exponent *= valueOf(id);
        if (exponent > 0)
            product
                *= term.isFactorial ? std::tgamma(std::min(exponent, 18.0) + 1) : std::exp2(std::min(exponent, 50.0));
        sum += std::min(product, most);
    }
    return std::min(sum, most);
}

/// A body that calls itself stands for all of its activations.
void MemoryWalk::prepareRecursion(Frame& frame, const std::vector<Value>& arguments)
{
    const quint32 group = m_context.order.groupOf[frame.body];
    int own = 0;
    for (const CallFact& call : m_context.graph.facts[frame.body].calls) {
        const quint32 callee = calledBody(m_context.graph, call);
        if (callee != noIndex && m_context.order.groupOf[callee] == group)
            own += call.loop == noIndex ? 1 : 2;
    }
    if (own == 0)
        return;
    frame.repeats = true;
    const GrowthSummary& summary = m_context.summaries[frame.body];
    double deepest = depthByArguments(frame.body, arguments);
    if (deepest < 0)
        deepest = summary.depth.isConstant() ? usualDepth : magnitude(summary.depth, frame.body, arguments);
    frame.deepest = std::clamp(deepest, 1.0, m_types.modelOf(frame.body).mostDepth);
    frame.calls = frame.deepest;
    const GrowthOrder order = summary.cost.time.order();
    if (m_context.isMemoised[frame.body]) {
        // Each of the arguments once.
        double kinds = 1;
        for (const Value& argument : arguments)
            kinds *= argument.isKnown() ? std::max(1.0, std::abs(argument.number)) : 1;
        frame.calls = std::max(frame.deepest, kinds);
    } else if (own > 1 && order.shape == GrowthOrder::Shape::Exponential) {
        frame.calls = std::exp2(std::min(frame.deepest + 1, 60.0));
    } else if (own > 1) {
        frame.calls = std::max(frame.deepest, magnitude(summary.cost.time, frame.body, arguments));
    }
    frame.calls = std::clamp(frame.calls, 1.0, mostActivations);
}

/// How deep a body calls itself, by what it makes of its parameters: `n - 1`, `n / 2`; -1 where that can't be told.
double MemoryWalk::depthByArguments(quint32 body, const std::vector<Value>& arguments)
{
    const BodyFacts& facts = m_context.graph.facts[body];
    const auto* nodes = std::exchange(m_nodes, &facts.sketch.nodes);
    double deepest = -1;
    for (quint32 i = 0; i < m_nodes->size(); ++i) {
        if (!Sketch::hasCall(at(i).role) || at(i).text >= facts.calls.size()
            || calledBody(m_context.graph, facts.calls[at(i).text]) != body)
            continue;
        const std::vector<quint32> given = argumentsOf(i);
        double least = -1;
        const bool takesSelf = facts.parameters.size() == given.size() + 1;
        for (size_t g = 0; g < given.size(); ++g) {
            const size_t index = g + (takesSelf ? 1 : 0);
            if (index >= facts.parameters.size() || index >= arguments.size() || at(given[g]).role != Role::Binary
                || at(given[g]).size != 3)
                continue;
            const quint32 left = given[g] + 1;
            const bool isOwn = at(left).role == Role::Identifier && at(left).text == facts.parameters[index]
                && at(left + 1).role == Role::Number;
            const double from = arguments[index].kind == Value::Kind::Input ? number(arguments[index], 0)
                : arguments[index].isKnown()                                ? arguments[index].number
                                                                            : -1;
            if (!isOwn || from < 0)
                continue;
            const double by = std::max(1.0, parsedNumber(left + 1));
            const OperatorClass operation = at(given[g]).operation;
            double depth = -1;
            if (operation == OperatorClass::Subtract)
                depth = from / by;
            else if (operation == OperatorClass::Divide || operation == OperatorClass::FloorDivide
                || operation == OperatorClass::ShiftRight)
                depth = std::log2(from + 1);
            if (depth >= 0 && (least < 0 || depth < least))
                least = depth;
        }
        deepest = std::max(deepest, least);
    }
    m_nodes = nodes;
    return deepest < 0 ? deepest : deepest + 1;
}

double MemoryWalk::parsedNumber(quint32 node) const
{
    const Value value = evalNumber(node);
    return value.isKnown() ? value.number : 1;
}

MemoryWalk::Value MemoryWalk::callBody(
    quint32 callee, const Value& self, const std::vector<Value>& arguments, quint32 line)
{
    int level = 0;
    for (Frame* frame = m_frame; frame; frame = frame->caller, ++level) {
        if (frame->body == callee)
            return callAgain(*frame, line);
    }
    const BodyFacts& facts = m_context.graph.facts[callee];
    if (level > deepestCalls || m_isSpent || !m_isDeep || facts.sketch.nodes.empty())
        return {};
    Frame frame;
    frame.body = callee;
    frame.self = self;
    frame.depth = depth();
    frame.caller = m_frame;
    const std::string_view name = m_context.graph.strings.stdView(m_context.graph.nodes[facts.node].qualifiedName);
    for (Frame* outer = m_frame; outer && !frame.lexical; outer = outer->caller) {
        if (outer->body == noIndex || outer->isGlobal)
            continue;
        const std::string_view around = m_context.graph.strings.stdView(
            m_context.graph.nodes[m_context.graph.facts[outer->body].node].qualifiedName);
        if (name.size() > around.size() && name.starts_with(around) && name[around.size()] == '.')
            frame.lexical = outer;
    }
    prepareRecursion(frame, arguments);
    runBody(frame, arguments);
    if (facts.isGenerator) {
        CellPtr cell = makeCell("lazy", std::max(1.0, frame.yields), line);
        if (!cell)
            return {};
        cell->element = frame.yielded;
        return Value::of(cell);
    }
    return frame.result;
}

void MemoryWalk::runBody(Frame& frame, const std::vector<Value>& arguments)
{
    const auto* nodes = std::exchange(m_nodes, &m_context.graph.facts[frame.body].sketch.nodes);
    const auto* facts = std::exchange(m_facts, &m_context.graph.facts[frame.body]);
    const auto* model = std::exchange(m_model, &m_types.modelOf(frame.body));
    const auto* rules = m_rules;
    const quint32 file = m_context.graph.nodes[m_facts->node].file;
    if (file < m_context.languages.size() && m_context.languages[file])
        m_rules = &m_context.languages[file]->rules;
    Frame* outer = std::exchange(m_frame, &frame);
    const quint32 assigned = std::exchange(m_assigned, 0);
    const TypePtr wanted = std::exchange(m_wanted, nullptr);
    const size_t scans = m_scans.size();
    frame.depth = depth();
    if (frame.repeats)
        enter(frame.calls);
    const quint32 place = m_meter.site(frame.body, m_context.graph.nodes[m_facts->node].line, "calls that wait");
    const std::optional<double> ownStack
        = frame.repeats ? stackBytes(m_context.graph, m_types, frame.body) : std::nullopt;
    const double stack = frame.deepest * ownStack.value_or(m_model->frame);
    m_meter.change(place, stack);
    const bool takesSelf = m_rules && m_rules->selfParameter && m_facts->parameters.size() == arguments.size() + 1
        && frame.self.kind != Value::Kind::Unknown;
    for (size_t i = 0; i < m_facts->parameters.size(); ++i) {
        Variable variable;
        const size_t index = takesSelf ? i - 1 : i;
        if (takesSelf && i == 0)
            variable.value = frame.self;
        else if (index < arguments.size())
            variable.value = arguments[index];
        variable.depth = frame.depth;
        variable.value.isConstant = variable.value.isConstant && !frame.repeats;
        if (frame.repeats && variable.value.kind == Value::Kind::Number)
            variable.value.isRamp = true;
        frame.variables[m_facts->parameters[i]] = std::move(variable);
    }
    if (m_context.isMemoised[frame.body] && m_model->box > 0)
        m_meter.change(place, std::min(frame.calls, 1e7) * entryOfMemo);
    ++m_nesting;
    quint32 i = 0;
    while (i < m_nodes->size() && !frame.isDone) {
        const SketchNode& node = at(i);
        if (node.role == Role::Parameters || node.slot == Slot::Parameters) {
            // Default values.
            for (const quint32 part : children(i)) {
                const quint32 value = child(part, Slot::Value);
                const quint32 name = nameOf(part);
                const auto known = frame.variables.find(name);
                if (value != noIndex && known != frame.variables.end()
                    && (known->second.value.kind == Value::Kind::Unknown))
                    known->second.value = eval(value);
            }
        } else if (node.slot == Slot::Body && node.role != Role::Block) {
            frame.result = eval(i); // `x => x * 2`
            frame.hasResult = true;
        } else if (node.role != Role::FunctionDeclarator && node.slot != Slot::Type && node.slot != Slot::Name) {
            const bool isLast = !frame.hasResult && node.role != Role::Block;
            if (isLast && (Sketch::hasCall(node.role)))
                frame.result = eval(i);
            else
                run(i);
        }
        i = end(i);
    }
    --m_nesting;
    if (frame.repeats)
        m_trips.resize(frame.depth);
    m_scans.resize(std::min(m_scans.size(), scans));
    if (frame.result.cell) {
        // Trees are made by as many calls as they have nodes.
        const bool isTree = frame.repeats && frame.result.cell->kind == CellKind::Record
            && std::any_of(frame.result.cell->fields.begin(), frame.result.cell->fields.end(), [&](const auto& field) {
                   return field.second.kind == Value::Kind::Unknown && field.second.body == frame.body;
               });
        if (isTree && frame.result.cell->depth > frame.depth)
            frame.result.cell->scale(frame.calls, frame.depth);
        frame.result.cell->depth = std::min(frame.result.cell->depth, frame.depth);
    }
    frame.variables.clear();
    m_meter.change(place, -stack);
    m_frame = outer;
    m_nodes = nodes;
    m_facts = facts;
    m_model = model;
    m_rules = rules;
    m_assigned = assigned;
    m_wanted = wanted;
}

/// A call of a body that is at work: what its variables hold by now waits once for each activation.
MemoryWalk::Value MemoryWalk::callAgain(Frame& frame, quint32 line)
{
    double held = 0;
    std::set<const MemoryCell*> seen;
    for (const auto& [name, variable] : frame.variables) {
        const MemoryCell* cell = variable.value.cell.get();
        if (!cell || cell->depth <= frame.depth || !seen.insert(cell).second)
            continue;
        held += cell->charged;
        if (cell->element.cell && cell->element.cell->depth > frame.depth)
            held += cell->element.cell->charged;
    }
    const double waiting = held * std::max(0.0, frame.deepest - 1);
    const bool halves = frame.deepest < usualDepth;
    const double extra = halves ? held : waiting / 2;
    if (extra > 0) {
        const quint32 place = m_meter.site(m_frame->body, line, "what calls of itself hold");
        m_meter.change(place, extra);
        m_meter.change(place, -extra);
    }
    Value value;
    value.body = frame.body;
    if (frame.hasResult && frame.result.kind == Value::Kind::Number)
        return frame.result;
    return value;
}

MemoryWalk::Value MemoryWalk::callFunction(const Value& function, const std::vector<Value>& arguments, quint32 line)
{
    if (function.kind != Value::Kind::Function || function.body == noIndex)
        return {};
    std::vector<Value> given = arguments;
    const size_t wanted = m_context.graph.facts[function.body].parameters.size();
    if (given.size() > wanted)
        given.resize(wanted);
    return callBody(function.body, {}, given, line);
}

} // namespace Foreguest
