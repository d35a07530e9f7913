// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr size_t mostSubtypes = 4096;
/// More receivers than this make a call's targets worthless.
constexpr size_t mostTargets = 64;
} // namespace

/// Whether a method stands for a declared one in a class derived from the declared one's.
bool Solver::overrides(quint32 method, quint32 declared)
{
    if (method == declared)
        return true;
    const Definition& own = m_program.definition(method);
    const Definition& base = m_program.definition(declared);
    if (own.name != base.name || own.parameters.size() != base.parameters.size() || (own.flags & StaticFunction))
        return false;
    const ProgramFile& ownFile = m_program.files[m_program.fileOfDefinition(method)];
    const ProgramFile& baseFile = m_program.files[m_program.fileOfDefinition(declared)];
    const quint32 baseClass = m_classOf.peek(declared);
    const bool isInterface = baseClass != noIndex && m_program.definition(baseClass).isInterface;
    const bool isVisible = isInterface || (base.flags & PublicFunction)
        || ownFile.facts.package == baseFile.facts.package || !baseFile.language->rules.overloads;
    if (!isVisible || (base.flags & PrivateFunction))
        return false;
    for (size_t i = 0; i < own.parameters.size(); ++i) {
        if (own.parameters[i] == noIndex || base.parameters[i] == noIndex)
            continue;
        const TypeId a = m_types.table.erased(m_types.ofBinding[ownFile.firstBinding + own.parameters[i]]);
        const TypeId b = m_types.table.erased(m_types.ofBinding[baseFile.firstBinding + base.parameters[i]]);
        const bool isOpen = m_types.table[a].kind == StaticType::Variable
            || m_types.table[b].kind == StaticType::Variable || a == noType || b == noType;
        if (a != b && !isOpen)
            return false;
    }
    return true;
}

/// The method with a body that runs for an object of a class: the class's and its base classes' come before those of
/// interfaces.
quint32 Solver::implementation(quint32 classDefinition, quint32 declared)
{
    const std::vector<quint32> order = lineage(classDefinition);
    const StringId name = m_program.definition(declared).name;
    for (const bool interfaces : { false, true }) {
        for (const quint32 owner : order) {
            if (m_program.definition(owner).isInterface != interfaces)
                continue;
            for (const quint32 method : methodsNamed(owner, name)) {
                if (!(m_program.definition(method).flags & AbstractFunction) && overrides(method, declared))
                    return method;
            }
        }
    }
    return noIndex;
}

quint32 Solver::implementationNamed(quint32 classDefinition, StringId name, quint32 count)
{
    const std::vector<quint32> order = lineage(classDefinition);
    for (const bool interfaces : { false, true }) {
        for (const quint32 owner : order) {
            if (m_program.definition(owner).isInterface != interfaces)
                continue;
            for (const quint32 method : methodsNamed(owner, name)) {
                const Definition& definition = m_program.definition(method);
                const bool fits = count == noIndex || definition.parameters.size() == count;
                if (fits && !(definition.flags & (AbstractFunction | StaticFunction)))
                    return method;
            }
        }
    }
    return noIndex;
}

/// Classes of objects that a variable of a class's type may hold.
std::vector<quint32> Solver::subtypes(quint32 base, bool onlyInstantiated)
{
    std::vector<quint32> open { base };
    std::vector<quint32> found;
    std::unordered_map<quint32, bool> seen { { base, true } };
    for (size_t next = 0; next < open.size() && open.size() < mostSubtypes; ++next) {
        const quint32 current = open[next];
        const Definition& definition = m_program.definition(current);
        if (!definition.isInterface && (!onlyInstantiated || m_types.instantiated[current]))
            found.push_back(current);
        const auto direct = m_types.subclasses.find(current);
        if (direct == m_types.subclasses.end())
            continue;
        for (const quint32 derived : direct->second) {
            if (seen.emplace(derived, true).second)
                open.push_back(derived);
        }
    }
    if (onlyInstantiated)
        m_dependencies.note(m_types.instantiatedReaders);
    return found;
}

