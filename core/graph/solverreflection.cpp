// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr size_t longestText = 256;
constexpr size_t mostTexts = 16;

void addNew(std::vector<Value>& found, const Value& value)
{
    const auto isSame = [&](const Value& known) { return known.key() == value.key(); };
    if (std::none_of(found.begin(), found.end(), isSame))
        found.push_back(value);
}
} // namespace

const ReflectionRules* Solver::reflectionOf(const Context& context, StringId external)
{
    const auto [place, isNew] = m_reflected.try_emplace(external, nullptr);
    if (!isNew)
        return place->second;
    const auto isKnown = [&](const std::string& name) { return context.rules->reflection.contains(name); };
    const std::string known = knownIn(context, std::string(m_strings.stdView(external)), isKnown);
    const auto found = context.rules->reflection.find(known);
    return place->second = found == context.rules->reflection.end() ? nullptr : &found->second;
}

/// The expression of an argument of a call, or of the object that it is made on.
quint32 Solver::argumentAt(const Context& context, const Expr& call, int position) const
{
    const ProgramFile& file = *context.source;
    if (position < 0) {
        const Expr& callee = file.facts.exprs[call.a];
        return callee.kind == ExprKind::Member ? callee.a : noIndex;
    }
    return quint32(position) < call.count ? file.facts.arguments[call.b + quint32(position)].expr : noIndex;
}

SetId Solver::evaluateConcatenation(const Context& context, const Expr& expr)
{
    if (expr.a == noIndex || expr.b == noIndex)
        return emptySet;
    const quint32 first = context.source->firstExpr;
    return joinTexts(m_exprValues[first + expr.a], m_exprValues[first + expr.b]);
}

SetId Solver::joinTexts(SetId heads, SetId tails)
{
    SetId result = emptySet;
    for (const Value& head : m_sets.members(heads)) {
        for (const Value& tail : m_sets.members(tails)) {
            if (head.kind != ValueKind::Text || tail.kind != ValueKind::Text || head.id == 0 || tail.id == 0)
                continue;
            const std::string text = std::string(m_strings.stdView(head.id)).append(m_strings.stdView(tail.id));
            // Texts that grow in a loop would never settle.
            if (text.size() <= longestText && m_sets.members(result).size() < mostTexts)
                result = m_sets.join(result, m_sets.single({ ValueKind::Text, m_strings.add(text) }));
        }
    }
    return result;
}

SetId Solver::methodsByText(const Context& context, const Expr& call, const ReflectionRules& native)
{
    const quint32 first = context.source->firstExpr;
    const quint32 owner = argumentAt(context, call, native.first);
    const quint32 name = native.second < 0 ? noIndex : argumentAt(context, call, native.second);
    if (owner == noIndex || (native.second >= 0 && name == noIndex))
        return emptySet;
    // `getMethod("m", A.class)` says which parameters are wanted.
    const bool hasParameters = native.first < 0 && native.second >= 0;
    const quint32 wanted = hasParameters ? call.count - 1 - quint32(native.second) : noIndex;
    SetId exact = emptySet;
    SetId any = emptySet;
    for (const Value& type : m_sets.members(m_exprValues[first + owner])) {
        if (type.kind != ValueKind::Class)
            continue;
        std::vector<StringId> names;
        if (name != noIndex) {
            for (const Value& text : m_sets.members(m_exprValues[first + name])) {
                if (text.kind == ValueKind::Text)
                    names.push_back(text.id);
            }
        }
        for (const quint32 entry : std::vector<quint32>(lineage(type.id))) {
            const auto methods = m_types.methodsOf.find(entry);
            if (methods == m_types.methodsOf.end())
                continue;
            for (const quint32 method : methods->second) {
                const Definition& definition = m_program.definition(method);
                const bool isNamed = std::find(names.begin(), names.end(), definition.name) != names.end();
                if ((definition.flags & (ConstructorFunction | InitializerFunction)) || (name != noIndex && !isNamed))
                    continue;
                const SetId one = m_sets.single({ ValueKind::Function, method });
                any = m_sets.join(any, one);
                if (definition.parameters.size() == wanted)
                    exact = m_sets.join(exact, one);
            }
            // A class's own hide those of its bases.
            if (any != emptySet && name != noIndex)
                break;
        }
    }
    return exact != emptySet ? exact : any;
}

