// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

SetId Solver::argumentValues(const Context& context, const Expr& call, quint32 first)
{
    const ProgramFile& file = *context.source;
    SetId result = emptySet;
    for (quint32 i = first; i < call.count; ++i) {
        if (const quint32 argument = file.facts.arguments[call.b + i].expr; argument != noIndex)
            result = m_sets.join(result, m_exprValues[file.firstExpr + argument]);
    }
    return result;
}

/// Functions among the arguments are run, on what the object holds; what they give may be what the call gives.
SetId Solver::runArguments(const Context& context, quint32 local, const Expr& call)
{
    const ProgramFile& file = *context.source;
    const Expr& callee = calleeOf(context, call);
    const bool hasObject = callee.kind == ExprKind::Member && callee.a != noIndex;
    const SetId object = hasObject ? m_exprValues[file.firstExpr + callee.a] : emptySet;
    SetId elements = emptySet;
    for (const Value& value : m_sets.members(object)) {
        if (value.kind != ValueKind::ExternalInstance && value.kind != ValueKind::External
            && value.kind != ValueKind::Package)
            elements = m_sets.join(elements, m_sets.single(value));
    }
    SetId result = emptySet;
    for (const Value& held : m_sets.members(argumentValues(context, call))) {
        if (held.kind != ValueKind::Function)
            continue;
        noteImplicit(file.firstExpr + local, held);
        result = m_sets.join(result, m_returns[held.id]);
        const ProgramFile& target = m_program.files[m_program.fileOfDefinition(held.id)];
        for (const quint32 parameter : m_program.definition(held.id).parameters) {
            if (parameter != noIndex && context.rules->transparentContainers)
                joinBinding(target.firstBinding + parameter, elements);
        }
    }
    return result;
}

/// Without objects of libraries' types, of which no more is told than that.
SetId Solver::ownValues(SetId values)
{
    SetId own = emptySet;
    for (const Value& value : m_sets.members(values)) {
        if (value.kind != ValueKind::ExternalInstance && value.kind != ValueKind::External)
            own = m_sets.join(own, m_sets.single(value));
    }
    return own;
}

/// Whether a type of a library is known to have a method.
bool Solver::hasMethod(const Context& context, const Value& object, StringId name) const
{
    const auto type = context.rules->types.find(std::string(m_strings.stdView(object.id)));
    return type != context.rules->types.end() && type->second.contains(std::string(m_strings.stdView(name)));
}

/// A member of a container or of what it holds: of what is surely known to have it, else of any library's type.
SetId Solver::heldMember(const Context& context, const std::vector<Value>& owners, StringId name)
{
    SetId known = emptySet;
    for (const Value& owner : owners) {
        if (owner.kind != ValueKind::ExternalInstance || hasMethod(context, owner, name))
            known = m_sets.join(known, member(context, owner, name));
    }
    for (size_t i = 0; i < owners.size() && known == emptySet; ++i)
        known = member(context, owners[i], name);
    return known;
}

/// What a call of a method of a library gives, where its object stands for what it holds.
SetId Solver::effectsOfMethod(const Context& context, const Expr& call, SetId given)
{
    const ProgramFile& file = *context.source;
    const Expr& callee = calleeOf(context, call);
    const std::string name(m_strings.stdView(callee.text));
    if (!context.rules->transparentContainers || callee.kind != ExprKind::Member || callee.a == noIndex)
        return given;
    if (context.rules->storingMethods.contains(name))
        store(context, callee.a, ownValues(argumentValues(context, call)));
    if (!context.rules->transparentMethods.contains(name))
        return given;
    const bool keepsType = given == emptySet;
    const bool isUnwrapping = context.rules->unwrappingMethods.contains(name);
    for (const Value& value : m_sets.members(m_exprValues[file.firstExpr + callee.a])) {
        const bool isLeft = value.kind == ValueKind::ExternalInstance
            && (!keepsType || (isUnwrapping && (isWrapper(context, value) || hasMethod(context, value, callee.text))));
        if (!isLeft)
            given = m_sets.join(given, m_sets.single(value));
    }
    return given;
}

SetId Solver::callExternal(const Context& context, quint32 local, const Expr& call, const Value& callee)
{
    const LanguageRules& rules = *context.rules;
    if (call.kind == ExprKind::New)
        return instanceOf(context, callee);
    SetId result = returned(context, callee.id);
    if (!rules.extensibleTypes)
        return result;
    const std::string name(m_strings.stdView(callee.id));
    const ProgramFile& file = *context.source;
    const quint32 first = call.count > 0 ? file.facts.arguments[call.b].expr : noIndex;
    if (rules.transparentCalls.contains(name))
        return m_sets.join(result, argumentValues(context, call));
    if (rules.makingCalls.contains(name) && first != noIndex) {
        for (const Value& type : m_sets.members(m_exprValues[file.firstExpr + first]))
            result = m_sets.join(result, instanceOf(context, type));
        return result;
    }
    if (rules.storingCalls.contains(name) && first != noIndex) {
        const SetId lists = m_exprValues[file.firstExpr + first];
        const SetId added = argumentValues(context, call, 1);
        for (const Value& list : m_sets.members(lists)) {
            if (list.kind != ValueKind::Object)
                continue;
            joinField(list.key(), m_anyKey, added);
            joinField(list.key(), m_allKeys, added);
        }
        return m_sets.join(result, lists == emptySet ? added : lists);
    }
    if (rules.externalsCallBack) {
        const SetId given = runArguments(context, local, call);
        result = rules.transparentContainers ? m_sets.join(result, given) : result;
    }
    if (const auto known = rules.calledBack.find(name); known != rules.calledBack.end())
        callMethods(context, local, known->second);
    for (const quint32 method : externalImplementations(context, callee.id)) {
        passArguments(context, call, method, 0);
        result = m_sets.join(result, m_returns[method]);
    }
    return effectsOfMethod(context, call, result);
}

