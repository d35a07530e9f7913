// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/memorywalk.h"

#include "core/source/language.h"

#include <algorithm>
#include <cmath>

namespace Foreguest {

namespace {
constexpr int deepestNesting = 200;
constexpr int deepestStatement = 100;
constexpr double halfOfAll = 0.5; ///< How often a branch is taken that nothing tells of.
} // namespace

MemoryWalk::MemoryWalk(GrowthContext& context, TypeTable& types, const MemoryInputs& inputs, quint32 budget)
    : m_context(context)
    , m_types(types)
    , m_inputs(inputs)
    , m_budget(budget)
{
    m_globals.isGlobal = true;
}

MemoryWalk::~MemoryWalk() = default;

std::vector<quint32> MemoryWalk::children(quint32 node) const
{
    std::vector<quint32> list;
    for (quint32 i = node + 1; i < end(node); i += at(i).size)
        list.push_back(i);
    return list;
}

quint32 MemoryWalk::child(quint32 node, Slot slot) const
{
    for (quint32 i = node + 1; i < end(node); i += at(i).size) {
        if (at(i).slot == slot)
            return i;
    }
    return noIndex;
}

/// Of a variable, a member or a declarator.
quint32 MemoryWalk::nameOf(quint32 node) const
{
    for (int i = 0; node != noIndex && i < deepestNesting; ++i) {
        switch (at(node).role) {
        case Role::Identifier:
        case Role::OwnField:
        case Role::TypeName:
            return at(node).text;
        case Role::Member: {
            const std::vector<quint32> parts = children(node);
            return parts.size() >= 2 ? at(parts.back()).text : 0;
        }
        case Role::Declarator:
        case Role::ArrayDeclarator:
        case Role::FunctionDeclarator:
        case Role::Parameter:
        case Role::Unary:
        case Role::Tuple:
        case Role::Spread:
            if (at(node).size < 2)
                return 0;
            if (at(node).role == Role::Parameter) {
                const quint32 named = child(node, Slot::Name);
                const quint32 declarator = child(node, Slot::Declarator);
                node = named != noIndex ? named : declarator != noIndex ? declarator : node + 1;
            } else {
                ++node;
            }
            break;
        default:
            return 0;
        }
    }
    return 0;
}

bool MemoryWalk::mentions(quint32 node, quint32 name) const
{
    for (quint32 i = node; i < end(node); ++i) {
        if ((at(i).role == Role::Identifier || at(i).role == Role::OwnField) && at(i).text == name)
            return true;
    }
    return false;
}

/// It ends with a `return` or the like.
bool MemoryWalk::leaves(quint32 node) const
{
    for (int i = 0; i < deepestNesting && at(node).role == Role::Block; ++i) {
        quint32 last = noIndex;
        for (quint32 j = node + 1; j < end(node); j += at(j).size)
            last = j;
        if (last == noIndex)
            return false;
        node = last;
    }
    const Role role = at(node).role;
    return role == Role::Return || role == Role::Throw || role == Role::Break || role == Role::Label;
}

bool MemoryWalk::spend()
{
    if (++m_steps > m_budget)
        m_isSpent = true;
    return !m_isSpent && m_nesting < deepestNesting;
}

/// How often the innermost code runs for each time that code in `from` loops does.
double MemoryWalk::rounds(size_t from, size_t to) const
{
    constexpr double most = 1e15;
    double product = 1;
    for (size_t i = from; i < std::min(to, m_trips.size()); ++i)
        product *= m_trips[i];
    return std::min(product, most);
}

void MemoryWalk::runModules()
{
    for (quint32 body = 0; body < m_context.graph.facts.size(); ++body) {
        if (m_context.graph.nodes[m_context.graph.facts[body].node].kind != NodeKind::Module)
            continue;
        runEntry(body, true);
    }
}

void MemoryWalk::runEntry(quint32 body, bool deep)
{
    m_isDeep = deep;
    Frame frame;
    frame.body = body;
    frame.isGlobal = m_context.graph.nodes[m_context.graph.facts[body].node].kind == NodeKind::Module;
    const BodyFacts& facts = m_context.graph.facts[body];
    std::vector<Value> arguments;
    for (const quint32 parameter : facts.parameters) {
        Value value;
        value.kind = m_types.modelOf(body).isArguments(m_context.graph.strings.stdView(parameter))
            ? Value::Kind::Arguments
            : Value::Kind::Input;
        value.name = parameter;
        arguments.push_back(std::move(value));
    }
    frame.caller = m_frame;
    prepareRecursion(frame, arguments);
    runBody(frame, arguments);
}

void MemoryWalk::runChildren(quint32 node)
{
    for (quint32 i = node + 1; i < end(node) && !m_frame->isDone; i += at(i).size)
        run(i);
}

void MemoryWalk::run(quint32 node)
{
    if (!spend() || m_frame->isDone || m_nesting > deepestStatement)
        return;
    ++m_nesting;
    switch (at(node).role) {
    case Role::If:
    case Role::ElseIf:
        runIf(node);
        break;
    case Role::Counted:
    case Role::While:
    case Role::DoWhile:
    case Role::ForEach:
    case Role::AnyLoop:
        runLoop(node);
        break;
    case Role::Return:
        runReturn(node);
        break;
    case Role::Class:
        runClass(node);
        break;
    case Role::Function:
    case Role::Decorator:
    case Role::Parameters:
    case Role::FunctionDeclarator:
    case Role::TypeDefinition:
        break;
    case Role::Macro:
        if (at(node).size == 3 && (at(node + 2).role == Role::Constant || at(node + 2).role == Role::Number))
            setVariable(at(node + 1).text, evalNumber(node + 2), true);
        break;
    case Role::Declaration:
        runDeclaration(node);
        break;
    case Role::Delete:
        for (const quint32 part : children(node)) {
            if (Variable* variable = find(nameOf(part)))
                variable->value = {};
        }
        break;
    case Role::Block:
    case Role::Else:
    case Role::Switch:
    case Role::Case:
    case Role::Catch:
    case Role::Try:
    case Role::With:
    case Role::ClassBody:
    case Role::Namespace:
    case Role::Decorated:
    case Role::Export:
    case Role::Label:
    case Role::Conditional:
        runChildren(node);
        break;
    default:
        eval(node);
    }
    --m_nesting;
}

void MemoryWalk::runIf(quint32 node)
{
    std::optional<bool> known;
    quint32 condition = noIndex;
    bool isFirst = true;
    for (quint32 i = node + 1; i < end(node) && !m_frame->isDone; i += at(i).size) {
        if (at(i).slot == Slot::Condition && condition == noIndex) {
            condition = i;
            known = truth(i);
            continue;
        }
        if (at(i).slot == Slot::Initializer || condition == noIndex) {
            run(i);
            continue;
        }
        const bool isThen = isFirst;
        isFirst = false;
        if (known && *known != isThen)
            continue;
        // `if x not in seen:` holds more often than not.
        const bool isDenied = at(condition).role == Role::Unary || textOf(condition) == "not in"
            || at(condition).operation == OperatorClass::NotEqual;
        const bool isWeighted = !known && depth() > 0 && !(isThen && isDenied) && !leaves(i);
        if (isWeighted)
            enter(halfOfAll);
        const bool wasDone = m_frame->isDone;
        run(i);
        if (!known)
            m_frame->isDone = wasDone;
        if (isWeighted)
            leave();
    }
}

void MemoryWalk::runReturn(quint32 node)
{
    Frame& frame = *m_frame;
    if (at(node).size > 1) {
        Value value = eval(node + 1);
        const bool isBetter = !frame.hasResult
            || (value.cell && (!frame.result.cell || frame.result.cell->own() <= value.cell->own()))
            || (value.isKnown() && frame.result.isKnown() && frame.result.number < value.number)
            || (value.isKnown() && !frame.result.isKnown() && !frame.result.cell);
        if (isBetter)
            frame.result = std::move(value);
        frame.hasResult = true;
    }
    frame.isDone = depth() <= frame.depth + (frame.repeats ? 1 : 0);
}

/// Members with values are variables of the class; those of others are known from its layout.
void MemoryWalk::runClass(quint32 node)
{
    for (quint32 i = node + 1; i < end(node); i += at(i).size) {
        if (at(i).role != Role::Block && at(i).role != Role::ClassBody) {
            if (at(i).role == Role::Declaration && child(i, Slot::Value) != noIndex)
                run(i);
            continue;
        }
        for (quint32 j = i + 1; j < end(i); j += at(j).size) {
            const bool isDeclaration = at(j).role == Role::Declaration;
            bool hasValue = !isDeclaration;
            for (quint32 k = j; isDeclaration && k < end(j); ++k)
                hasValue = hasValue || at(k).slot == Slot::Value;
            if (hasValue && at(j).role != Role::Parameter)
                run(j);
        }
    }
}

void MemoryWalk::setVariable(quint32 name, Value value, bool isOwn)
{
    if (name == 0)
        return;
    if (!isOwn && !m_frame->variables.contains(name)) {
        if (m_frame->self.cell && m_frame->self.cell->fields.contains(name)) {
            m_frame->self.cell->fields[name] = std::move(value);
            return;
        }
        Variable* known = find(name);
        const bool declares = m_rules && m_rules->assignmentDeclares;
        if (known && (!declares || m_frame->isGlobal)) {
            known->value = std::move(value);
            return;
        }
    }
    Variable& variable = m_frame->isGlobal ? m_globals.variables[name] : m_frame->variables[name];
    variable.value = std::move(value);
    variable.depth = depth();
}

MemoryWalk::Variable* MemoryWalk::find(quint32 name)
{
    constexpr int mostFrames = 12;
    int left = mostFrames;
    for (Frame* frame = m_frame; frame && left > 0; frame = frame->lexical, --left) {
        if (const auto it = frame->variables.find(name); it != frame->variables.end())
            return &it->second;
    }
    const auto it = m_globals.variables.find(name);
    return it == m_globals.variables.end() ? nullptr : &it->second;
}

void MemoryWalk::runDeclaration(quint32 node)
{
    quint32 typeNode = child(node, Slot::Type);
    const TypePtr type = typeNode == noIndex || !m_types.modelOf(m_frame->body).rule("record")
        ? nullptr
        : m_types.typeAt(m_frame->body, typeNode);
    for (quint32 i = node + 1; i < end(node); i += at(i).size) {
        if (i == typeNode || at(i).slot == Slot::Type)
            continue;
        if (at(i).role == Role::Function || at(i).role == Role::Class) {
            run(i);
            continue;
        }
        quint32 target = i;
        quint32 value = noIndex;
        TypePtr wanted = type;
        if (at(i).role == Role::Declarator || at(i).role == Role::Assignment) {
            const std::vector<quint32> parts = children(i);
            if (parts.empty())
                continue;
            target = parts.front();
            for (size_t p = 1; p < parts.size(); ++p) {
                if (at(parts[p]).slot == Slot::Value || at(parts[p]).slot == Slot::Right)
                    value = parts[p];
                else if (at(parts[p]).slot == Slot::Type && !type)
                    wanted = m_types.typeAt(m_frame->body, parts[p]);
            }
            if (value == noIndex && parts.size() == 1)
                target = i;
        } else if (at(i).slot == Slot::Value || at(i).slot == Slot::Initializer) {
            // `Name: N`, `Value: 1000` beside each other.
            const quint32 name = child(node, Slot::Name);
            m_assigned = nameOf(name);
            m_wanted = type;
            Value result = eval(i);
            m_wanted.reset();
            setVariable(nameOf(name), std::move(result), true);
            continue;
        } else if (at(i).slot == Slot::Name && child(node, Slot::Value) != noIndex) {
            continue;
        }
        const quint32 name = nameOf(target);
        m_assigned = name;
        if (value != noIndex && at(target).role == Role::Pattern) {
            assignParts(target, eval(value));
            continue;
        }
        if (wanted && at(target).role != Role::Identifier)
            wanted = m_types.declared(m_frame->body, target, wanted);
        // `vector<int> a(n);` looks like a function that takes an `n`.
        if (at(target).role == Role::FunctionDeclarator) {
            const quint32 parameters = target + 1 + at(target + 1).size;
            const bool isObject = type && type->rule && parameters < end(target) && at(parameters).size > 2;
            if (!isObject)
                continue;
            const Variable* size = find(at(parameters + 2).text);
            Value made = Value::of(makeFrom(type, size ? countOf(size->value) : 0, at(node).line));
            if (size && size->value.isKnown())
                made.cell->count = std::max(0.0, size->value.number);
            made.cell->refresh();
            setVariable(name, std::move(made), true);
            continue;
        }
        m_wanted = wanted;
        Value result;
        if (value == noIndex)
            result = declaredValue(target, wanted, at(node).line);
        else if (at(value).role == Role::Arguments)
            result = constructed(wanted, value, at(node).line);
        else
            result = eval(value);
        m_wanted.reset();
        if (value != noIndex && wanted && wanted->count >= 0 && !result.cell)
            result = declaredValue(target, wanted, at(node).line);
        if (result.cell && wanted && wanted->rule && wanted->element && !result.cell->elementType) {
            result.cell->elementType = wanted->element;
        }
        m_assigned = 0;
        given(name, result);
        setVariable(name, std::move(result), true);
    }
}

/// What the user says of a variable beats what the source says.
void MemoryWalk::given(quint32 name, Value& value)
{
    if (m_inputs.values.empty() || value.cell)
        return;
    const auto known = m_inputs.values.find(std::string(m_context.graph.strings.stdView(name)));
    if (known != m_inputs.values.end())
        value = Value::of(known->second);
}

/// A variable without a value: an array, an object or a container; of a number nothing is known.
MemoryWalk::Value MemoryWalk::declaredValue(quint32 target, const TypePtr& type, quint32 line)
{
    if (!type)
        return {};
    if (at(target).role == Role::ArrayDeclarator || (type->count >= 0 && type->element)) {
        double count = type->count;
        if (count < 0) {
            for (const quint32 part : children(target)) {
                if (part != target + 1)
                    count = number(eval(part), 0);
            }
        }
        count = std::max(0.0, count);
        // Of several dimensions: all elements together.
        TypePtr element = type->element;
        double all = count;
        while (element && element->count >= 0 && element->element && !element->rule) {
            all *= element->count;
            element = element->element;
        }
        CellPtr cell = makeRaw(all * (element ? element->bytes : 8), line);
        cell->elementType = element;
        cell->count = all;
        cell->touched = m_model->isLazy && depth() == 0 ? 0 : cell->raw;
        if (element && element->rule)
            cell->element = Value::of(makeFrom(element, 0, line));
        if (cell->element.cell) {
            cell->element.cell->copies = std::max(1.0, all);
            cell->element.cell->depth = cell->depth;
        }
        cell->refresh();
        return Value::of(cell);
    }
    if (type->rule)
        return Value::of(makeFrom(type, 0, line));
    if (type->record != 0 && !type->isPointer && m_model->hasLayouts) {
        CellPtr cell = makeRaw(type->bytes, line);
        cell->kind = CellKind::Record;
        cell->record = type->record;
        cell->refresh();
        return Value::of(cell);
    }
    Value value;
    if (type->isNumber && !m_frame->isGlobal) {
        value.kind = Value::Kind::Input;
        value.name = nameOf(target);
    }
    return value;
}

/// `vector<int> a(n, 0)`
MemoryWalk::Value MemoryWalk::constructed(const TypePtr& type, quint32 arguments, quint32 line)
{
    std::vector<Value> values;
    for (const quint32 part : children(arguments)) {
        m_wanted = type ? type->element : nullptr;
        values.push_back(eval(part));
    }
    if (!type || !type->rule) {
        CellPtr cell = type && type->record != 0 ? makeRaw(type->bytes, line) : nullptr;
        return cell ? Value::of(cell) : Value();
    }
    double count = 0;
    if (!values.empty())
        count = values.front().cell ? values.front().cell->count : number(values.front(), 0);
    CellPtr cell = makeFrom(type, count, line);
    if (values.size() > 1)
        fill(*cell, values[1]);
    return Value::of(cell);
}

/// Each of a container's elements is such a value, made for each of them where it takes memory.
void MemoryWalk::fill(MemoryCell& cell, const Value& element)
{
    if (element.cell) {
        if (element.cell->kind == CellKind::Record && cell.place > 0
            && !(cell.elementType && cell.elementType->isPointer))
            element.cell->isInline = true;
        element.cell->scale(std::max(0.0, cell.count * cell.copies / element.cell->copies), cell.depth);
        element.cell->depth = cell.depth;
    }
    if (element.kind != Value::Kind::Unknown)
        cell.element = element;
    cell.refresh();
}

void MemoryWalk::assignParts(quint32 target, const Value& value)
{
    const std::vector<quint32> parts = children(target);
    for (size_t i = 0; i < parts.size(); ++i) {
        if (value.cell && value.cell->kind == CellKind::List && value.cell->fields.size() == parts.size()) {
            auto field = value.cell->fields.begin();
            std::advance(field, i);
            assign(parts[i], field->second, noIndex);
            continue;
        }
        const quint32 name = nameOf(parts[i]);
        Value element = elementOf(value);
        if (element.kind == Value::Kind::Input)
            element.name = name;
        assign(parts[i], std::move(element), noIndex);
    }
}

/// What a loop makes is kept from round to round where it refers to what the variable held before: a linked list.
void MemoryWalk::chain(quint32 name, const Variable* old, Value& value, quint32 source)
{
    if (!old || !value.cell || value.cell->depth <= old->depth || depth() <= old->depth)
        return;
    const bool isRecord = value.cell->kind == CellKind::Record || value.cell->kind == CellKind::Raw;
    bool refers = isRecord && source != noIndex && mentions(source, name);
    for (const auto& [field, held] : value.cell->fields)
        refers = refers || (held.name == name && held.kind != Value::Kind::Number)
            || (held.cell && held.cell == old->value.cell);
    if (refers)
        value.cell->scale(rounds(old->depth, value.cell->depth), old->depth);
}

void MemoryWalk::assign(quint32 target, Value value, quint32 source)
{
    switch (at(target).role) {
    case Role::Tuple:
        if (children(target).size() == 1) {
            assign(target + 1, std::move(value), source);
            return;
        }
        [[fallthrough]];
    case Role::Pattern:
    case Role::List:
        assignParts(target, value);
        return;
    case Role::Subscript:
        storeSubscript(target, std::move(value));
        return;
    case Role::Member:
    case Role::OwnField:
        storeMember(target, std::move(value), source);
        return;
    default:
        break;
    }
    const quint32 name = nameOf(target);
    Variable* old = find(name);
    if (value.kind == Value::Kind::Input && value.name == 0)
        value.name = name;
    given(name, value);
    // A branch that may not run leaves what is known.
    if (old && old->value.isKnown() && value.kind == Value::Kind::Unknown)
        return;
    chain(name, old, value, source);
    const size_t depthOfOld = old ? old->depth : depth();
    const bool keepsDepth = old && value.cell && value.cell->depth <= depthOfOld;
    setVariable(name, std::move(value), false);
    if (keepsDepth) {
        if (Variable* now = find(name))
            now->depth = depthOfOld;
    }
}

void MemoryWalk::storeMember(quint32 target, Value value, quint32 source)
{
    const std::vector<quint32> parts = children(target);
    const quint32 name = nameOf(target);
    if (parts.size() < 2 || name == 0)
        return;
    Value object = eval(parts[0]);
    if (!object.cell) {
        // The object at work, where it is not known: its members are like variables of the surroundings.
        Variable& variable = m_globals.variables[name];
        chain(name, &variable, value, source);
        variable.value = std::move(value);
        return;
    }
    MemoryCell& owner = *object.cell;
    const bool isLinked = value.cell && value.cell->record != 0 && value.cell->record == owner.record
        && value.cell->depth > owner.depth && &owner != value.cell.get();
    if (isLinked) {
        value.cell->scale(
            rounds(owner.depth, value.cell->depth) / std::max(1.0, owner.copies > 1 ? 1.0 : 1.0), owner.depth);
    } else if (value.cell && value.cell->depth <= depth() && owner.copies > 1 && value.cell->copies < owner.copies
        && value.cell->depth >= owner.depth) {
        value.cell->scale(owner.copies / value.cell->copies, owner.depth);
    } else if (value.cell && value.cell->depth > owner.depth) {
        const auto held = owner.fields.find(name);
        if (held != owner.fields.end() && source != noIndex && held->second.cell && value.cell->kind == CellKind::Record
            && value.cell->record != 0 && mentions(source, name))
            value.cell->scale(rounds(owner.depth, value.cell->depth), owner.depth);
    }
    if (value.kind == Value::Kind::Unknown && source != noIndex && at(source).role == Role::Identifier)
        value.name = at(source).text;
    constexpr size_t mostFields = 64;
    if (owner.fields.size() < mostFields || owner.fields.contains(name)) {
        if (object.cell == value.cell)
            value = {};
        owner.fields[name] = std::move(value);
    }
    owner.refresh();
}

void MemoryWalk::storeSubscript(quint32 target, Value value)
{
    const std::vector<quint32> parts = children(target);
    if (parts.size() < 2)
        return;
    Value object = eval(parts[0]);
    const Value key = eval(parts[1]);
    if (!object.cell)
        return;
    MemoryCell& cell = *object.cell;
    const double times = rounds(cell.depth);
    if (cell.kind == CellKind::Raw) {
        // The base of several dimensions stands for all of them.
        cell.touched = std::max(
            cell.touched, std::min(cell.raw, times / cell.copies * (cell.elementType ? cell.elementType->bytes : 8)));
        if (value.cell)
            absorb(cell, value);
        cell.refresh();
        return;
    }
    if (cell.kind == CellKind::Map) {
        addTo(parts[0], cell, &key, value, 1);
        return;
    }
    if (m_model->growsByIndex && cell.kind == CellKind::List && cell.place == 0) {
        const double reach = key.isKnown() && !key.isRamp ? key.number + 1 : times / cell.copies;
        cell.count = std::max(cell.count, reach);
    }
    const double kept = std::min(times, std::max(1.0, cell.count * cell.copies));
    if (value.cell && value.cell->depth > cell.depth) {
        value.cell->scale(kept, cell.depth);
        if (value.cell->kind == CellKind::Record && cell.place > 0
            && !(cell.elementType && cell.elementType->isPointer))
            value.cell->isInline = true;
        value.cell->refresh();
        cell.element = value;
    } else if (value.kind == Value::Kind::Number) {
        boxIn(cell, value, kept / cell.copies);
        if (!cell.element.cell)
            cell.element = value;
    } else if (value.cell) {
        cell.element = value;
    }
    cell.refresh();
}

void MemoryWalk::runAugmented(quint32 node)
{
    const std::vector<quint32> parts = children(node);
    if (parts.size() < 2)
        return;
    const Value added = eval(parts.back());
    const Value old = eval(parts[0]);
    const quint32 name = nameOf(parts[0]);
    Variable* variable = find(name);
    const size_t since = variable ? variable->depth : depth();
    const double times = rounds(since);
    if (old.cell && (old.cell->kind == CellKind::Text || old.cell->kind == CellKind::List)) {
        MemoryCell& cell = *old.cell;
        const bool isRepeat = at(node).operation == OperatorClass::Multiply;
        if (isRepeat) {
            cell.count *= number(added, 1);
        } else {
            const double pieces = added.cell ? added.cell->count : 1;
            // A text is made anew; the variable's time counts, not that of the value.
            cell.count += pieces * (cell.kind == CellKind::Text ? times : rounds(cell.depth) / cell.copies);
            if (added.cell && added.cell->boxed > 0)
                cell.boxed += added.cell->boxed * times;
            if (added.cell && cell.kind == CellKind::List && !cell.element.cell)
                cell.element = added.cell->element;
        }
        cell.refresh();
        // Those made before are garbage.
        if (cell.kind == CellKind::Text && times > 1)
            m_meter.addTotal(std::min(1e13, cell.own() * times / 2) * (m_model->garbageShare > 0 ? 0.0 : 1.0));
        return;
    }
    if (!old.cell && added.cell && added.cell->kind == CellKind::Text) {
        CellPtr made = makeCell("text", added.cell->count * times, at(node).line);
        if (made)
            assign(parts[0], Value::of(made), noIndex);
        return;
    }
    Value result = arithmetic(at(node).operation, textOf(node), old, added);
    const bool moves = old.isKnown() && added.isKnown() && times > 1;
    if (moves && at(node).operation == OperatorClass::Add)
        result = Value::of(old.number + added.number * times);
    else if (moves && at(node).operation == OperatorClass::Subtract)
        result = Value::of(old.number); // A limit that it falls from.
    else if (moves)
        result = old;
    result.isRamp = depth() > since;
    result.isConstant = false;
    if (at(parts[0]).role == Role::Subscript) {
        storeSubscript(parts[0], std::move(result));
        return;
    }
    if (variable) {
        variable->value = std::move(result);
        return;
    }
    assign(parts[0], std::move(result), noIndex);
}

} // namespace Foreguest