SetId Solver::fieldsByText(const Context& context, const Expr& call, const ReflectionRules& native)
{
    const quint32 first = context.source->firstExpr;
    const quint32 owner = argumentAt(context, call, native.first);
    const quint32 name = argumentAt(context, call, native.second);
    if (owner == noIndex || name == noIndex)
        return emptySet;
    SetId result = emptySet;
    for (const Value& type : m_sets.members(m_exprValues[first + owner])) {
        for (const Value& text : m_sets.members(m_exprValues[first + name])) {
            if (type.kind != ValueKind::Class || text.kind != ValueKind::Text)
                continue;
            const std::pair<quint32, StringId> handle { type.id, text.id };
            auto known = std::find(m_types.fieldHandles.begin(), m_types.fieldHandles.end(), handle);
            if (known == m_types.fieldHandles.end())
                known = m_types.fieldHandles.insert(known, handle);
            const auto index = quint32(known - m_types.fieldHandles.begin());
            result = m_sets.join(result, m_sets.single({ ValueKind::FieldHandle, index }));
        }
    }
    return result;
}

SetId Solver::evaluateReflection(const Context& context, quint32 local, const ReflectionRules& native)
{
    const ProgramFile& file = *context.source;
    const Expr& call = file.facts.exprs[local];
    const quint32 subject = argumentAt(context, call, native.first);
    const SetId subjects = subject == noIndex ? emptySet : m_exprValues[file.firstExpr + subject];
    SetId result = emptySet;
    const auto add = [&](const Value& value) { result = m_sets.join(result, m_sets.single(value)); };
    switch (native.kind) {
    case ReflectionKind::MethodNamed: {
        const SetId methods = methodsByText(context, call, native);
        if (native.second >= 0 || methods == emptySet)
            return methods;
        // All of them come in an array.
        const Value all { ValueKind::Object, file.firstExpr + local };
        fillContainer(all, methods);
        return m_sets.single(all);
    }
    case ReflectionKind::FieldNamed:
        return fieldsByText(context, call, native);
    case ReflectionKind::Same:
        return subjects;
    case ReflectionKind::Keep:
    case ReflectionKind::Take:
    case ReflectionKind::Wrap:
    case ReflectionKind::Gather:
    case ReflectionKind::Merge:
    case ReflectionKind::Hand:
    case ReflectionKind::Transform:
    case ReflectionKind::Join:
        return evaluateContainer(context, local, native);
    default:
        break;
    }
    for (const Value& value : m_sets.members(subjects)) {
        switch (native.kind) {
        case ReflectionKind::ClassNamed: {
            if (value.kind != ValueKind::Text || value.id == 0)
                break;
            std::string name(m_strings.stdView(value.id));
            std::replace(name.begin(), name.end(), '$', '.');
            const quint32 type = m_program.typeNamed(name);
            add(type == noIndex ? Value { ValueKind::External, m_strings.add(name) }
                                : Value { ValueKind::Class, type });
            break;
        }
        case ReflectionKind::ClassOf:
            if (value.kind == ValueKind::Instance)
                add({ ValueKind::Class, value.id });
            break;
        case ReflectionKind::Instantiate:
            if (value.kind != ValueKind::Class)
                break;
            construct(value.id);
            add({ ValueKind::Instance, value.id });
            break;
        case ReflectionKind::FieldValue:
            if (value.kind == ValueKind::FieldHandle) {
                const auto [owner, name] = m_types.fieldHandles[value.id];
                result = m_sets.join(result, ownMember(owner, name));
            }
            break;
        case ReflectionKind::Delegate:
            if (value.kind == ValueKind::Function)
                add(value);
            for (const std::string& name : native.names) {
                const quint32 method = value.kind == ValueKind::Instance
                    ? implementationNamed(value.id, m_strings.add(name), noIndex)
                    : noIndex;
                if (method == noIndex)
                    continue;
                joinThis(method, value);
                add({ ValueKind::Function, method });
            }
            break;
        default:
            break;
        }
    }
    if (native.kind == ReflectionKind::ClassOf && result == emptySet && subject != noIndex) {
        const StaticType type = m_types.table[boundOf(typeAt(context, subject))];
        if (type.kind == StaticType::Own)
            add({ ValueKind::Class, type.id });
    }
    if (native.kind == ReflectionKind::Invoke || native.kind == ReflectionKind::Instantiate) {
        for (const Dispatch& target : invoked(context, call, native)) {
            if (target.value.kind != ValueKind::Function)
                continue;
            const quint16 flags = m_program.definition(target.value.id).flags;
            const bool takesObject
                = native.second > 0 || (native.second == 0 && !target.isConstructor && !(flags & StaticFunction));
            passTyped(context, local, target.value.id, takesObject ? 1 : 0);
            for (const Value& object : m_sets.members(target.receiver))
                joinThis(target.value.id, object);
            if (target.isConstructor)
                result = m_sets.join(result, target.receiver);
            else
                result = m_sets.join(result, m_returns[target.value.id]);
        }
        for (const Value& value : m_sets.members(subjects)) {
            if (value.kind == ValueKind::FieldHandle)
                result = m_sets.join(
                    result, ownMember(m_types.fieldHandles[value.id].first, m_types.fieldHandles[value.id].second));
        }
    }
    return result;
}