/// Rapid type analysis (Bacon and Sweeney, OOPSLA 1996): what instantiated classes below `base` have for a method; the
/// whole hierarchy's where none of them is known to be instantiated.
void Solver::dispatchHierarchy(quint32 base, quint32 method, std::vector<Dispatch>& found)
{
    const auto add = [&](quint32 target, SetId receiver) {
        const auto isSame = [&](const Dispatch& known) { return known.value.id == target; };
        if (found.size() < mostTargets && std::none_of(found.begin(), found.end(), isSame))
            found.push_back({ { ValueKind::Function, target }, receiver, false });
    };
    for (const bool onlyInstantiated : { true, false }) {
        for (const quint32 candidate : subtypes(base, onlyInstantiated)) {
            if (!onlyInstantiated && (m_program.definition(candidate).flags & AbstractFunction))
                continue;
            if (const quint32 target = implementation(candidate, method); target != noIndex)
                add(target, onlyInstantiated ? m_sets.single({ ValueKind::Instance, candidate }) : emptySet);
        }
        if (!found.empty())
            return;
    }
    add(method, emptySet);
}

void Solver::dispatchValue(const Context& context, const Declared& declared, const Value& value, StringId name,
    quint32 count, std::vector<Dispatch>& found)
{
    const bool isAbstract
        = declared.method == noIndex || (m_program.definition(declared.method).flags & AbstractFunction);
    const auto add = [&](const Value& target, SetId receiver, bool isConstructor) {
        const auto isSame = [&](const Dispatch& known) { return known.value.key() == target.key(); };
        if (std::none_of(found.begin(), found.end(), isSame))
            found.push_back({ target, receiver, isConstructor });
        else if (receiver != emptySet) {
            auto known = std::find_if(found.begin(), found.end(), isSame);
            known->receiver = m_sets.join(known->receiver, receiver);
        }
    };
    if (value.kind == ValueKind::Instance) {
        const quint32 target = declared.method != noIndex ? implementation(value.id, declared.method)
                                                          : implementationNamed(value.id, name, count);
        if (target != noIndex)
            add({ ValueKind::Function, target }, m_sets.single(value), false);
        return;
    }
    // A function as a value stands for the one method of its interface.
    if (!isAbstract || value.kind == ValueKind::ExternalInstance || value.kind == ValueKind::Text
        || value.kind == ValueKind::Object)
        return;
    if (declared.method == noIndex) {
        const StaticType type = m_types.table[boundOf(declared.receiver)];
        const std::string typeName
            = type.kind == StaticType::External ? std::string(m_strings.stdView(type.id)) : std::string();
        const auto functional = context.rules->callbackTypes.find(typeName);
        if (functional == context.rules->callbackTypes.end() || functional->second != m_strings.stdView(name))
            return;
    }
    if (value.kind == ValueKind::Function) {
        const bool isMethod = m_classOf[value.id] != noIndex;
        add(value, isMethod ? m_this[value.id] : emptySet, false);
    } else if (value.kind == ValueKind::External) {
        add(value, emptySet, false);
    } else if (value.kind == ValueKind::Class) {
        const StringId constructor = m_strings.add(context.rules->constructorName);
        bool isKnown = false;
        for (const quint32 method : methodsNamed(value.id, constructor)) {
            if (m_program.definition(method).parameters.size() != count)
                continue;
            add({ ValueKind::Function, method }, m_sets.single({ ValueKind::Instance, value.id }), true);
            isKnown = true;
        }
        if (isKnown)
            return;
        const quint32 implicit
            = methodsNamed(value.id, constructor).empty() ? implicitConstructor(context, value.id) : noIndex;
        add(implicit == noIndex ? value : Value { ValueKind::Function, implicit },
            m_sets.single({ ValueKind::Instance, value.id }), true);
    }
}

