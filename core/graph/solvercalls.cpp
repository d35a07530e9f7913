// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr int deepestInvocation = 6;
constexpr quint32 mostSpread = 8;
constexpr quint32 mostIndexKeys = 256;
constexpr size_t mostBound = 16;
constexpr size_t mostMergedKeys = 256;
} // namespace

/// What stands in front of a call's dot.
SetId Solver::receiverOf(const Context& context, const Expr& call) const
{
    if (!context.rules->thisByCall || call.a == noIndex)
        return emptySet;
    const ProgramFile& file = *context.source;
    const Expr* callee = &file.facts.exprs[call.a];
    if (callee->kind == ExprKind::Super)
        return const_cast<Solver*>(this)->evaluateThis(context, *callee);
    if ((callee->kind != ExprKind::Member && callee->kind != ExprKind::Subscript) || callee->a == noIndex)
        return emptySet;
    const Expr& object = file.facts.exprs[callee->a];
    if (object.kind == ExprKind::Super)
        return const_cast<Solver*>(this)->evaluateThis(context, object);
    return m_exprValues[file.firstExpr + callee->a];
}

Solver::Invocation Solver::invocationOf(const Context& context, quint32 local, const Expr& call)
{
    const ProgramFile& file = *context.source;
    Invocation made;
    made.context = &context;
    made.expr = file.firstExpr + local;
    made.isNew = call.kind == ExprKind::New;
    const Expr& callee = file.facts.exprs[call.a];
    const bool hasObject
        = (callee.kind == ExprKind::Member || callee.kind == ExprKind::Subscript) && callee.a != noIndex;
    made.receiver = context.rules->thisByCall ? receiverOf(context, call)
        : hasObject                           ? m_exprValues[file.firstExpr + callee.a]
                                              : emptySet;
    for (quint32 i = 0; i < call.count; ++i) {
        const Argument& argument = file.facts.arguments[call.b + i];
        const SetId value = argument.expr == noIndex ? emptySet : m_exprValues[file.firstExpr + argument.expr];
        if (argument.isSpread)
            spreadArguments(made, value);
        else if (argument.key == 0)
            made.arguments.push_back(value);
    }
    return made;
}

/// `f(...list)`
void Solver::spreadArguments(Invocation& call, SetId list)
{
    SetId any = emptySet;
    std::vector<SetId> known;
    for (const Value& value : m_sets.members(list)) {
        if (value.kind != ValueKind::Object || field(value.key(), m_iteratedKey) != emptySet) {
            any = m_sets.join(any, iterate(*call.context, call.expr, m_sets.single(value)));
            continue;
        }
        any = m_sets.join(any, field(value.key(), m_anyKey));
        for (quint32 i = 0; i < mostSpread; ++i) {
            const SetId element = field(value.key(), indexKey(i));
            if (element == emptySet)
                continue;
            known.resize(std::max<size_t>(known.size(), i + 1), emptySet);
            known[i] = m_sets.join(known[i], element);
        }
    }
    for (SetId& element : known)
        call.arguments.push_back(m_sets.join(element, any));
    call.rest = m_sets.join(call.rest, any);
}

SetId Solver::callFunction(const Context& context, quint32 local, const Expr& call, quint32 function)
{
    const SetId self = m_sets.single({ ValueKind::Instance, function });
    if (call.kind == ExprKind::New) {
        if (context.rules->thisByCall)
            joinReceiver(function, self);
        passArguments(context, call, function, 0);
        SetId result = self;
        // A constructor may hand out another object than its own.
        for (const Value& value : m_sets.members(m_returns[function])) {
            if (value.kind == ValueKind::Object || value.kind == ValueKind::Instance)
                result = m_sets.join(result, m_sets.single(value));
        }
        return result;
    }
    Q_UNUSED(local)
    joinReceiver(function, receiverOf(context, call));
    passArguments(context, call, function, receiverOffset(context, call, function));
    return callResult(context, function);
}

