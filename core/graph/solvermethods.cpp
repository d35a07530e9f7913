// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr int deepestNesting = 64;
} // namespace

const std::vector<quint32>& Solver::methodsNamed(quint32 owner, StringId name) const
{
    static const std::vector<quint32> none;
    const auto found = m_types.methods.find(quint64(owner) << 32 | name);
    return found == m_types.methods.end() ? none : found->second;
}

/// The class that a definition's code belongs to; noIndex outside of classes.
quint32 Solver::enclosingClass(quint32 definition) const
{
    for (int depth = 0; depth < deepestNesting; ++depth) {
        const Definition& entry = m_program.definition(definition);
        if (entry.kind == DefinitionKind::Class)
            return definition;
        if (const quint32 owner = m_classOf.peek(definition); owner != noIndex)
            return owner;
        if (entry.parent == noIndex)
            return noIndex;
        definition = m_program.files[m_program.fileOfDefinition(definition)].firstDefinition + entry.parent;
    }
    return noIndex;
}

quint32 Solver::superclass(quint32 classDefinition)
{
    for (const Value& base : bases(classDefinition)) {
        if (base.kind == ValueKind::Class && !m_program.definition(base.id).isInterface)
            return base.id;
    }
    return noIndex;
}

bool Solver::isSubclass(quint32 classDefinition, quint32 base)
{
    const std::vector<quint32>& order = lineage(classDefinition);
    return std::find(order.begin(), order.end(), base) != order.end();
}

std::vector<StringId> Solver::externalBases(quint32 classDefinition)
{
    std::vector<StringId> found;
    for (const quint32 entry : std::vector<quint32>(lineage(classDefinition))) {
        for (const Value& base : bases(entry)) {
            if (base.kind == ValueKind::External)
                found.push_back(base.id);
        }
    }
    return found;
}