void Solver::dispatchVirtual(
    const Context& context, const Declared& declared, StringId name, quint32 count, std::vector<Dispatch>& found)
{
    const ProgramFile& file = *context.source;
    SetId receivers = emptySet;
    if (declared.object != noIndex)
        receivers = m_exprValues[file.firstExpr + declared.object];
    for (const Value& value : m_sets.members(receivers)) {
        // What can't be the object, by its declared type, isn't.
        const quint32 owner = declared.method == noIndex ? noIndex : m_classOf[declared.method];
        if (value.kind == ValueKind::Instance && owner != noIndex && !isSubclass(value.id, owner))
            continue;
        dispatchValue(context, declared, value, name, count, found);
    }
    if (!found.empty())
        return;
    // Only once objects have flowed everywhere: what is found by type would else spoil what they tell.
    if (!m_types.usesHierarchy) {
        m_dependencies.note(m_types.hierarchyReaders);
        return;
    }
    const StaticType type = m_types.table[boundOf(declared.receiver)];
    if (declared.method != noIndex) {
        const quint32 base = type.kind == StaticType::Own ? type.id : m_classOf[declared.method];
        if (base != noIndex)
            dispatchHierarchy(base, declared.method, found);
        return;
    }
    if (type.kind != StaticType::External || m_strings.stdView(type.id) == context.rules->rootType)
        return;
    const auto derived = m_types.implementers.find(type.id);
    if (derived == m_types.implementers.end() || receivers != emptySet)
        return;
    for (const quint32 entry : derived->second) {
        for (const quint32 candidate : subtypes(entry, true))
            dispatchValue(context, declared, { ValueKind::Instance, candidate }, name, count, found);
    }
}

/// `this` of a function: what it was called on.
SetId Solver::ownThis(quint32 function)
{
    return m_this[enclosingFunction(function)];
}

std::vector<Solver::Dispatch> Solver::dispatch(const Context& context, quint32 local)
{
    const ProgramFile& file = *context.source;
    const Expr& call = file.facts.exprs[local];
    const Expr& callee = file.facts.exprs[call.a];
    const Declared declared = declaredAt(context, local);
    std::vector<Dispatch> found;
    if (declared.isConstructor) {
        const SetId self = declared.made == noIndex ? ownThis(file.firstDefinition + callee.a)
                                                    : m_sets.single({ ValueKind::Instance, declared.made });
        if (declared.method != noIndex)
            found.push_back({ { ValueKind::Function, declared.method }, self, true });
        else if (declared.made != noIndex)
            found.push_back({ { ValueKind::Class, declared.made }, self, true });
        return found;
    }
    const quint16 flags = declared.method == noIndex ? 0 : m_program.definition(declared.method).flags;
    const bool isFixed = declared.method != noIndex && (flags & (StaticFunction | PrivateFunction));
    if (declared.method != noIndex && (isFixed || !declared.isVirtual)) {
        const quint32 owner = enclosingFunction(file.firstDefinition + file.facts.scopes[call.scope].definition);
        SetId self = (flags & StaticFunction) ? emptySet : m_this[owner];
        if (declared.object != noIndex && declared.isVirtual && !(flags & StaticFunction))
            self = m_exprValues[file.firstExpr + declared.object];
        quint32 target = declared.method;
        // `super.m()` of an abstract one runs what a base has.
        if (!isFixed && (flags & AbstractFunction)) {
            const StaticType type = m_types.table[boundOf(declared.receiver)];
            const quint32 better = type.kind == StaticType::Own ? implementation(type.id, declared.method) : noIndex;
            target = better == noIndex ? target : better;
        }
        found.push_back({ { ValueKind::Function, target }, self, false });
        return found;
    }
    if (declared.self != noIndex && declared.method != noIndex) {
        // On the own object, or on that of a class around.
        quint32 at = file.firstDefinition + file.facts.scopes[call.scope].definition;
        for (int depth = 0; depth < 64; ++depth) {
            const quint32 function = enclosingFunction(at);
            if (m_classOf[function] == declared.self) {
                for (const Value& value : m_sets.members(m_this[function])) {
                    if (value.kind == ValueKind::Instance && isSubclass(value.id, declared.self))
                        dispatchValue(context, declared, value, callee.text, call.count, found);
                }
                break;
            }
            const quint32 parent = m_program.definition(function).parent;
            if (parent == noIndex)
                break;
            at = file.firstDefinition + parent;
        }
    }
    if (found.empty() && declared.isVirtual && (declared.method != noIndex || declared.external != 0))
        dispatchVirtual(context, declared, callee.text, call.count, found);
    if (found.empty() && declared.external != 0)
        found.push_back({ { ValueKind::External, declared.external }, emptySet, call.kind == ExprKind::New });
    return found;
}