/// What a call gives: an asynchronous function's is a promise.
SetId Solver::callResult(const Context& context, quint32 function)
{
    const Definition& definition = m_program.definition(function);
    const bool isPromise = (definition.flags & AsyncFunction) && !context.rules->promiseType.empty();
    const ProgramFile& file = m_program.files[m_program.fileOfDefinition(function)];
    if (!isPromise || file.facts.bodies[definition.facts].isGenerator)
        return m_returns[function];
    const Value promise = objectAt(quint64(1) << 40 | function, m_strings.add(context.rules->promiseType));
    joinField(promise.key(), m_promisedKey, awaited(context, m_returns[function]));
    return m_sets.single(promise);
}

/// Calls something with values rather than expressions, as natives do; notes it as an implicit call.
SetId Solver::invoke(const Invocation& call, const Value& callee)
{
    const Context& context = *call.context;
    if (call.depth > deepestInvocation)
        return emptySet;
    if (callee.kind == ValueKind::Bound) {
        const BoundFunction bound = m_bound[callee.id];
        Invocation inner = call;
        inner.depth = call.depth + 1;
        inner.receiver = field(callee.key(), m_receiverKey);
        inner.arguments.clear();
        for (quint32 i = 0; i < bound.count; ++i)
            inner.arguments.push_back(field(callee.key(), indexKey(i)));
        inner.arguments.insert(inner.arguments.end(), call.arguments.begin(), call.arguments.end());
        // The call itself names what it reaches; only those that a native makes are implicit.
        return invoke(inner, bound.target);
    }
    if (callee.kind == ValueKind::Function) {
        joinReceiver(callee.id, call.receiver);
        for (quint32 i = 0; i < call.arguments.size(); ++i)
            passArgument(callee.id, i, call.arguments[i]);
        passRest(callee.id, quint32(call.arguments.size()), call.rest);
        return callResult(context, callee.id);
    }
    if (callee.kind == ValueKind::Class && call.isNew)
        return m_sets.single({ ValueKind::Instance, callee.id });
    if (callee.kind != ValueKind::External)
        return emptySet;
    SetId result = emptySet;
    if (const NativeSummary* native = nativeOf(context, callee.id))
        result = runNative(call, *native);
    else if (context.rules->librariesCallBack)
        callBack(call, callee.id);
    if (result != emptySet)
        return result;
    if (!call.isNew)
        return returned(context, callee.id);
    for (const Value& made : m_sets.members(instanceOf(context, callee))) {
        // Objects of libraries' types are told apart by where they are made.
        const bool isMade = context.rules->thisByCall && made.kind == ValueKind::ExternalInstance;
        result = m_sets.join(result, m_sets.single(isMade ? objectAt(quint64(call.expr) << 8 | 0xFF, made.id) : made));
    }
    return result;
}

/// A function handed to a library, of which no more is known, is called by it.
void Solver::callBack(const Invocation& call, StringId library)
{
    const std::string_view name = m_strings.stdView(library);
    const std::string root(name.substr(0, name.find('.')));
    if (call.context->rules->builtins.contains(root) || call.context->rules->types.contains(root))
        return;
    Invocation inner;
    inner.context = call.context;
    inner.expr = call.expr;
    inner.depth = call.depth + 1;
    for (const SetId argument : call.arguments) {
        for (const Value& value : m_sets.members(argument)) {
            if (value.kind != ValueKind::Function)
                continue;
            noteImplicit(call.expr, value);
            invoke(inner, value);
        }
    }
}

void Solver::joinReceiver(quint32 function, SetId receiver)
{
    if (receiver == emptySet || m_program.definition(function).isArrow)
        return;
    m_this.join(m_sets, function, receiver);
}

void Solver::passArgument(quint32 function, quint32 position, SetId value)
{
    if (value == emptySet)
        return;
    const ProgramFile& target = m_program.files[m_program.fileOfDefinition(function)];
    const Definition& definition = m_program.definition(function);
    if (definition.allArguments != noIndex)
        storeElement(
            Value { ValueKind::Object, target.firstExpr + definition.allArguments }.key(), indexKey(position), value);
    if (definition.rest != noIndex && position >= definition.restFrom) {
        storeElement(Value { ValueKind::Object, target.firstExpr + definition.rest }.key(),
            indexKey(position - definition.restFrom), value);
        return;
    }
    if (position < definition.parameters.size() && definition.parameters[position] != noIndex)
        joinBinding(target.firstBinding + definition.parameters[position],
            ofDeclaredType(target, definition.parameters[position], value));
}