/// Methods of its arguments that a function of a library calls.
void Solver::callMethods(const Context& context, quint32 local, const std::vector<CallbackRules>& callbacks)
{
    const ProgramFile& file = *context.source;
    for (const CallbackRules& callback : callbacks) {
        const quint32 argument = argumentAt(context, file.facts.exprs[local], callback.argument);
        if (argument == noIndex || !isSettled())
            continue;
        if (!m_interfaces.areFilled)
            indexTypes();
        for (const Value& value : std::vector<Value>(m_sets.members(m_exprValues[file.firstExpr + argument]))) {
            for (const std::string& name : callback.methods) {
                const StringId called = m_strings.add(name);
                if (value.kind != ValueKind::Instance)
                    continue;
                const quint32 own = methodOf(value.id, called);
                const std::vector<quint32> methods = isInterface(value.id) ? implementations(value.id, called)
                    : own != noIndex                                       ? std::vector<quint32> { own }
                                                                           : std::vector<quint32>();
                for (const quint32 method : methods)
                    noteImplicit(file.firstExpr + local, { ValueKind::Function, method });
            }
        }
    }
}

/// A method of something unknown, in a language whose containers stand for what they hold.
SetId Solver::callUnlisted(const Context& context, quint32 local, const Expr& call)
{
    if (!context.rules->transparentContainers || calleeOf(context, call).kind != ExprKind::Member)
        return emptySet;
    return effectsOfMethod(context, call, runArguments(context, local, call));
}

/// `T(x)` is the value as one of a type.
SetId Solver::convert(const Context& context, const Expr& call, const Value& type)
{
    SetId result = instanceOf(context, type);
    if (call.kind == ExprKind::New)
        return result;
    for (const Value& value : m_sets.members(argumentValues(context, call))) {
        if (value.kind == ValueKind::Function || value.kind == ValueKind::Object
            || (type.kind == ValueKind::Class && isInterface(type.id)))
            result = m_sets.join(result, m_sets.single(value));
    }
    return result;
}

/// `Variant(a, b)` makes a value with parts that patterns take out again.
void Solver::storeParts(const Context& context, const Expr& call, quint32 type)
{
    const ProgramFile& file = *context.source;
    const StringId variant = file.facts.exprs[call.a].text;
    for (quint32 i = 0; i < std::min(call.count, 16U); ++i) {
        const quint32 argument = file.facts.arguments[call.b + i].expr;
        const SetId value = argument == noIndex ? emptySet : m_exprValues[file.firstExpr + argument];
        if (value == emptySet)
            continue;
        const StringId position = m_strings.add(std::to_string(i));
        joinField(Value { ValueKind::Class, type }.key(), position, value);
        joinField(Value { ValueKind::Class, type }.key(), joined(variant, position), value);
    }
}

/// The last parameter of a variadic function holds a list of the arguments that are left, or one that is passed whole.
void Solver::passVariadic(const Context&, quint32 function, SetId value)
{
    const ProgramFile& target = m_program.files[m_program.fileOfDefinition(function)];
    const quint32 binding = m_program.definition(function).parameters.back();
    if (binding == noIndex)
        return;
    for (const Value& list : m_sets.members(m_bindingValues[target.firstBinding + binding])) {
        if (list.kind != ValueKind::Object)
            continue;
        joinField(list.key(), m_anyKey, value);
        joinField(list.key(), m_allKeys, value);
    }
    for (const Value& passed : m_sets.members(value)) {
        if (passed.kind == ValueKind::Object)
            joinBinding(target.firstBinding + binding, m_sets.single(passed));
    }
}

bool Solver::isWrapper(const Context& context, const Value& value) const
{
    return context.rules->wrapperTypes.contains(std::string(m_strings.stdView(value.id)));
}

/// An element of something that is no list of its own: of a named type made from one, of a generic function, or of a
/// container that stands for what it holds.
SetId Solver::partOf(const Context& context, const Value& owner, StringId key)
{
    if (owner.kind == ValueKind::Function || owner.kind == ValueKind::Class)
        return m_sets.single(owner);
    const bool isTransparent = context.rules->transparentContainers;
    if (owner.kind == ValueKind::ExternalInstance && key == m_unwrappedKey)
        return isWrapper(context, owner) ? emptySet : m_sets.single(owner);
    if (owner.kind == ValueKind::ExternalInstance)
        return isTransparent || (key != 0 && m_strings.stdView(key) == "0") ? m_sets.single(owner) : emptySet;
    if (owner.kind != ValueKind::Instance && owner.kind != ValueKind::Object)
        return emptySet;
    SetId found = field(ownerKey(owner), key ? key : m_allKeys);
    if (key != 0)
        found = m_sets.join(found, field(ownerKey(owner), m_anyKey));
    if (key != 0 && owner.kind == ValueKind::Instance)
        found = m_sets.join(found, scopeValue(owner.id, key));
    if (isTransparent && found == emptySet)
        found = m_sets.single(owner);
    return found;
}

} // namespace Foreguest