/// Marks a class as instantiated; its initialisers then run on its objects.
void Solver::construct(quint32 classDefinition)
{
    if (!m_types.instantiated[classDefinition]) {
        m_types.instantiated[classDefinition] = true;
        m_dependencies.fire(m_types.instantiatedReaders);
    }
    for (const quint32 owner : std::vector<quint32>(lineage(classDefinition))) {
        const auto methods = m_types.methodsOf.find(owner);
        if (methods == m_types.methodsOf.end())
            continue;
        for (const quint32 method : methods->second) {
            const quint16 flags = m_program.definition(method).flags;
            if ((flags & InitializerFunction) && !(flags & StaticFunction))
                joinThis(method, { ValueKind::Instance, classDefinition });
        }
    }
}

SetId Solver::evaluateTyped(const Context& context, quint32 local, const Expr& expr)
{
    if (!typesReady())
        return emptySet;
    const ProgramFile& file = *context.source;
    const Expr& call = expr;
    SetId result = emptySet;
    if (expr.kind == ExprKind::New) {
        const StaticType type = m_types.table[typeAt(context, local)];
        if (type.kind == StaticType::Own && type.dimensions == 0) {
            construct(type.id);
            result = m_sets.single({ ValueKind::Instance, type.id });
            passTyped(context, local, noIndex, 0);
        } else if (type.kind == StaticType::External) {
            // The expression stands for the object, which may contain others.
            const Value made { ValueKind::Object, file.firstExpr + local };
            result = m_sets.single(made);
            for (quint32 i = 0; i < expr.count; ++i) {
                const quint32 argument = file.facts.arguments[expr.b + i].expr;
                if (argument != noIndex)
                    fillContainer(made, elements(m_exprValues[file.firstExpr + argument]));
            }
        }
    }
    const Declared declared = declaredAt(context, local);
    if (declared.component != noIndex)
        return m_bindingValues[declared.component];
    for (const Dispatch& target : dispatch(context, local)) {
        if (target.value.kind == ValueKind::Function) {
            for (const Value& object : m_sets.members(target.receiver))
                joinThis(target.value.id, object);
            const Definition& method = m_program.definition(target.value.id);
            // `Type::method` takes its object first.
            const bool takesObject = target.value.id != declared.method && m_classOf[target.value.id] != noIndex
                && !(method.flags & StaticFunction) && call.count == method.parameters.size() + 1
                && !(method.flags & VariadicFunction);
            if (takesObject && file.facts.arguments[call.b].expr != noIndex) {
                const SetId object = m_exprValues[file.firstExpr + file.facts.arguments[call.b].expr];
                for (const Value& value : m_sets.members(object))
                    joinThis(target.value.id, value);
            }
            passTyped(context, local, target.value.id, takesObject ? 1 : 0);
            if (!target.isConstructor)
                result = m_sets.join(result, m_returns[target.value.id]);
            else if (expr.kind == ExprKind::Call && declared.method == noIndex)
                result = m_sets.join(result, target.receiver);
        } else if (target.value.kind == ValueKind::External) {
            if (const ReflectionRules* native = reflectionOf(context, target.value.id))
                result = m_sets.join(result, evaluateReflection(context, local, *native));
        } else if (target.value.kind == ValueKind::Class && expr.kind == ExprKind::Call) {
            construct(target.value.id);
            result = m_sets.join(result, m_sets.single({ ValueKind::Instance, target.value.id }));
        }
    }
    return result;
}