/// Arguments whose position is not known may be any of the further parameters.
void Solver::passRest(quint32 function, quint32 from, SetId value)
{
    if (value == emptySet)
        return;
    const ProgramFile& target = m_program.files[m_program.fileOfDefinition(function)];
    const Definition& definition = m_program.definition(function);
    for (quint32 i = from; i < definition.parameters.size(); ++i) {
        if (definition.parameters[i] != noIndex)
            joinBinding(target.firstBinding + definition.parameters[i], value);
    }
    for (const quint32 list : { definition.rest, definition.allArguments }) {
        if (list != noIndex)
            storeElement(Value { ValueKind::Object, target.firstExpr + list }.key(), 0, value);
    }
}

void Solver::noteImplicit(quint32 expr, const Value& called)
{
    m_fields.join(m_sets, Value { ValueKind::Object, expr }.key(), m_implicitKey, m_sets.single(called));
}

const std::vector<Value>& Solver::implicitCalls(quint32 expr) const
{
    return m_sets.members(m_fields.known(Value { ValueKind::Object, expr }.key(), m_implicitKey));
}

/// What promises are kept with; other values stay as they are.
SetId Solver::awaited(const Context& context, SetId promises)
{
    if (context.rules->promiseType.empty())
        return promises;
    const StringId promise = m_strings.add(context.rules->promiseType);
    SetId result = emptySet;
    for (const Value& value : m_sets.members(promises)) {
        const bool isPromise = value.kind == ValueKind::Object && objectType(value.id) == promise;
        result = m_sets.join(result, isPromise ? field(value.key(), m_promisedKey) : m_sets.single(value));
    }
    return result;
}

SetId Solver::elements(SetId lists)
{
    SetId result = emptySet;
    for (const Value& value : m_sets.members(lists)) {
        if (value.kind == ValueKind::Text)
            result = m_sets.join(result, m_sets.single({ ValueKind::Text, 0 }));
        else if (value.kind != ValueKind::External && value.kind != ValueKind::ExternalInstance)
            result = m_sets.join(result, field(ownerKey(value), m_allKeys));
    }
    return result;
}

/// What going over something gives; its own iterator, if it has one, is called for that.
SetId Solver::iterate(const Context& context, quint32 expr, SetId iterables, int depth)
{
    const LanguageRules& rules = *context.rules;
    SetId result = emptySet;
    for (const Value& value : m_sets.members(iterables)) {
        const SetId instead = value.kind == ValueKind::Object ? field(value.key(), m_iteratedKey) : emptySet;
        result = m_sets.join(result, instead != emptySet ? instead : elements(m_sets.single(value)));
        if (rules.iteratorMember.empty() || depth > 2)
            continue;
        Invocation call;
        call.context = &context;
        call.expr = expr;
        call.receiver = m_sets.single(value);
        for (const Value& make : m_sets.members(member(context, value, m_strings.add(rules.iteratorMember)))) {
            if (make.kind != ValueKind::Function)
                continue;
            noteImplicit(expr, make);
            for (const Value& iterator : m_sets.members(invoke(call, make))) {
                result = m_sets.join(result, elements(m_sets.single(iterator)));
                Invocation step = call;
                step.receiver = m_sets.single(iterator);
                for (const Value& next : m_sets.members(member(context, iterator, m_strings.add(rules.nextMember)))) {
                    if (next.kind != ValueKind::Function)
                        continue;
                    noteImplicit(expr, next);
                    const SetId stepped = invoke(step, next);
                    if (rules.nextValue.empty()) {
                        result = m_sets.join(result, stepped);
                        continue;
                    }
                    for (const Value& entry : m_sets.members(awaited(context, stepped)))
                        result = m_sets.join(result, member(context, entry, m_strings.add(rules.nextValue)));
                }
            }
        }
    }
    return result;
}