/// The methods and constructors that a call by reflection reaches.
std::vector<Solver::Dispatch> Solver::invoked(const Context& context, const Expr& call, const ReflectionRules& native)
{
    const ProgramFile& file = *context.source;
    std::vector<Dispatch> found;
    const quint32 subject = argumentAt(context, call, native.first);
    if (subject == noIndex)
        return found;
    const quint32 object = native.kind == ReflectionKind::Invoke ? argumentAt(context, call, 0) : noIndex;
    for (const Value& value : m_sets.members(m_exprValues[file.firstExpr + subject])) {
        if (value.kind == ValueKind::Class) {
            const StringId name = m_strings.add(context.rules->constructorName);
            const SetId made = m_sets.single({ ValueKind::Instance, value.id });
            construct(value.id);
            bool isKnown = false;
            for (const bool exact : { true, false }) {
                for (const quint32 method : methodsNamed(value.id, name)) {
                    if (!isKnown && (!exact || m_program.definition(method).parameters.size() == call.count))
                        found.push_back({ { ValueKind::Function, method }, made, true });
                }
                isKnown = isKnown || !found.empty();
            }
            const quint32 implicit = isKnown ? noIndex : implicitConstructor(context, value.id);
            if (implicit != noIndex)
                found.push_back({ { ValueKind::Function, implicit }, made, true });
            else if (!isKnown)
                found.push_back({ value, made, true });
            continue;
        }
        if (value.kind == ValueKind::FieldHandle) {
            // A method that is called as it stands in its class.
            const auto [owner, name] = m_types.fieldHandles[value.id];
            const quint32 fixed = implementationNamed(owner, name, noIndex);
            const SetId self = object == noIndex ? emptySet : m_exprValues[file.firstExpr + object];
            if (fixed != noIndex)
                found.push_back({ { ValueKind::Function, fixed }, self, false });
            continue;
        }
        if (value.kind != ValueKind::Function)
            continue;
        const Definition& method = m_program.definition(value.id);
        if ((method.flags & (StaticFunction | PrivateFunction)) || object == noIndex || method.isLambda) {
            const SetId self = object == noIndex || (method.flags & StaticFunction)
                ? emptySet
                : m_exprValues[file.firstExpr + object];
            found.push_back({ value, self, false });
            continue;
        }
        Declared declared;
        declared.method = value.id;
        declared.object = object;
        declared.receiver = m_classOf[value.id] == noIndex ? noType : m_types.table.own(m_classOf[value.id]);
        std::vector<Dispatch> reached;
        dispatchVirtual(context, declared, method.name, quint32(method.parameters.size()), reached);
        found.insert(found.end(), reached.begin(), reached.end());
    }
    return found;
}

