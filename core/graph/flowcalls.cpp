// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/flowwriter.h"

#include <algorithm>
#include <array>

namespace Foreguest {

namespace {
constexpr int receiver = -1;
}

/// The leading parameters that a call fills by itself: 1 for the object of a method that spells it out.
quint32 FlowWriter::firstArgumentOffset(const File& file, const Expr& call, const Solver::Target& target) const
{
    const Definition& definition = m_program.definition(target.value.id);
    if (!file.rules->selfParameter || !(definition.flags & MethodFunction) || (definition.flags & StaticFunction))
        return 0;
    const Expr& callee = file.expr(call.a);
    if (target.isConstructor || (definition.flags & ClassFunction) || callee.kind != ExprKind::Member
        || callee.a == noIndex)
        return 1;
    const auto& owners = m_solver.values(file.global(callee.a));
    const bool isThroughClass = !owners.empty()
        && std::all_of(owners.begin(), owners.end(), [](const Value& owner) { return owner.kind == ValueKind::Class; });
    return isThroughClass ? 0 : 1;
}

/// The binding, in its file, that an argument fills; those beyond the last go to a rest parameter.
quint32 FlowWriter::parameterOf(
    const ProgramFile& file, const Definition& definition, const Argument& argument, quint32 position)
{
    const auto& parameters = definition.parameters;
    if (argument.key != 0) {
        if (const quint32 named = file.facts.findBinding(definition.scope, argument.key); named != noIndex)
            return named;
        position = quint32(parameters.size());
    }
    if (parameters.empty())
        return noIndex;
    const auto& names = file.facts.bodies[definition.facts].parameters;
    // A parameter that is no single binding, but has a name, takes all further arguments.
    const auto rest = names.size() == parameters.size() ? std::find(parameters.begin(), parameters.end(), noIndex)
                                                        : parameters.end();
    if (argument.key == 0 && rest != parameters.end())
        position = std::min(position, quint32(rest - parameters.begin()));
    const bool isBeyond = position >= parameters.size();
    if (isBeyond)
        position = quint32(parameters.size()) - 1;
    if (parameters[position] != noIndex)
        return isBeyond ? noIndex : parameters[position];
    return names.size() == parameters.size() ? file.facts.findBinding(definition.scope, names[position]) : noIndex;
}

FlowWriter::Carriers FlowWriter::call(File& file, quint32 local)
{
    const Expr& expr = file.expr(local);
    Carriers result;
    if (expr.a == noIndex || expr.a >= local)
        return result;
    const std::vector<Solver::Target> targets = m_solver.targets(file.global(local));
    bool isOwn = false;
    for (const Solver::Target& target : targets) {
        if (target.value.kind == ValueKind::Function)
            callOwn(file, expr, target, result);
        else if (target.value.kind == ValueKind::Class)
            callClass(file, expr, target.value.id);
        isOwn = isOwn || target.value.kind == ValueKind::Function || target.value.kind == ValueKind::Class;
    }
    if (isOwn)
        return result;
    const OutsideCall outside = outsideCall(file, expr);
    const std::vector<StringId> names = externalNames(file, local, targets);
    bool callsKnownBacks = false, isKnown = false;
    for (const StringId name : names) {
        callExternal(file, outside, name, result);
        const FlowEntry& known = entry(file, name);
        callsKnownBacks = callsKnownBacks || !known.callback.positions.empty();
        isKnown = isKnown || known.stops || !known.sink.isEmpty() || !known.source.isEmpty()
            || known.to != FlowEntry::noTarget;
    }
    if (names.empty())
        add(result, passedThrough(file, outside));
    if (!callsKnownBacks)
        callBack(file, outside, result);
    if (!isKnown && changesReceiver(file, local)) {
        for (quint32 i = 0; i < expr.count; ++i) {
            const auto given = carried(file, file.source->facts.arguments[expr.b + i].expr);
            if (!given.empty())
                transfer(given, changedPlaces(file, outside.receiver), expr.line);
        }
    }
    return result;
}

/// A method whose result nobody reads was called for what it does to its object.
bool FlowWriter::changesReceiver(const File& file, quint32 local) const
{
    const Expr& callee = file.expr(file.expr(local).a);
    return !file.isUsed[local] && callee.kind == ExprKind::Member && callee.a != noIndex;
}

/// `<<` of `operator<<`
StringId FlowWriter::operatorName(const File& file, StringId function)
{
    std::string_view text = m_program.strings.stdView(function);
    if (text.starts_with(file.rules->operatorPrefix))
        text.remove_prefix(file.rules->operatorPrefix.size());
    return m_program.strings.add(std::string(text));
}

std::vector<StringId> FlowWriter::externalNames(
    const File& file, quint32 local, const std::vector<Solver::Target>& targets)
{
    std::vector<StringId> names;
    for (const Solver::Target& target : targets) {
        if (target.value.kind == ValueKind::External)
            names.push_back(target.value.id);
    }
    if (!targets.empty())
        return names;
    const quint32 callee = file.expr(local).a;
    if (file.expr(callee).kind == ExprKind::Operator) {
        const Expr& chosen = file.expr(callee);
        const StringId object = chosen.a == noIndex ? 0 : m_exprOrigin[file.global(chosen.a)];
        if (object != 0)
            names.push_back(joined(object, operatorName(file, chosen.text)));
        return names;
    }
    if (const StringId origin = m_exprOrigin[file.global(callee)]; origin != 0)
        names.push_back(origin);
    else if (file.expr(callee).kind == ExprKind::Member)
        names.push_back(joined(m_unknown, file.expr(callee).text));
    return names;
}

void FlowWriter::callOwn(File& file, const Expr& call, const Solver::Target& target, Carriers& result)
{
    const quint32 id = target.value.id;
    const ProgramFile& other = m_program.files[m_program.fileOfDefinition(id)];
    const Definition& definition = m_program.definition(id);
    const quint32 offset = firstArgumentOffset(file, call, target);
    for (quint32 i = 0; i < call.count; ++i) {
        const Argument& argument = file.source->facts.arguments[call.b + i];
        const quint32 binding = parameterOf(other, definition, argument, i + offset);
        if (binding == noIndex || argument.expr == noIndex)
            continue;
        const Carrier parameter = other.firstBinding + binding;
        transfer(carried(file, argument.expr), { &parameter, 1 }, call.line);
        for (const Carrier place : roots(file, argument.expr))
            m_at->arguments.push_back({ parameter, place, call.line });
    }
    if (!target.isConstructor)
        addResult(id, result);
}

/// What a function returns stands for it in the graph.
void FlowWriter::addResult(quint32 function, Carriers& result)
{
    const NodeId node = m_nodes.m_nodeOf[function];
    if (m_returns[function] && node != noIndex)
        add(result, std::array { ofNode(node) });
}

/// A class without a constructor of its own takes its fields' values in their order, or by name.
void FlowWriter::callClass(File& file, const Expr& call, quint32 definition)
{
    const ProgramFile& other = m_program.files[m_program.fileOfDefinition(definition)];
    std::vector<quint32> fields;
    const quint32 scope = m_program.definition(definition).scope;
    for (quint32 i = 0; i < other.facts.bindings.size() && call.count > 0; ++i) {
        if (other.facts.bindings[i].scope == scope && other.facts.bindings[i].kind == BindingKind::Variable)
            fields.push_back(i);
    }
    for (quint32 i = 0; i < call.count; ++i) {
        const Argument& argument = file.source->facts.arguments[call.b + i];
        const quint32 field = argument.key != 0 ? other.facts.findBinding(scope, argument.key)
            : i < fields.size()                 ? fields[i]
                                                : noIndex;
        if (field == noIndex)
            continue;
        const Carrier place = other.firstBinding + field;
        transfer(carried(file, argument.expr), { &place, 1 }, call.line);
    }
}

FlowWriter::OutsideCall FlowWriter::outsideCall(const File& file, const Expr& call) const
{
    const Expr& callee = file.expr(call.a);
    const bool hasObject = callee.kind == ExprKind::Member || callee.kind == ExprKind::Operator;
    return { hasObject ? callee.a : noIndex, call.b, call.count, call.line };
}

/// The result of something unknown is made from all that it was given.
FlowWriter::Carriers FlowWriter::passedThrough(File& file, const OutsideCall& call)
{
    Carriers found;
    for (quint32 i = 0; i < call.count; ++i)
        add(found, carried(file, file.source->facts.arguments[call.first + i].expr));
    add(found, carried(file, call.receiver));
    return found;
}

FlowWriter::Carriers FlowWriter::changedPlaces(File& file, quint32 local)
{
    Carriers places = roots(file, local);
    for (const Carrier place : places) {
        if (place < m_bindingCount)
            m_at->changed.push_back(place);
    }
    return places;
}

void FlowWriter::callExternal(File& file, const OutsideCall& call, StringId name, Carriers& result)
{
    const FlowEntry& known = entry(file, name);
    const bool isSource = !known.source.isEmpty();
    const bool isSink = !known.sink.isEmpty();
    const bool copies = known.to != FlowEntry::noTarget;
    if (!isSource && !known.stops && !copies)
        add(result, passedThrough(file, call));
    if (!isSource && !isSink && !copies)
        return;
    const auto argument = [&](int position) -> quint32 {
        if (position == receiver)
            return call.receiver;
        return quint32(position) < call.count ? file.source->facts.arguments[call.first + quint32(position)].expr
                                              : noIndex;
    };
    const bool isEnd = isSource || isSink;
    const NodeId function = isEnd ? m_nodes.external(name) : noIndex;
    const Carrier node = isEnd ? ofNode(function) : 0;
    if (isEnd)
        noteHandle(file, call, known, function);
    const bool givesByArguments = known.into.all || !known.into.positions.empty() || !known.callback.positions.empty();
    if (isSource && !givesByArguments)
        add(result, std::array { node });
    for (int i = receiver; i < int(call.count); ++i) {
        if (argument(i) == noIndex)
            continue;
        const bool isGiven = i != receiver || !known.sinks.all;
        if (isSink && isGiven && known.sinks.contains(i))
            transfer(carried(file, argument(i)), std::array { node }, call.line);
        if (isSource && i != receiver && known.into.contains(i))
            transfer(std::array { node }, changedPlaces(file, argument(i)), call.line);
        const bool isCopied = copies && i != known.to && (i != receiver || !known.from.all) && known.from.contains(i);
        if (isCopied) {
            transfer(carried(file, argument(i)), changedPlaces(file, argument(known.to)), call.line);
            add(result, carried(file, argument(i)));
        }
    }
    if (copies)
        add(result, carried(file, argument(known.to)));
    callKnownBacks(file, call, known, node);
}

/// The functions among a call's arguments.
std::vector<quint32> FlowWriter::functionsGiven(const File& file, quint32 firstArgument, quint32 count) const
{
    std::vector<quint32> functions;
    for (quint32 i = 0; i < count; ++i) {
        const quint32 given = file.source->facts.arguments[firstArgument + i].expr;
        if (given == noIndex)
            continue;
        for (const Value& value : m_solver.values(file.global(given))) {
            if (value.kind == ValueKind::Function)
                functions.push_back(value.id);
        }
    }
    return functions;
}

/// The parameter at a position, as a binding of the program; noIndex where that is no single one.
quint32 FlowWriter::parameterAt(quint32 function, size_t position) const
{
    const auto& parameters = m_program.definition(function).parameters;
    if (position >= parameters.size() || parameters[position] == noIndex)
        return noIndex;
    return m_program.files[m_program.fileOfDefinition(function)].firstBinding + parameters[position];
}

/// Functions that a source calls with its data.
void FlowWriter::callKnownBacks(const File& file, const OutsideCall& call, const FlowEntry& known, Carrier node)
{
    if (known.callback.positions.empty())
        return;
    for (const quint32 function : functionsGiven(file, call.first, call.count)) {
        for (size_t p = 0; p < m_program.definition(function).parameters.size(); ++p) {
            const Carrier parameter = parameterAt(function, p);
            if (parameter != noIndex && known.callback.contains(int(p)))
                transfer(std::array { node }, std::array { parameter }, call.line);
        }
    }
}

void FlowWriter::noteHandle(const File& file, const OutsideCall& call, const FlowEntry& known, NodeId function)
{
    if (known.kindArgument < 0 || quint32(known.kindArgument) >= call.count)
        return;
    const quint32 handle = file.source->facts.arguments[call.first + quint32(known.kindArgument)].expr;
    const StringId origin = handle == noIndex ? 0 : m_exprOrigin[file.global(handle)];
    if (origin != 0)
        m_at->handles.push_back({ function, file.index, call.line, origin });
}

/// `stream << value`: an operator of something outside is like a method of it.
void FlowWriter::applyOperator(File& file, quint32 local, Carriers& result)
{
    const Expr& expr = file.expr(local);
    const quint32 object = file.source->facts.arguments[expr.b].expr;
    const StringId origin = object == noIndex ? 0 : m_exprOrigin[file.global(object)];
    if (origin == 0 || expr.text == 0)
        return;
    const StringId name = joined(origin, expr.text);
    const FlowEntry& known = entry(file, name);
    if (known.source.isEmpty() && known.sink.isEmpty() && known.to == FlowEntry::noTarget)
        return;
    result.clear();
    callExternal(file, { object, expr.b + 1, expr.count - 1, expr.line }, name, result);
}

/// Functions given to something outside are called with what else it was given, and their results go into its own.
void FlowWriter::callBack(File& file, const OutsideCall& call, Carriers& result)
{
    const std::vector<quint32> functions = functionsGiven(file, call.first, call.count);
    if (functions.empty())
        return;
    const Carriers given = passedThrough(file, call);
    for (const quint32 function : functions) {
        for (size_t p = 0; p < m_program.definition(function).parameters.size(); ++p) {
            const Carrier parameter = parameterAt(function, p);
            if (parameter != noIndex)
                transfer(given, std::array { parameter }, call.line);
        }
        addResult(function, result);
    }
}

} // namespace Foreguest
