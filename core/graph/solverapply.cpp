// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>
#include <utility>

namespace Foreguest {

Solver::Passed Solver::passedBy(const Context& context, const Expr& call)
{
    const ProgramFile& file = *context.source;
    Passed passed;
    passed.positional.reserve(call.count);
    for (quint32 i = 0; i < call.count; ++i) {
        const Argument& argument = file.facts.arguments[call.b + i];
        if (argument.expr == noIndex) {
            passed.positional.push_back(emptySet);
            continue;
        }
        const Expr& expr = file.facts.exprs[argument.expr];
        if (expr.kind == ExprKind::Spread) {
            const SetId collection = expr.a == noIndex ? emptySet : m_exprValues[file.firstExpr + expr.a];
            if (expr.count == 0 && passed.spread == emptySet)
                passed.spreadAt = passed.positional.size();
            SetId& spread = expr.count == 0 ? passed.spread : passed.pairs;
            spread = m_sets.join(spread, collection);
            continue;
        }
        const SetId value = m_exprValues[file.firstExpr + argument.expr];
        if (argument.key != 0)
            passed.named.emplace_back(argument.key, value);
        else
            passed.positional.push_back(value);
    }
    if (call.a == noIndex)
        return passed;
    const Expr& callee = file.facts.exprs[call.a];
    if (callee.kind == ExprKind::Member && callee.a != noIndex)
        passed.receiver = m_exprValues[file.firstExpr + callee.a];
    return passed;
}

SetId Solver::applyCallExpr(const Context& context, quint32 local, const Expr& expr)
{
    if (expr.a == noIndex)
        return emptySet;
    const SetId callees = m_exprValues[context.source->firstExpr + expr.a];
    if (callees == emptySet)
        return emptySet;
    const Site site { context, context.source->firstExpr + local, expr.kind == ExprKind::New };
    const Passed passed = passedBy(context, expr);
    SetId result = emptySet;
    for (const Value& callee : m_sets.members(callees))
        result = m_sets.join(result, callValue(site, callee, passed));
    return result;
}

SetId Solver::callValue(const Site& site, const Value& callee, const Passed& passed)
{
    const LanguageRules& rules = *site.context.rules;
    switch (callee.kind) {
    case ValueKind::Function: {
        const SetId result = applyFunction(callee.id, passed, 0);
        return site.isNew ? m_sets.single({ ValueKind::Instance, callee.id }) : result;
    }
    case ValueKind::Method:
        return applyFunction(callee.id, passed, 1);
    case ValueKind::Class:
        return site.isNew || rules.callInstantiates ? instantiate(site, callee, passed) : emptySet;
    case ValueKind::External:
        if (site.isNew)
            return instanceOf(site.context, callee);
        return callExternal(site, callee.id, passed);
    case ValueKind::Instance: {
        if (rules.callMember.empty())
            return emptySet;
        // The call itself names what it reaches.
        const bool wasQuiet = std::exchange(m_isQuiet, true);
        const SetId result = callMethod(site, callee, { rules.callMember }, passed);
        m_isQuiet = wasQuiet;
        return result;
    }
    case ValueKind::Object: {
        Passed whole = passed;
        SetId functions = emptySet;
        if (functions = field(callee.key(), m_boundKey); functions == emptySet)
            return emptySet;
        std::vector<SetId> first;
        for (size_t i = 0; i < 16 && m_fields.contains(callee.key(), positionKey(i)); ++i)
            first.push_back(field(callee.key(), positionKey(i)));
        whole.positional.insert(whole.positional.begin(), first.begin(), first.end());
        whole.spreadAt += first.size();
        whole.pairs = m_sets.join(whole.pairs, m_sets.single(callee));
        SetId result = emptySet;
        for (const Value& function : m_sets.members(functions)) {
            if (function.kind != ValueKind::Object)
                result = m_sets.join(result, callValue(site, function, whole));
        }
        return result;
    }
    default:
        return emptySet;
    }
}

SetId Solver::applyFunction(quint32 function, const Passed& passed, quint32 offset)
{
    giveArguments(function, passed, offset);
    return returnedBy(function, passed, offset);
}

void Solver::giveArguments(quint32 function, const Passed& passed, quint32 offset)
{
    const ProgramFile& target = m_program.files[m_program.fileOfDefinition(function)];
    const Definition& definition = m_program.definition(function);
    for (size_t i = 0; i < passed.positional.size(); ++i) {
        const SetId value = passed.positional[i];
        const size_t position = i + offset;
        if (value == emptySet)
            continue;
        if (position >= definition.restPosition()) {
            const Value rest { ValueKind::Object, target.firstExpr + definition.rest };
            put(rest, positionKey(position - definition.restPosition()), value);
        } else if (position < definition.parameters.size() && definition.parameters[position] != noIndex) {
            joinBinding(target.firstBinding + definition.parameters[position], value);
        }
    }
    for (const auto& [name, value] : passed.named)
        bindNamed(function, name, value);
    if (passed.spread != emptySet || passed.pairs != emptySet)
        bindSpread(function, passed, offset);
}

void Solver::bindNamed(quint32 function, StringId name, SetId value)
{
    const ProgramFile& target = m_program.files[m_program.fileOfDefinition(function)];
    const Definition& definition = m_program.definition(function);
    const quint32 binding = target.facts.findBinding(definition.scope, name);
    if (binding != noIndex && target.facts.bindings[binding].kind == BindingKind::Parameter)
        joinBinding(target.firstBinding + binding, value);
    else if (definition.keywords != noIndex)
        put({ ValueKind::Object, target.firstExpr + definition.keywords }, name, value);
}

/// `f(*list, **dictionary)`.
void Solver::bindSpread(quint32 function, const Passed& passed, quint32 offset)
{
    const ProgramFile& target = m_program.files[m_program.fileOfDefinition(function)];
    const Definition& definition = m_program.definition(function);
    for (const Value& spread : m_sets.members(passed.spread)) {
        if (!isCollection(spread))
            continue;
        const size_t from = passed.spreadAt + offset;
        for (size_t i = from; i < definition.parameters.size() && i < definition.restPosition(); ++i) {
            if (definition.parameters[i] != noIndex)
                joinBinding(target.firstBinding + definition.parameters[i], elementAt(spread, positionKey(i - from)));
        }
        if (definition.rest == noIndex)
            continue;
        const Value rest { ValueKind::Object, target.firstExpr + definition.rest };
        if (from == definition.restPosition()) {
            copyElements(spread, rest);
            continue;
        }
        const size_t skipped = from < definition.restPosition() ? definition.restPosition() - from : 0;
        for (size_t i = skipped; i < 16 && m_fields.contains(spread.key(), positionKey(i)); ++i) {
            const size_t position
                = i - skipped + (from > definition.restPosition() ? from - definition.restPosition() : 0);
            put(rest, positionKey(position), field(spread.key(), positionKey(i)));
        }
        if (const SetId any = m_sets.join(field(spread.key(), m_anyKey), field(spread.key(), m_tailKey)))
            put(rest, m_anyKey, any);
    }
    for (const Value& pairs : m_sets.members(passed.pairs)) {
        if (!isCollection(pairs))
            continue;
        for (const Value& key : m_sets.members(field(pairs.key(), m_textKeys))) {
            if (key.kind == ValueKind::Text && key.id != 0)
                bindNamed(function, key.id, field(pairs.key(), key.id));
        }
        const SetId any = field(pairs.key(), m_anyKey);
        for (size_t i = offset; any != emptySet && i < definition.parameters.size(); ++i) {
            if (definition.parameters[i] != noIndex)
                joinBinding(target.firstBinding + definition.parameters[i], any);
        }
    }
}

void Solver::bindReceiver(quint32 function, const Value& receiver)
{
    const ProgramFile& target = m_program.files[m_program.fileOfDefinition(function)];
    const Definition& definition = m_program.definition(function);
    if (!target.language->rules.selfParameter)
        return;
    if (definition.restPosition() == 0)
        put({ ValueKind::Object, target.firstExpr + definition.rest }, positionKey(0), m_sets.single(receiver));
    else if (!definition.parameters.empty() && definition.parameters[0] != noIndex)
        joinBinding(target.firstBinding + definition.parameters[0], m_sets.single(receiver));
}

/// Functions that a class holds, taken from an object of it or from the class.
SetId Solver::boundTo(const Value& receiver, SetId members)
{
    SetId result = emptySet;
    for (const Value& value : m_sets.members(members)) {
        Value found = value;
        if (value.kind == ValueKind::Function) {
            const quint16 flags = m_program.definition(value.id).flags;
            const bool isClassMethod = flags & ClassFunction;
            if (!(flags & StaticFunction) && (isClassMethod || receiver.kind == ValueKind::Instance)) {
                bindReceiver(value.id, isClassMethod ? Value { ValueKind::Class, receiver.id } : receiver);
                found.kind = ValueKind::Method;
            }
        }
        result = m_sets.join(result, m_sets.single(found));
    }
    return result;
}

/// A function that returns one of its parameters gives each caller its own argument back.
void Solver::findPassThrough()
{
    for (const ProgramFile& file : m_program.files)
        findPassThrough(file);
}

void Solver::findPassThrough(const ProgramFile& file)
{
    std::unordered_set<quint32> assigned;
    std::unordered_map<quint32, quint32> standards;
    for (const Flow& flow : file.facts.flows) {
        const Expr& target = file.facts.exprs[flow.target];
        if (target.kind != ExprKind::Name || target.a == noIndex)
            continue;
        if (flow.kind == FlowKind::Assignment)
            assigned.insert(target.a);
        else if (flow.kind == FlowKind::Default)
            standards[target.a] = flow.value;
    }
    const auto through = [&](const ReturnFact& fact) {
        const Definition& definition = file.facts.definitions[fact.definition];
        const Expr* returned = &file.facts.exprs[fact.expr];
        Through found;
        found.expr = file.firstExpr + fact.expr;
        found.isCalled = returned->kind == ExprKind::Call && returned->a != noIndex;
        const Expr& expr = found.isCalled ? file.facts.exprs[returned->a] : *returned;
        if (expr.kind != ExprKind::Name || expr.a == noIndex || assigned.contains(expr.a))
            return found;
        const auto place = std::find(definition.parameters.begin(), definition.parameters.end(), expr.a);
        if (place == definition.parameters.end())
            return found;
        found.parameter = quint32(place - definition.parameters.begin());
        if (const auto known = standards.find(expr.a); known != standards.end() && known->second != noIndex)
            found.standard = file.firstExpr + known->second;
        return found;
    };
    for (const ReturnFact& fact : file.facts.returns) {
        if (through(fact).parameter != noIndex)
            m_throughOf.emplace(file.firstDefinition + fact.definition, quint32(m_throughOf.size()));
    }
    m_passThrough.resize(m_throughOf.size());
    for (const ReturnFact& fact : file.facts.returns) {
        const quint32 known = m_throughOf.find(file.firstDefinition + fact.definition);
        if (known != noIndex)
            m_passThrough[known].push_back(through(fact));
    }
}

SetId Solver::returnedBy(quint32 function, const Passed& passed, quint32 offset)
{
    if (m_trace)
        static_cast<void>(m_throughReaders[function]);
    const quint32 known = m_throughOf.find(function);
    if (known == noIndex || m_passThrough[known].empty() || passed.spread != emptySet || passed.pairs != emptySet)
        return m_returns[function];
    const ProgramFile& file = m_program.files[m_program.fileOfDefinition(function)];
    const Definition& definition = m_program.definition(function);
    SetId result = emptySet;
    for (const Through& through : m_passThrough[known]) {
        if (through.parameter == noIndex) {
            result = m_sets.join(result, m_exprValues[through.expr]);
            continue;
        }
        const quint32 binding = definition.parameters[through.parameter];
        SetId value = emptySet;
        if (through.parameter < offset) {
            for (const Value& receiver : m_sets.members(passed.receiver)) {
                const bool isOwn = receiver.kind == ValueKind::Instance || receiver.kind == ValueKind::Class;
                const auto& order = isOwn ? lineage(receiver.id) : std::vector<quint32>();
                if (std::find(order.begin(), order.end(), m_classOf[function]) == order.end())
                    continue;
                const bool isClass = definition.flags & ClassFunction;
                value = m_sets.join(value, m_sets.single({ isClass ? ValueKind::Class : receiver.kind, receiver.id }));
            }
            if (value == emptySet)
                value = m_bindingValues[file.firstBinding + binding];
        } else if (through.parameter - offset < passed.positional.size()) {
            value = passed.positional[through.parameter - offset];
        } else {
            const StringId name = file.facts.bindings[binding].name;
            const auto named = std::find_if(
                passed.named.begin(), passed.named.end(), [&](const auto& entry) { return entry.first == name; });
            value = named != passed.named.end() ? named->second
                : through.standard == noIndex   ? emptySet
                                                : m_exprValues[through.standard];
        }
        if (!through.isCalled)
            result = m_sets.join(result, value);
        else
            result = m_sets.join(result, returnedByValues(value, through.expr));
    }
    return result;
}

/// What calling these values gives; of other than functions and classes what the call gives to all.
SetId Solver::returnedByValues(SetId callees, quint32 call)
{
    SetId result = emptySet;
    for (const Value& callee : m_sets.members(callees)) {
        if (callee.kind == ValueKind::Class)
            result = m_sets.join(result, m_sets.single({ ValueKind::Instance, callee.id }));
        else if (callee.kind == ValueKind::Function || callee.kind == ValueKind::Method)
            result = m_sets.join(result, m_returns[callee.id]);
        else
            result = m_sets.join(result, m_exprValues[call]);
    }
    return result;
}

SetId Solver::callMethod(
    const Site& site, const Value& receiver, const std::vector<std::string>& names, const Passed& passed, bool* isFound)
{
    SetId result = emptySet;
    Passed given = passed;
    given.receiver = m_sets.single(receiver);
    for (const std::string& name : names) {
        bool isCalled = false;
        const SetId methods = classMember(site.context, receiver.id, m_strings.add(name));
        for (const Value& method : m_sets.members(methods)) {
            if (method.kind != ValueKind::Function && method.kind != ValueKind::Method)
                continue;
            isCalled = true;
            bindReceiver(method.id, receiver);
            result = m_sets.join(result, applyFunction(method.id, given, site.context.rules->selfParameter ? 1 : 0));
            log(site, method);
        }
        if (isCalled) {
            if (isFound)
                *isFound = true;
            return result;
        }
    }
    return result;
}

/// What an outside function calls.
SetId Solver::callEach(const Site& site, SetId callees, const Passed& passed)
{
    SetId result = emptySet;
    if (m_depth >= 4)
        return result;
    ++m_depth;
    for (const Value& callee : m_sets.members(callees)) {
        if (callee.kind == ValueKind::External) {
            const auto& rules = *site.context.rules;
            const auto type = rules.constructorTypes.find(std::string(m_strings.stdView(callee.id)));
            if (type == rules.constructorTypes.end())
                continue;
            const Value made { ValueKind::Pair, site.expr };
            if (rules.collectionTypes.contains(type->second)) {
                noteType(made, m_strings.add(type->second));
                result = m_sets.join(result, m_sets.single(made));
            } else {
                result
                    = m_sets.join(result, m_sets.single({ ValueKind::ExternalInstance, m_strings.add(type->second) }));
            }
            continue;
        }
        std::vector<Target> found;
        addTargets(site.context, callee, false, true, found);
        for (const Target& target : found)
            log(site, target.value);
        result = m_sets.join(result, callValue(site, callee, passed));
    }
    --m_depth;
    return result;
}

/// Notes something that is called without a call that says so.
void Solver::log(const Site& site, const Value& called)
{
    if (!m_isQuiet)
        noteImplicit(site.expr, called.kind == ValueKind::Method ? Value { ValueKind::Function, called.id } : called);
}

void Solver::addTargets(
    const Context& context, const Value& callee, bool isNew, bool isPlain, std::vector<Target>& found)
{
    const auto add = [&](Value value, bool isConstructor) {
        if (value.kind == ValueKind::Method)
            value.kind = ValueKind::Function;
        const auto isSame = [&](const Target& known) { return known.value.key() == value.key(); };
        if (std::none_of(found.begin(), found.end(), isSame))
            found.push_back({ value, isConstructor });
    };
    const LanguageRules& rules = *context.rules;
    switch (callee.kind) {
    case ValueKind::Function:
    case ValueKind::Method:
        add(callee, false);
        break;
    case ValueKind::External:
        add(callee, isNew && !isPlain);
        break;
    case ValueKind::Class: {
        if (!isNew && !rules.callInstantiates)
            break;
        if (m_program.definition(callee.id).kind != DefinitionKind::Class)
            break;
        const StringId name = rules.constructorName.empty() ? m_program.definition(callee.id).name
                                                            : m_strings.add(rules.constructorName);
        bool hasConstructor = false;
        for (const Value& method : m_sets.members(classMember(context, callee.id, name))) {
            hasConstructor = hasConstructor || method.kind == ValueKind::Function;
            if (method.kind == ValueKind::Function)
                add(method, true);
        }
        if (!hasConstructor && !rules.allocatorName.empty()) {
            for (const Value& method :
                m_sets.members(classMember(context, callee.id, m_strings.add(rules.allocatorName))))
                hasConstructor = hasConstructor || method.kind == ValueKind::Function;
        }
        if (!hasConstructor)
            add(callee, true);
        break;
    }
    case ValueKind::Instance: {
        if (rules.callMember.empty())
            break;
        const StringId name = m_strings.add(rules.callMember);
        for (const Value& method : m_sets.members(classMember(context, callee.id, name))) {
            if (method.kind == ValueKind::Function)
                add(method, false);
        }
        break;
    }
    case ValueKind::Object:
        for (const Value& function : m_sets.members(field(callee.key(), m_boundKey))) {
            if (function.kind != ValueKind::Object)
                addTargets(context, function, isNew, isPlain, found);
        }
        break;
    default:
        break;
    }
}

/// Where nothing else is known: a parameter has its declared type, a method's first one is an object of its class.
void Solver::guess()
{
    guessReceivers(true);
    for (quint32 f = 0; f < m_program.files.size(); ++f) {
        const ProgramFile& file = m_program.files[f];
        const Context context { f, &file, &file.language->rules, file.language };
        for (quint32 i = 0; i < file.facts.flows.size(); ++i) {
            const Flow& flow = file.facts.flows[i];
            if (flow.kind == FlowKind::Hint && flow.value != noIndex)
                once(hintStep(file, i), [&] { guessHint(context, flow); });
        }
    }
    if (m_trace)
        m_trace->nextSweep();
}

/// Something that is done just once; a trace must tell who has done it.
void Solver::once(quint32 step, const std::function<void()>& act)
{
    if (m_trace)
        m_dependencies.run(step, [&](quint32) { act(); });
    else
        act();
}

void Solver::guessHint(const Context& context, const Flow& flow)
{
    const ProgramFile& file = *context.source;
    const Expr& target = file.facts.exprs[flow.target];
    const SetId known = target.kind == ExprKind::Name && target.a != noIndex
        ? m_bindingValues[file.firstBinding + target.a]
        : m_exprValues[file.firstExpr + flow.target];
    if (known == emptySet)
        store(context, flow.target, m_exprValues[file.firstExpr + flow.value]);
}

/// Objects of methods that are never called; of all methods, where calls do not hand their objects over.
void Solver::guessReceivers(bool appliesCalls)
{
    for (quint32 id = 0; id < m_program.definitionCount(); ++id) {
        const LanguageRules& rules = m_program.files[m_program.fileOfDefinition(id)].language->rules;
        if (!rules.selfParameter || rules.effects.empty() == appliesCalls)
            continue;
        if (appliesCalls)
            once(receiverStep(id), [&] { guessReceiver(id); });
        else
            guessReceiver(id);
    }
}

void Solver::guessReceiver(quint32 function)
{
    const ProgramFile& file = m_program.files[m_program.fileOfDefinition(function)];
    const Definition& definition = m_program.definition(function);
    const bool isMethod = definition.kind == DefinitionKind::Function && (definition.flags & MethodFunction);
    if (!isMethod || (definition.flags & StaticFunction) || definition.parameters.empty()
        || definition.parameters[0] == noIndex
        || m_bindingValues[file.firstBinding + definition.parameters[0]] != emptySet)
        return;
    const bool isClass = definition.flags & ClassFunction;
    bindReceiver(function, { isClass ? ValueKind::Class : ValueKind::Instance, m_classOf[function] });
}

} // namespace Foreguest