/// Arguments from `first` on become what the method's parameters hold; without a method, what the class is made from.
void Solver::passTyped(const Context& context, quint32 local, quint32 method, quint32 first)
{
    const ProgramFile& file = *context.source;
    const Expr& call = file.facts.exprs[local];
    quint32 taker = method;
    if (method == noIndex) {
        const StaticType type = m_types.table[typeAt(context, local)];
        taker = type.kind == StaticType::Own ? type.id : noIndex;
    }
    if (taker == noIndex)
        return;
    const ProgramFile& target = m_program.files[m_program.fileOfDefinition(taker)];
    const Definition& definition = m_program.definition(taker);
    const auto count = quint32(definition.parameters.size());
    for (quint32 i = first; i < call.count && count > 0; ++i) {
        const quint32 argument = file.facts.arguments[call.b + i].expr;
        const quint32 position = std::min(i - first, count - 1);
        if (argument == noIndex || definition.parameters[position] == noIndex)
            continue;
        const SetId value = m_exprValues[file.firstExpr + argument];
        if (value == emptySet)
            continue;
        const quint32 binding = target.firstBinding + definition.parameters[position];
        const bool isLast = (definition.flags & VariadicFunction) && i - first + 1 >= count;
        if (!isLast || m_types.table[typeAt(context, argument)].dimensions > 0) {
            joinBinding(binding, value);
            continue;
        }
        // The call itself stands for the array of the rest.
        const Value rest { ValueKind::Object, file.firstExpr + local };
        joinField(rest.key(), m_allKeys, value);
        joinField(rest.key(), m_anyKey, value);
        joinBinding(binding, m_sets.single(rest));
    }
}

std::vector<Solver::Target> Solver::typedTargets(const Context& context, quint32 local)
{
    std::vector<Target> found;
    for (const Dispatch& target : dispatch(context, local))
        found.push_back({ target.value, target.isConstructor });
    return found;
}

/// `object::method`, `Type::method`, `Type::new`.
SetId Solver::evaluateReference(const Context& context, const Expr& expr)
{
    if (!typesReady() || expr.a == noIndex)
        return emptySet;
    const ProgramFile& file = *context.source;
    const TypeId value = typeAt(context, expr.a);
    const TypeId named = m_types.denoted[file.firstExpr + expr.a];
    const StaticType type = m_types.table[boundOf(value != noType ? value : named)];
    if (expr.text == 0) {
        if (type.kind == StaticType::Own && type.dimensions == 0)
            return m_sets.single({ ValueKind::Class, type.id });
        return emptySet;
    }
    if (type.kind == StaticType::External)
        return m_sets.single({ ValueKind::External, joined(type.id, expr.text) });
    if (type.kind != StaticType::Own)
        return emptySet;
    const SetId receivers = value != noType ? m_exprValues[file.firstExpr + expr.a] : emptySet;
    SetId result = emptySet;
    std::vector<quint32> methods;
    for (const quint32 owner : std::vector<quint32>(lineage(type.id))) {
        if (methods.empty())
            methods = methodsNamed(owner, expr.text);
    }
    for (const quint32 method : methods) {
        const quint16 flags = m_program.definition(method).flags;
        std::vector<Dispatch> found;
        if (file.facts.exprs[expr.a].kind == ExprKind::Super || (flags & (StaticFunction | PrivateFunction)))
            found.push_back({ { ValueKind::Function, method }, receivers, false });
        Declared declared;
        declared.method = method;
        for (const Value& object : m_sets.members(receivers)) {
            if (found.empty() || !(flags & (StaticFunction | PrivateFunction)))
                dispatchValue(context, declared, object, expr.text, 0, found);
        }
        if (found.empty() && !m_types.usesHierarchy)
            m_dependencies.note(m_types.hierarchyReaders);
        else if (found.empty())
            dispatchHierarchy(type.id, method, found);
        for (const Dispatch& target : found) {
            for (const Value& object : m_sets.members(target.receiver))
                joinThis(target.value.id, object);
            result = m_sets.join(result, m_sets.single(target.value));
        }
    }
    return result;
}

/// What a value may be if it is of a type.
SetId Solver::evaluateCast(const Context& context, const Expr& expr)
{
    if (expr.a == noIndex)
        return emptySet;
    const ProgramFile& file = *context.source;
    const SetId values = m_exprValues[file.firstExpr + expr.a];
    if (!typesReady() || expr.b == noIndex)
        return values;
    const StaticType type = m_types.table[boundOf(m_types.denoted[file.firstExpr + expr.b])];
    if (type.kind != StaticType::Own || type.dimensions > 0)
        return values;
    SetId result = emptySet;
    for (const Value& value : m_sets.members(values)) {
        const bool isOther = value.kind == ValueKind::Text || value.kind == ValueKind::ExternalInstance
            || (value.kind == ValueKind::Instance && !isSubclass(value.id, type.id));
        if (!isOther)
            result = m_sets.join(result, m_sets.single(value));
    }
    return result;
}

} // namespace Foreguest