/// What runs when objects are made from data: of the type that the result is cast to, or of any that can be.
std::vector<Value> Solver::revived(const Context& context, quint32 local, const ReflectionRules& native)
{
    const ProgramFile& file = *context.source;
    const LanguageRules& rules = *context.rules;
    std::vector<quint32> candidates;
    TypeId wanted = noType;
    for (quint32 i = local + 1; i < file.facts.exprs.size() && wanted == noType; ++i) {
        const Expr& expr = file.facts.exprs[i];
        if (expr.kind == ExprKind::Cast && expr.a == local && expr.b != noIndex)
            wanted = m_types.denoted[file.firstExpr + expr.b];
    }
    const StaticType type = m_types.table[boundOf(wanted)];
    if (type.kind == StaticType::Own) {
        candidates = subtypes(type.id, false);
    } else {
        for (const std::string& base : { rules.revivableType, rules.rebuiltType }) {
            const auto direct = m_types.implementers.find(m_strings.add(base));
            if (direct == m_types.implementers.end())
                continue;
            for (const quint32 entry : direct->second) {
                const std::vector<quint32> below = subtypes(entry, false);
                candidates.insert(candidates.end(), below.begin(), below.end());
            }
        }
    }
    std::vector<Value> found;
    const StringId constructor = m_strings.add(rules.constructorName);
    for (const quint32 candidate : candidates) {
        const bool isRebuilt = hasExternalBase(context, candidate, rules.rebuiltType);
        if (!isRebuilt && !hasExternalBase(context, candidate, rules.revivableType))
            continue;
        for (const std::string& name : native.names) {
            const StringId id = m_strings.add(name);
            for (const quint32 owner : std::vector<quint32>(lineage(candidate))) {
                for (const quint32 method : methodsNamed(owner, id))
                    addNew(found, { ValueKind::Function, method });
            }
        }
        quint32 made = candidate;
        while (made != noIndex && !isRebuilt && hasExternalBase(context, made, rules.revivableType))
            made = superclass(made);
        if (made == noIndex)
            continue;
        for (const quint32 method : methodsNamed(made, constructor)) {
            if (m_program.definition(method).parameters.empty())
                addNew(found, { ValueKind::Function, method });
        }
    }
    return found;
}

/// The classes of what an expression, or its elements, may be.
std::vector<quint32> Solver::instancesOf(const Context& context, quint32 local, bool ofElements)
{
    std::vector<quint32> found;
    TypeId type = typeAt(context, local);
    if (ofElements) {
        const StaticType whole = m_types.table[type];
        type = whole.dimensions > 0   ? m_types.table.elementOf(type)
            : whole.arguments.empty() ? noType
                                      : whole.arguments.front();
    } else {
        for (const Value& value : m_sets.members(m_exprValues[context.source->firstExpr + local])) {
            if (value.kind == ValueKind::Instance)
                found.push_back(value.id);
        }
    }
    const StaticType known = m_types.table[boundOf(type)];
    if (found.empty() && known.kind == StaticType::Own && known.dimensions == 0)
        found = subtypes(known.id, true);
    return found;
}