/// A name of a member outside of the sources as the first of its type or the type's supertypes that is known has it.
std::string Solver::knownIn(
    const Context& context, const std::string& name, const std::function<bool(const std::string&)>& isKnown) const
{
    const size_t dot = name.rfind('.');
    if (dot == std::string::npos)
        return isKnown(name) ? name : std::string();
    const std::string member = name.substr(dot);
    std::vector<std::string> open { name.substr(0, dot) };
    for (size_t next = 0; next < open.size() && open.size() < 64; ++next) {
        if (isKnown(open[next] + member))
            return open[next] + member;
        const auto supers = context.rules->supertypes.find(open[next]);
        std::string_view rest = supers == context.rules->supertypes.end() ? std::string_view() : supers->second;
        while (!rest.empty()) {
            const size_t end = std::min(rest.find(' '), rest.size());
            open.emplace_back(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return isKnown(context.rules->rootType + member) ? context.rules->rootType + member : std::string();
}

bool Solver::hasExternalBase(const Context& context, quint32 classDefinition, std::string_view name)
{
    for (const StringId base : externalBases(classDefinition)) {
        const std::string probe = std::string(m_strings.stdView(base)) + ".";
        const auto isWanted = [&](const std::string& known) { return known == std::string(name) + "."; };
        if (!knownIn(context, probe, isWanted).empty())
            return true;
    }
    return false;
}

/// The name of a method that a class inherits from outside of the sources.
StringId Solver::inheritedExternal(const Context& context, quint32 classDefinition, StringId name)
{
    const std::vector<StringId> outside = externalBases(classDefinition);
    const std::string text(m_strings.stdView(name));
    const auto isKnown = [&](const std::string& member) {
        const auto type = context.rules->types.find(member.substr(0, member.rfind('.')));
        return type != context.rules->types.end() && type->second.contains(text);
    };
    for (const StringId base : outside) {
        const std::string known = knownIn(context, std::string(m_strings.stdView(base)) + "." + text, isKnown);
        if (!known.empty() && known.compare(0, context.rules->rootType.size(), context.rules->rootType) != 0)
            return joined(base, name);
    }
    const std::string root = context.rules->rootType + "." + text;
    if (outside.empty() || isKnown(root))
        return isKnown(root) ? m_strings.add(root) : 0;
    return joined(outside.front(), name);
}

/// The one method without a body of an interface, its bases' included; noIndex where it has none or several.
quint32 Solver::functionalMethod(quint32 interface)
{
    const auto known = m_types.functional.find(interface);
    if (known != m_types.functional.end())
        return known->second;
    quint32 found = noIndex;
    bool isUnique = m_program.definition(interface).isInterface;
    for (const quint32 owner : std::vector<quint32>(lineage(interface))) {
        const auto methods = m_types.methodsOf.find(owner);
        if (methods == m_types.methodsOf.end())
            continue;
        for (const quint32 method : methods->second) {
            const Definition& definition = m_program.definition(method);
            if (!(definition.flags & AbstractFunction) || (definition.flags & StaticFunction))
                continue;
            const bool isSame = found != noIndex && m_program.definition(found).name == definition.name;
            isUnique = isUnique && (found == noIndex || isSame);
            found = found == noIndex ? method : found;
        }
    }
    return m_types.functional[interface] = isUnique ? found : noIndex;
}

Solver::Declared Solver::declaredAt(const Context& context, quint32 local)
{
    const quint32 call = context.source->firstExpr + local;
    if (const auto known = m_declared.find(call); known != m_declared.end())
        return known->second;
    const Declared found = declaredCall(context, local);
    // Without declared types it depends on what is known of the object.
    if (m_types.isReady && (found.receiver != noType || found.object == noIndex))
        m_declared.emplace(call, found);
    return found;
}

Solver::Declared Solver::declaredCall(const Context& context, quint32 local)
{
    const ProgramFile& file = *context.source;
    const Expr& call = file.facts.exprs[local];
    const Expr& callee = file.facts.exprs[call.a];
    Declared declared;
    if (call.kind == ExprKind::New) {
        const StaticType type = m_types.table[typeAt(context, local)];
        if (type.kind == StaticType::Own)
            declareConstructor(context, call, type.id, declared);
        else if (type.kind == StaticType::External)
            declared.external = joined(type.id, m_strings.add(context.rules->constructorName));
        declared.receiver = typeAt(context, local);
        return declared;
    }
    switch (callee.kind) {
    case ExprKind::Name:
        declareByName(context, call, callee, declared);
        break;
    case ExprKind::Member:
        if (callee.a != noIndex)
            declareByMember(context, call, callee, declared);
        break;
    case ExprKind::This:
    case ExprKind::Super: {
        const quint32 owner = enclosingClass(file.firstDefinition + callee.a);
        const quint32 made = owner == noIndex || callee.kind == ExprKind::This ? owner : superclass(owner);
        if (made != noIndex) {
            declareConstructor(context, call, made, declared);
        } else if (owner != noIndex) {
            const std::vector<Value> outside = bases(owner);
            const bool isOutside = !outside.empty() && outside.front().kind == ValueKind::External;
            const StringId name = m_strings.add(context.rules->constructorName);
            declared.external = isOutside ? joined(outside.front().id, name) : 0;
        }
        declared.made = noIndex;
        declared.self = owner;
        break;
    }
    default:
        break;
    }
    return declared;
}

void Solver::declareConstructor(const Context& context, const Expr& call, quint32 made, Declared& declared)
{
    declared.isConstructor = true;
    declared.made = made;
    const StringId name = m_strings.add(context.rules->constructorName);
    if (!methodsNamed(made, name).empty())
        declared.method = bestMethod(context, call, { made }, name);
    else
        declared.method = implicitConstructor(context, made);
    if (declared.method == noIndex || m_classOf.peek(declared.method) == made)
        return;
    // A class without a constructor has its base class's.
    const quint32 owner = m_classOf.peek(declared.method);
    if (const quint32 best = bestMethod(context, call, { owner }, name); best != noIndex)
        declared.method = best;
}

/// What runs for a new object of a class that has no constructor: its initialisers, or a base class's constructor.
quint32 Solver::implicitConstructor(const Context& context, quint32 made)
{
    const StringId name = m_strings.add(context.rules->constructorName);
    for (quint32 owner = made, depth = 0; owner != noIndex && depth < deepestNesting; ++depth) {
        const std::vector<quint32>& constructors = methodsNamed(owner, name);
        for (const quint32 method : constructors) {
            if (m_program.definition(method).parameters.empty())
                return method;
        }
        if (!constructors.empty())
            return constructors.front();
        const auto methods = m_types.methodsOf.find(owner);
        if (methods != m_types.methodsOf.end()) {
            for (const quint32 method : methods->second) {
                const quint16 flags = m_program.definition(method).flags;
                if ((flags & InitializerFunction) && !(flags & StaticFunction))
                    return method;
            }
        }
        owner = superclass(owner);
    }
    return noIndex;
}

void Solver::declareByName(const Context& context, const Expr& call, const Expr& callee, Declared& declared)
{
    const ProgramFile& file = *context.source;
    quint32 at = file.facts.scopes[callee.scope].definition;
    for (int depth = 0; at != noIndex && depth < deepestNesting; ++depth) {
        const Definition& around = file.facts.definitions[at];
        if (around.kind == DefinitionKind::Class) {
            const quint32 owner = file.firstDefinition + at;
            declared.method = bestMethod(context, call, lineage(owner), callee.text);
            if (declared.method != noIndex) {
                declared.self = owner;
                declared.receiver = m_types.table.own(owner);
                declared.isVirtual = true;
                return;
            }
            if (call.count == 0 && !around.parameters.empty()) {
                const quint32 binding = fieldBinding(owner, callee.text);
                if (binding != noIndex) {
                    declared.component = binding;
                    return;
                }
            }
        }
        at = around.parent;
    }
    for (const ImportFact& import : file.facts.imports) {
        if (import.member != callee.text && import.scope == noIndex)
            continue;
        const ImportTarget& target = m_imports.at(file.firstExpr + import.module);
        if (target.definition != noIndex)
            declared.method = bestMethod(context, call, lineage(target.definition), callee.text);
        else if (import.member == callee.text)
            declared.external = m_strings.add(target.external + "." + std::string(m_strings.stdView(callee.text)));
        if (declared.method != noIndex || declared.external != 0)
            return;
    }
    // Inherited from outside of the sources.
    at = file.facts.scopes[callee.scope].definition;
    for (int depth = 0; at != noIndex && depth < deepestNesting && declared.external == 0; ++depth) {
        if (file.facts.definitions[at].kind == DefinitionKind::Class) {
            declared.self = file.firstDefinition + at;
            declared.receiver = m_types.table.own(declared.self);
            declared.external = inheritedExternal(context, declared.self, callee.text);
        }
        at = file.facts.definitions[at].parent;
    }
}

void Solver::declareByMember(const Context& context, const Expr& call, const Expr& callee, Declared& declared)
{
    const ProgramFile& file = *context.source;
    const Expr& object = file.facts.exprs[callee.a];
    TypeId receiver = typeAt(context, callee.a);
    const TypeId named = m_types.denoted[file.firstExpr + callee.a];
    const bool isType = receiver == noType && named != noType;
    const bool isSuper = object.kind == ExprKind::Super;
    if (isSuper && object.b != noIndex)
        receiver = m_types.denoted[file.firstExpr + object.b];
    declared.receiver = isType ? named : receiver;
    declared.object = isType ? noIndex : callee.a;
    declared.isVirtual = !isType && !isSuper;
    if (declared.receiver == noType && isSuper) {
        const quint32 owner = enclosingClass(file.firstDefinition + object.a);
        declared.external = owner == noIndex ? 0 : inheritedExternal(context, owner, callee.text);
        // Interfaces may have it as well.
        if (owner != noIndex)
            declared.method = bestMethod(context, call, lineage(owner), callee.text);
        if (declared.method != noIndex && m_classOf.peek(declared.method) == owner)
            declared.method = noIndex;
        return;
    }
    StaticType type = m_types.table[boundOf(declared.receiver)];
    if (type.kind == StaticType::None && declared.object != noIndex) {
        // Without a declared type, what the object is known to be must do.
        for (const Value& value : m_sets.members(m_exprValues[file.firstExpr + callee.a])) {
            if (value.kind == ValueKind::Instance)
                type = { StaticType::Own, 0, value.id, {} };
            else if (value.kind == ValueKind::ExternalInstance)
                type = { StaticType::External, 0, value.id, {} };
        }
    }
    if (type.dimensions > 0)
        return;
    if (type.kind == StaticType::External) {
        declared.external = joined(type.id, callee.text);
        return;
    }
    if (type.kind != StaticType::Own)
        return;
    declared.method = bestMethod(context, call, lineage(type.id), callee.text);
    if (declared.method == noIndex && call.count == 0 && !m_program.definition(type.id).parameters.empty()) {
        const quint32 binding = fieldBinding(type.id, callee.text);
        declared.component = binding == noIndex ? noIndex : binding;
    }
    if (declared.method == noIndex && declared.component == noIndex)
        declared.external = inheritedExternal(context, type.id, callee.text);
}

/// The method that the arguments fit best; among equals the one of the first owner.
quint32 Solver::bestMethod(const Context& context, const Expr& call, const std::vector<quint32>& owners, StringId name)
{
    quint32 best = noIndex;
    int bestFit = -1;
    for (const quint32 owner : std::vector<quint32>(owners)) {
        for (const quint32 method : methodsNamed(owner, name)) {
            const int found = fit(context, call, method);
            const bool isConcrete = best != noIndex && found == bestFit
                && (m_program.definition(best).flags & AbstractFunction)
                && !(m_program.definition(method).flags & AbstractFunction);
            if (found > bestFit || isConcrete) {
                best = method;
                bestFit = found;
            }
        }
    }
    return best;
}

/// How well a call's arguments fit a method's parameters; -1 where they don't.
int Solver::fit(const Context& context, const Expr& call, quint32 method)
{
    const ProgramFile& file = *context.source;
    const ProgramFile& target = m_program.files[m_program.fileOfDefinition(method)];
    const Definition& definition = m_program.definition(method);
    if (!target.language->rules.overloads)
        return 0;
    const auto known = quint32(definition.parameters.size());
    const bool isVariadic = (definition.flags & VariadicFunction) && known > 0;
    if (isVariadic ? call.count + 1 < known : call.count != known)
        return -1;
    // Passing single elements is what is tried last.
    int best = -1;
    for (const bool spreads : { false, true }) {
        if (spreads ? !isVariadic : call.count != known)
            continue;
        int sum = spreads ? 1 : 1000;
        for (quint32 i = 0; i < call.count && sum >= 0; ++i) {
            const bool isElement = spreads && i + 1 >= known;
            const quint32 parameter = definition.parameters[std::min(i, known - 1)];
            const quint32 argument = file.facts.arguments[call.b + i].expr;
            const quint32 binding = parameter == noIndex ? noIndex : target.firstBinding + parameter;
            const int score = fitArgument(context, argument, binding, isElement);
            sum = score < 0 ? -1 : sum + score;
        }
        best = std::max(best, sum);
    }
    return best;
}

int Solver::fitArgument(const Context& context, quint32 argument, quint32 parameterBinding, bool isElement)
{
    constexpr int unknown = 20;
    if (argument == noIndex || parameterBinding == noIndex)
        return unknown;
    TypeId parameter = m_types.ofBinding[parameterBinding];
    // A variadic parameter's type is that of its elements.
    if (parameter == noType)
        return unknown;
    if (isElement && m_types.table[parameter].dimensions > 0 && typeAt(context, argument) != parameter)
        return fitTypes(context, typeAt(context, argument), m_types.table.elementOf(parameter));
    const Expr& expr = context.source->facts.exprs[argument];
    const bool isLambda = expr.kind == ExprKind::Definition || expr.kind == ExprKind::Reference;
    return isLambda ? fitLambda(context, expr, parameter) : fitTypes(context, typeAt(context, argument), parameter);
}

int Solver::fitLambda(const Context& context, const Expr& argument, TypeId parameter)
{
    const StaticType type = m_types.table[boundOf(parameter)];
    if (type.kind == StaticType::External)
        return context.rules->callbackTypes.contains(std::string(m_strings.stdView(type.id))) ? 60 : 10;
    if (type.kind != StaticType::Own)
        return 20;
    const quint32 method = functionalMethod(type.id);
    if (method == noIndex)
        return -1;
    if (argument.kind != ExprKind::Definition)
        return 60;
    const Definition& lambda = context.source->facts.definitions[argument.a];
    return lambda.parameters.size() == m_program.definition(method).parameters.size() ? 80 : -1;
}

/// How well a value of a type fits a parameter: an equal type best, then the nearest base, then what boxing gives.
int Solver::fitTypes(const Context& context, TypeId argument, TypeId parameter)
{
    const LanguageRules& rules = *context.rules;
    const StaticType wanted = m_types.table[m_types.table.erased(boundOf(parameter))];
    const StaticType given = m_types.table[m_types.table.erased(boundOf(argument))];
    if (given.kind == StaticType::None || wanted.kind == StaticType::None)
        return m_types.table[parameter].kind == StaticType::Variable ? 15 : 20;
    if (m_types.table.erased(argument) == m_types.table.erased(parameter))
        return 100;
    const std::string wantedName
        = wanted.kind == StaticType::External ? std::string(m_strings.stdView(wanted.id)) : std::string();
    const bool isRoot = wantedName == rules.rootType && wanted.dimensions == 0;
    if (wanted.dimensions != given.dimensions)
        return isRoot ? 25 : -1;
    if (wanted.kind == given.kind && wanted.id == given.id)
        return 95;
    if (given.kind == StaticType::Own) {
        if (wanted.kind == StaticType::Own) {
            const std::vector<quint32>& order = lineage(given.id);
            const auto found = std::find(order.begin(), order.end(), wanted.id);
            return found == order.end() ? -1 : 90 - std::min(int(found - order.begin()), 30);
        }
        return isRoot ? 25 : hasExternalBase(context, given.id, wantedName) ? 50 : -1;
    }
    if (wanted.kind == StaticType::Own)
        return -1;
    const std::string givenName(m_strings.stdView(given.id));
    const auto rank = [&](const std::string& name) {
        return std::find(rules.numberTypes.begin(), rules.numberTypes.end(), name) - rules.numberTypes.begin();
    };
    const auto numbers = std::ptrdiff_t(rules.numberTypes.size());
    if (rank(givenName) < numbers && rank(wantedName) < numbers)
        return rank(givenName) < rank(wantedName) ? 90 - int(rank(wantedName) - rank(givenName)) * 3 : -1;
    const auto box = rules.boxes.find(givenName);
    const auto unbox = rules.boxes.find(wantedName);
    if (box != rules.boxes.end() && box->second == wantedName)
        return 45;
    if (unbox != rules.boxes.end())
        return unbox->second == givenName ? 45 : -1;
    if (isRoot)
        return box != rules.boxes.end() ? 24 : 25;
    // `Integer` for `Number`, `ArrayList` for `List`.
    const std::string start = (box == rules.boxes.end() ? givenName : box->second) + ".";
    const auto isWanted = [&](const std::string& known) { return known == wantedName + "."; };
    if (!knownIn(context, start, isWanted).empty())
        return box == rules.boxes.end() ? 60 : 35;
    // What the data doesn't know of may yet be a base.
    return rules.supertypes.contains(givenName) || rules.boxes.contains(givenName) ? -1 : 5;
}

} // namespace Foreguest