/// Reading a member that has a getter calls it.
SetId Solver::throughAccessors(const Context& context, quint32 expr, const Value& owner, SetId found, int)
{
    if (!context.rules->thisByCall)
        return found;
    const auto isAccessor = [&](const Value& value) {
        if (value.kind == ValueKind::Bound)
            return m_bound[value.id].isGetter;
        return value.kind == ValueKind::Function
            && (m_program.definition(value.id).flags & (PropertyFunction | SetterFunction));
    };
    const auto& values = m_sets.members(found);
    if (std::none_of(values.begin(), values.end(), isAccessor))
        return found;
    SetId result = emptySet;
    for (const Value& value : std::vector<Value>(values)) {
        if (!isAccessor(value)) {
            result = m_sets.join(result, m_sets.single(value));
            continue;
        }
        const Value getter = value.kind == ValueKind::Bound ? m_bound[value.id].target : value;
        const bool isSetter
            = value.kind != ValueKind::Bound && !(m_program.definition(getter.id).flags & PropertyFunction);
        if (isSetter)
            continue;
        noteImplicit(expr, getter);
        joinReceiver(getter.id, m_sets.single(owner));
        result = m_sets.join(result, m_returns[getter.id]);
    }
    return result;
}

/// Writing a member that has a setter calls it.
void Solver::storeThroughAccessors(const Context& context, quint32 expr, const Value& owner, SetId value)
{
    if (!context.rules->thisByCall || owner.kind == ValueKind::Module)
        return;
    for (const Value& found : m_sets.members(member(context, owner, m_program.expr(expr).text))) {
        if (found.kind != ValueKind::Function || !(m_program.definition(found.id).flags & SetterFunction))
            continue;
        noteImplicit(expr, found);
        joinReceiver(found.id, m_sets.single(owner));
        passArgument(found.id, 0, value);
    }
}

void Solver::storeElement(quint64 owner, StringId key, SetId value)
{
    joinField(owner, key ? key : m_anyKey, value);
    joinField(owner, m_allKeys, value);
}

/// `{...source}` and `Object.assign(target, source)`
void Solver::mergeFields(const Value& target, const Value& source)
{
    if (m_trace && m_trace->isReplaying())
        m_trace->lose();
    if (source.kind == ValueKind::External || source.kind == ValueKind::ExternalInstance
        || source.kind == ValueKind::Text || ownerKey(source) == ownerKey(target))
        return;
    // Depends on the number of keys.
    static_cast<void>(field(ownerKey(source), m_keysKey));
    const quint32 keys = m_keysOf.find(ownerKey(source));
    if (keys == noIndex)
        return;
    const std::vector<StringId> copied = m_keys[keys];
    for (size_t i = 0; i < std::min(copied.size(), mostMergedKeys); ++i) {
        if (copied[i] != m_protoKey)
            joinField(ownerKey(target), copied[i], field(ownerKey(source), copied[i]));
    }
}

StringId Solver::indexKey(quint32 index)
{
    if (m_indexKeys.empty()) {
        for (quint32 i = 0; i < mostIndexKeys; ++i)
            m_indexKeys.push_back(m_strings.add(std::to_string(i)));
    }
    return index < mostIndexKeys ? m_indexKeys[index] : m_anyKey;
}

StringId Solver::objectType(quint32 object) const
{
    return object < m_program.exprCount() ? m_program.expr(object).text : m_madeTypes[object - m_program.exprCount()];
}

/// The object that something makes each time it runs, as one.
Value Solver::objectAt(quint64 place, StringId type)
{
    const auto [known, isNew] = m_made.try_emplace(place, m_program.exprCount() + quint32(m_madeTypes.size()));
    if (isNew)
        m_madeTypes.push_back(type);
    return { ValueKind::Object, known->second };
}

Value Solver::boundAt(quint32 expr, const Value& target)
{
    std::vector<quint32>& known = m_boundAt[expr];
    for (const quint32 id : known) {
        if (m_bound[id].target.key() == target.key())
            return { ValueKind::Bound, id };
    }
    if (known.size() >= mostBound)
        return { ValueKind::Bound, known.front() };
    known.push_back(quint32(m_bound.size()));
    m_bound.push_back({ target });
    return { ValueKind::Bound, known.back() };
}

} // namespace Foreguest