/// The method of that name that runs for objects of a class; private ones of base classes run as well.
void Solver::addHooks(quint32 classDefinition, StringId name, std::vector<Value>& found)
{
    const quint32 first = implementationNamed(classDefinition, name, noIndex);
    if (first == noIndex)
        return;
    addNew(found, { ValueKind::Function, first });
    if (!(m_program.definition(first).flags & PrivateFunction))
        return;
    for (const quint32 owner : std::vector<quint32>(lineage(classDefinition))) {
        for (const quint32 method : methodsNamed(owner, name)) {
            if (m_program.definition(method).flags & PrivateFunction)
                addNew(found, { ValueKind::Function, method });
        }
    }
}

void Solver::calledByArgument(
    const Context& context, const Expr& call, const CallbackRules& rules, std::vector<Value>& found)
{
    std::vector<quint32> classes;
    const quint32 argument = argumentAt(context, call, rules.argument);
    if (argument != noIndex) {
        classes = instancesOf(context, argument, rules.ofElements);
    } else if (rules.argument == -1) {
        // On the own object.
        const quint32 function
            = enclosingFunction(context.source->firstDefinition + context.source->facts.scopes[call.scope].definition);
        for (const Value& value : m_sets.members(m_this[function]))
            classes.push_back(value.id);
    }
    for (quint32 id = 0; rules.argument == -2 && id < m_types.instantiated.size(); ++id) {
        if (m_types.instantiated[id])
            classes.push_back(id);
    }
    for (const quint32 entry : classes) {
        for (const std::string& name : rules.methods)
            addHooks(entry, m_strings.add(name), found);
    }
}

std::vector<Value> Solver::callbacks(quint32 callExpr, StringId external)
{
    const quint32 f = m_program.fileOfExpr(callExpr);
    const ProgramFile& file = m_program.files[f];
    const Context context { f, &file, &file.language->rules, file.language };
    return typedCallbacks(context, callExpr - file.firstExpr, external);
}

/// The program's own functions that a call of one outside of the sources runs.
std::vector<Value> Solver::typedCallbacks(const Context& context, quint32 local, StringId external)
{
    const ProgramFile& file = *context.source;
    const LanguageRules& rules = *context.rules;
    const Expr& call = file.facts.exprs[local];
    std::vector<Value> found;
    bool takesFunctions = rules.callsBackArguments;
    if (const ReflectionRules* native = reflectionOf(context, external)) {
        if (native->kind == ReflectionKind::Invoke || native->kind == ReflectionKind::Instantiate) {
            for (const Dispatch& target : invoked(context, call, *native))
                addNew(found, target.value);
            return found;
        }
        if (native->kind == ReflectionKind::Revive)
            return revived(context, local, *native);
        takesFunctions = native->kind != ReflectionKind::Keep && native->kind != ReflectionKind::Gather;
    }
    const std::string name(m_strings.stdView(external));
    const auto isKnown = [&](const std::string& known) { return rules.calledBack.contains(known); };
    if (const auto known = rules.calledBack.find(knownIn(context, name, isKnown)); known != rules.calledBack.end()) {
        for (const CallbackRules& callback : known->second)
            calledByArgument(context, call, callback, found);
    }
    for (quint32 i = 0; takesFunctions && i < call.count; ++i) {
        const quint32 argument = file.facts.arguments[call.b + i].expr;
        if (argument == noIndex)
            continue;
        for (const Value& value : m_sets.members(m_exprValues[file.firstExpr + argument])) {
            const bool isReference = file.facts.exprs[argument].kind == ExprKind::Reference;
            if (value.kind == ValueKind::Function || (value.kind == ValueKind::Class && isReference))
                addNew(found, value);
            if (value.kind != ValueKind::Instance)
                continue;
            for (const StringId base : externalBases(value.id)) {
                const auto wanted = rules.callbackTypes.find(std::string(m_strings.stdView(base)));
                if (wanted == rules.callbackTypes.end())
                    continue;
                const quint32 method = implementationNamed(value.id, m_strings.add(wanted->second), noIndex);
                if (method != noIndex)
                    addNew(found, { ValueKind::Function, method });
            }
        }
    }
    return found;
}

} // namespace Foreguest
