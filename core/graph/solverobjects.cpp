// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr size_t mostSubclasses = 512;

bool isOutside(const Value& value)
{
    return value.kind == ValueKind::External || value.kind == ValueKind::ExternalInstance;
}

bool isObject(const Value& value)
{
    return value.kind == ValueKind::Instance || value.kind == ValueKind::Declared;
}
} // namespace

bool Solver::isVirtual(quint32 classDefinition, StringId name)
{
    if (m_virtuals.empty())
        return false;
    for (const quint32 owner : std::vector<quint32>(lineage(classDefinition))) {
        if (m_virtuals.contains(quint64(owner) << 32 | name))
            return true;
    }
    return false;
}

/// Classes below each class, and those of which the sources make an object: both as known once names have settled.
void Solver::indexSubclasses()
{
    m_hasSubclasses = true;
    for (quint32 id = 0; id < m_program.definitionCount(); ++id) {
        if (m_program.definition(id).kind != DefinitionKind::Class)
            continue;
        for (const Value& base : bases(id)) {
            if (base.kind == ValueKind::Class)
                m_subclasses[base.id].push_back(id);
        }
    }
    for (const ProgramFile& file : m_program.files) {
        for (const Expr& expr : file.facts.exprs) {
            const bool makes = expr.kind == ExprKind::New || (expr.kind == ExprKind::InstanceOf && expr.count == 0)
                || (expr.kind == ExprKind::Call && file.language->rules.callInstantiates);
            if (!makes || expr.a == noIndex)
                continue;
            quint32 made = expr.a;
            const Expr& callee = file.facts.exprs[made];
            for (const Value& value : m_sets.members(m_exprValues.peek(file.firstExpr + made))) {
                if (value.kind == ValueKind::Class)
                    m_instantiated.insert(value.id);
                else if (value.kind == ValueKind::External && callee.kind == ExprKind::Applied && callee.count > 0
                    && isMaker(file.language->rules, value.id)) {
                    const quint32 type = file.facts.arguments[callee.b].expr;
                    for (const Value& element : type == noIndex
                            ? std::vector<Value>()
                            : m_sets.members(m_exprValues.peek(file.firstExpr + type)))
                        m_instantiated.insert(element.id);
                }
            }
        }
    }
}

bool Solver::isMaker(const LanguageRules& rules, StringId externalName) const
{
    return !rules.makers.empty() && rules.makers.contains(std::string(m_strings.stdView(externalName)));
}

/// A class and those below it of which there are objects; all of them where none is known to have any.
std::vector<quint32> Solver::classesBelow(quint32 classDefinition)
{
    if (!m_hasSubclasses)
        indexSubclasses();
    std::vector<quint32> below;
    std::vector<quint32> open { classDefinition };
    while (!open.empty() && below.size() < mostSubclasses) {
        const quint32 current = open.back();
        open.pop_back();
        if (std::find(below.begin(), below.end(), current) != below.end())
            continue;
        below.push_back(current);
        if (const auto found = m_subclasses.find(current); found != m_subclasses.end())
            open.insert(open.end(), found->second.begin(), found->second.end());
    }
    const auto isMade = [this](quint32 id) { return m_instantiated.contains(id); };
    if (std::any_of(below.begin(), below.end(), isMade))
        below.erase(std::remove_if(below.begin(), below.end(), std::not_fn(isMade)), below.end());
    return below;
}

/// What a virtual call on an object of a class, or of one below it, may run.
SetId Solver::overriding(const Context& context, quint32 classDefinition, StringId name, SetId own)
{
    if (!isSettled())
        return emptySet;
    SetId result = emptySet;
    for (const quint32 id : classesBelow(classDefinition))
        result = m_sets.join(result, id == classDefinition ? own : classMember(context, id, name));
    return result;
}

/// What a declared type lets a name hold.
SetId Solver::instancesOfTypes(const Context& context, SetId types)
{
    SetId result = emptySet;
    for (const Value& type : m_sets.members(types)) {
        if (type.kind == ValueKind::Object)
            result = m_sets.join(result, m_sets.single(type));
        else if (type.kind != ValueKind::Class)
            result = m_sets.join(result, instanceOf(context, type));
        else {
            for (const quint32 id : classesBelow(type.id))
                result = m_sets.join(result, m_sets.single({ ValueKind::Instance, id }));
        }
    }
    return result;
}

/// A member of what may be several objects. Where a declared type and real objects meet, the real ones tell what a
/// virtual call runs, and the declared type what any other does.
SetId Solver::objectsMember(const Context& context, const std::vector<Value>& owners, StringId name)
{
    SetId result = emptySet;
    std::vector<quint32> covered;
    // Beside objects of known types, others come from conversions.
    const bool hasOwn = std::any_of(owners.begin(), owners.end(), isObject);
    const bool hasTyped = hasOwn || std::any_of(owners.begin(), owners.end(), [](const Value& owner) {
        return owner.kind == ValueKind::ExternalInstance;
    });
    for (const Value& owner : owners) {
        if (owner.kind != ValueKind::Declared)
            continue;
        const SetId own = classMember(context, owner.id, name);
        const bool dispatches = isVirtual(owner.id, name);
        bool isMet = false;
        for (const Value& object : owners) {
            if (object.kind != ValueKind::Instance)
                continue;
            const std::vector<quint32> line = lineage(object.id);
            if (std::find(line.begin(), line.end(), owner.id) == line.end())
                continue;
            covered.push_back(object.id);
            isMet = true;
            if (dispatches)
                result = m_sets.join(result, exactMember(context, object.id, name));
        }
        if (!dispatches)
            result = m_sets.join(result, own);
        else if (!isMet)
            result = m_sets.join(result, overriding(context, owner.id, name, own));
    }
    for (const Value& owner : owners) {
        if (owner.kind == ValueKind::Instance) {
            if (std::find(covered.begin(), covered.end(), owner.id) == covered.end())
                result = m_sets.join(result, exactMember(context, owner.id, name));
        } else if (owner.kind != ValueKind::Declared
            && !(isOutside(owner) && (hasOwn || owner.kind == ValueKind::External) && hasTyped)) {
            result = m_sets.join(result, member(context, owner, name));
        }
    }
    return result;
}

SetId Solver::declaredMember(const Context& context, const std::vector<Value>& owners, const Expr& member)
{
    SetId result = objectsMember(context, owners, member.text);
    // `pointer.get()`, `iterator->second`: smart pointers and iterators stand for what they lead to.
    const bool isTransparent = result == emptySet && !context.rules->elementMethods.empty()
        && context.rules->elementMethods.contains(std::string(m_strings.stdView(member.text)));
    for (const Value& owner : owners) {
        if (isTransparent && isObject(owner))
            result = m_sets.join(result, m_sets.single(owner));
    }
    return result != emptySet ? result : memberBehindArrow(context, owners, member);
}

/// A member of what the object's own `->` gives, which is called for it.
SetId Solver::memberBehindArrow(const Context& context, const std::vector<Value>& owners, const Expr& member)
{
    SetId result = emptySet;
    if (context.rules->operatorPrefix.empty() || m_strings.stdView(member.text).starts_with('\0'))
        return result;
    const StringId arrow = m_strings.add(std::string(context.rules->operatorPrefix).append("->"));
    for (const Value& owner : owners) {
        if (!isObject(owner))
            continue;
        for (const Value& method : std::vector<Value>(m_sets.members(classMember(context, owner.id, arrow)))) {
            if (method.kind != ValueKind::Function)
                continue;
            const auto local = quint32(&member - context.source->facts.exprs.data());
            noteImplicit(context.source->firstExpr + local, method);
            const auto held = std::vector<Value>(m_sets.members(m_returns[method.id]));
            result = m_sets.join(result, objectsMember(context, held, member.text));
        }
    }
    return result;
}

/// A class with methods that only classes below it define has no objects of its own.
SetId Solver::exactMember(const Context& context, quint32 classDefinition, StringId name)
{
    const SetId own = classMember(context, classDefinition, name);
    const bool isPure = own == emptySet && isVirtual(classDefinition, name);
    return isPure ? overriding(context, classDefinition, name, own) : own;
}

quint32 Solver::enclosingClass(const ProgramFile& file, quint32 scope) const
{
    for (quint32 at = file.facts.scopes[scope].definition, depth = 0; at != noIndex && depth < 64; ++depth) {
        const Definition& definition = file.facts.definitions[at];
        if (definition.kind == DefinitionKind::Class)
            return file.firstDefinition + at;
        if (definition.kind == DefinitionKind::Function && m_classOf[file.firstDefinition + at] != noIndex)
            return m_classOf[file.firstDefinition + at];
        at = definition.parent;
    }
    return noIndex;
}

/// Which names are members of anything, and what namespaces hold in all their parts.
void Solver::indexMembers()
{
    for (const ProgramFile& file : m_program.files) {
        const bool takesAll = file.language->rules.implicitThis;
        const auto& definitions = file.facts.definitions;
        if (!takesAll && std::none_of(definitions.begin(), definitions.end(), [](const Definition& definition) {
                return definition.kind == DefinitionKind::Namespace;
            }))
            continue;
        std::unordered_set<StringId> defined;
        for (const Definition& definition : definitions)
            defined.insert(definition.name);
        for (quint32 i = 0; i < file.facts.bindings.size(); ++i) {
            const Binding& binding = file.facts.bindings[i];
            const Scope& scope = file.facts.scopes[binding.scope];
            const Definition& owner = definitions[scope.definition];
            const bool isNamespace = owner.kind == DefinitionKind::Namespace && owner.scope == binding.scope;
            if ((takesAll && scope.isClass) || isNamespace)
                m_memberNames.insert(binding.name);
            const bool isAlias = binding.kind == BindingKind::Definition && !defined.contains(binding.name);
            if (takesAll && isNamespace && (isAlias || binding.kind == BindingKind::Variable))
                m_memberVariables.insert(binding.name);
            if (isNamespace && owner.name != 0)
                m_namespaceMembers[quint64(owner.name) << 32 | binding.name].push_back(file.firstBinding + i);
        }
        for (const Definition& definition : file.facts.definitions) {
            if (definition.qualifier != noIndex)
                m_memberNames.insert(definition.name);
        }
        for (const Flow& flow : file.facts.flows) {
            if (file.facts.exprs[flow.target].kind == ExprKind::Member)
                m_memberNames.insert(file.facts.exprs[flow.target].text);
        }
    }
}

quint32 Solver::wholeNamespace(quint32 definition) const
{
    if (m_program.definition(definition).kind != DefinitionKind::Namespace)
        return definition;
    const auto whole = m_namespaces.find(m_program.definition(definition).name);
    return whole == m_namespaces.end() ? definition : whole->second;
}

/// A member of a namespace: of this part of it, else of the parts that the file includes, else of any.
SetId Solver::namespaceMember(const Context& context, quint32 definition, StringId name)
{
    if (!m_memberNames.contains(name))
        return emptySet;
    if (const SetId own = scopeValue(definition, name); own != emptySet)
        return own;
    SetId seen = emptySet;
    SetId other = emptySet;
    const auto parts = m_namespaceMembers.find(quint64(m_program.definition(definition).name) << 32 | name);
    for (size_t i = 0; parts != m_namespaceMembers.end() && i < parts->second.size(); ++i) {
        const quint32 binding = parts->second[i];
        const SetId value = m_bindingValues[binding];
        if (value == emptySet)
            continue;
        const quint32 file = m_includes.fileOfBinding(binding);
        const auto& held = m_sets.members(value);
        const bool isLocal = std::any_of(held.begin(), held.end(), [this](const Value& one) {
            const bool isDefinition = one.kind == ValueKind::Function || one.kind == ValueKind::Class;
            return isDefinition && (m_program.definition(one.id).flags & FileLocalFunction);
        });
        if (file == context.file || m_includes.sees(context.file, file))
            seen = m_sets.join(seen, value);
        else if (other == emptySet && !isLocal)
            other = value;
    }
    const SetId defined = field(Value { ValueKind::Class, wholeNamespace(definition) }.key(), name);
    seen = m_sets.join(seen, defined);
    return seen != emptySet ? seen : other;
}

/// A name that a method, or code in a namespace, uses without saying whose it is.
SetId Solver::implicitMember(const Context& context, const Expr& name)
{
    const ProgramFile& file = *context.source;
    if (!m_memberNames.contains(name.text))
        return emptySet;
    for (quint32 at = file.facts.scopes[name.scope].definition, depth = 0; at != noIndex && depth < 64; ++depth) {
        const Definition& definition = file.facts.definitions[at];
        const bool isFunction = definition.kind == DefinitionKind::Function;
        const quint32 owner = isFunction   ? quint32(m_classOf[file.firstDefinition + at])
            : definition.parent != noIndex ? file.firstDefinition + at
                                           : noIndex;
        if (owner != noIndex) {
            SetId found = classMember(context, owner, name.text);
            const bool isClass = m_program.definition(owner).kind == DefinitionKind::Class;
            if (isClass && isVirtual(owner, name.text))
                found = overriding(context, owner, name.text, found);
            if (found != emptySet || (isClass && ownerOf(owner, name.text) != noIndex))
                return found;
        }
        at = definition.parent;
    }
    return emptySet;
}

/// A name of a namespace that the file uses whole.
SetId Solver::usedName(const Context& context, StringId name)
{
    const ProgramFile& file = *context.source;
    SetId found = emptySet;
    if (!m_memberNames.contains(name))
        return emptySet;
    for (const quint32 used : file.facts.usings) {
        for (const Value& space : m_sets.members(m_exprValues[file.firstExpr + used])) {
            if (space.kind == ValueKind::Class)
                found = m_sets.join(found, classMember(context, space.id, name));
        }
    }
    return found;
}

/// The functions that an operator's operands choose: a member of the left one, else a free function that takes either.
SetId Solver::evaluateOperator(const Context& context, const Expr& expr)
{
    const ProgramFile& file = *context.source;
    const auto operandValues = [&](quint32 part) {
        return part == noIndex ? std::vector<Value>() : m_sets.members(m_exprValues[file.firstExpr + part]);
    };
    const std::vector<Value> left = operandValues(expr.a);
    const std::vector<Value> right = operandValues(expr.b);
    std::vector<Value> objects;
    std::copy_if(left.begin(), left.end(), std::back_inserter(objects), isObject);
    SetId result = objects.empty() ? emptySet : objectsMember(context, objects, expr.text);
    if (result != emptySet)
        return result;
    std::copy_if(right.begin(), right.end(), std::back_inserter(objects), isObject);
    if (objects.empty())
        return emptySet;
    Expr name = expr;
    name.kind = ExprKind::Name;
    name.a = lookUpFrom(file, expr.scope, expr.text);
    name.isCallee = false;
    SetId candidates = evaluateName(context, name);
    for (const Value& object : objects) {
        // Beside its class, where argument-dependent lookup finds it.
        const ProgramFile& home = m_program.files[m_program.fileOfDefinition(object.id)];
        const quint32 binding = lookUpFrom(home, m_program.definition(object.id).outerScope, expr.text);
        if (binding != noIndex)
            candidates = m_sets.join(candidates, m_bindingValues[home.firstBinding + binding]);
    }
    for (const Value& candidate : m_sets.members(candidates)) {
        if (candidate.kind == ValueKind::Function && takesAny(candidate.id, objects))
            result = m_sets.join(result, m_sets.single(candidate));
    }
    return result;
}

quint32 Solver::lookUpFrom(const ProgramFile& file, quint32 scope, StringId name) const
{
    for (int depth = 0; scope != noIndex && depth < 64; ++depth) {
        if (const quint32 binding = file.facts.findBinding(scope, name); binding != noIndex)
            return binding;
        scope = file.facts.scopes[scope].parent;
    }
    return noIndex;
}

/// Whether a function has a parameter of the class of one of these objects; also where its parameters are templates.
bool Solver::takesAny(quint32 function, const std::vector<Value>& objects)
{
    const ProgramFile& file = m_program.files[m_program.fileOfDefinition(function)];
    const Definition& definition = m_program.definition(function);
    for (const quint32 parameter : definition.parameters) {
        if (parameter == noIndex)
            continue;
        for (const Value& held : m_sets.members(m_bindingValues[file.firstBinding + parameter])) {
            if (!isObject(held))
                continue;
            for (const Value& object : objects) {
                const std::vector<quint32> line = lineage(object.id);
                if (std::find(line.begin(), line.end(), held.id) != line.end())
                    return true;
            }
        }
    }
    return false;
}

/// A type with its arguments. Smart pointers and the like are what they hold; other containers are objects of their
/// own.
SetId Solver::evaluateApplied(const Context& context, quint32 local, const Expr& expr)
{
    const ProgramFile& file = *context.source;
    const SetId base = expr.a == noIndex ? emptySet : m_exprValues[file.firstExpr + expr.a];
    if (expr.isCallee || expr.count == 0)
        return base;
    SetId result = emptySet;
    for (const Value& value : m_sets.members(base)) {
        if (value.kind != ValueKind::External) {
            result = m_sets.join(result, m_sets.single(value));
            continue;
        }
        const bool isTransparent = context.rules->transparentTypes.contains(std::string(m_strings.stdView(value.id)));
        const Value self { ValueKind::Object, file.firstExpr + local };
        for (quint32 i = 0; i < expr.count; ++i) {
            const quint32 argument = file.facts.arguments[expr.b + i].expr;
            if (argument == noIndex)
                continue;
            for (const Value& type : m_sets.members(m_exprValues[file.firstExpr + argument])) {
                const bool isOwn = type.kind == ValueKind::Class;
                if (isTransparent) {
                    result = m_sets.join(result, m_sets.single(type));
                } else if (isOwn || type.kind == ValueKind::Object) {
                    joinField(
                        self.key(), m_allKeys, m_sets.single(isOwn ? Value { ValueKind::Declared, type.id } : type));
                }
            }
        }
        if (!isTransparent)
            result = m_sets.join(result, m_sets.single(self));
    }
    return result;
}

/// The name of the external type that an applied type's object is of.
StringId Solver::appliedType(quint32 expr)
{
    const Expr& entry = m_program.expr(expr);
    const ProgramFile& file = m_program.files[m_program.fileOfExpr(expr)];
    for (const Value& value : m_sets.members(m_exprValues[file.firstExpr + entry.a])) {
        if (value.kind == ValueKind::External)
            return value.id;
    }
    return 0;
}

/// What making an object of a class calls: its constructors, else it is said that the class is instantiated.
void Solver::constructorTargets(const Context& context, quint32 classDefinition, std::vector<Target>& found)
{
    const StringId name = context.rules->constructorName.empty() ? m_program.definition(classDefinition).name
                                                                 : m_strings.add(context.rules->constructorName);
    bool hasConstructor = false;
    const auto add = [&](const Value& value) {
        if (std::none_of(
                found.begin(), found.end(), [&](const Target& known) { return known.value.key() == value.key(); }))
            found.push_back({ value, true });
    };
    for (const Value& method : m_sets.members(classMember(context, classDefinition, name))) {
        hasConstructor = hasConstructor || method.kind == ValueKind::Function;
        if (method.kind == ValueKind::Function)
            add(method);
    }
    if (!hasConstructor)
        add({ ValueKind::Class, classDefinition });
}

/// Calls of a container's methods that hand out its elements, or put some in; and functions that make an object.
SetId Solver::containerCall(const Context& context, const Expr& call, const Value& callee)
{
    const ProgramFile& file = *context.source;
    const LanguageRules& rules = *context.rules;
    const Expr& calleeExpr = file.facts.exprs[call.a];
    SetId result = emptySet;
    if (calleeExpr.kind == ExprKind::Applied && calleeExpr.count > 0 && callee.kind == ValueKind::External
        && isMaker(rules, callee.id)) {
        const quint32 type = file.facts.arguments[calleeExpr.b].expr;
        for (const Value& made : m_sets.members(type == noIndex ? emptySet : m_exprValues[file.firstExpr + type])) {
            if (made.kind != ValueKind::Class)
                continue;
            result = m_sets.join(result, m_sets.single({ ValueKind::Instance, made.id }));
            for (const Value& constructor :
                m_sets.members(classMember(context, made.id, m_program.definition(made.id).name))) {
                if (constructor.kind == ValueKind::Function)
                    passArguments(context, call, constructor.id, 0);
            }
        }
        return result;
    }
    if (callee.kind == ValueKind::External && rules.identities.contains(std::string(m_strings.stdView(callee.id)))) {
        const quint32 argument = call.count > 0 ? file.facts.arguments[call.b].expr : noIndex;
        return argument == noIndex ? emptySet : m_exprValues[file.firstExpr + argument];
    }
    if (calleeExpr.kind != ExprKind::Member || calleeExpr.a == noIndex)
        return emptySet;
    const std::string method(m_strings.stdView(calleeExpr.text));
    const bool gives = rules.elementMethods.contains(method);
    const bool takes = rules.storeMethods.contains(method);
    if (!gives && !takes)
        return emptySet;
    for (const Value& object : m_sets.members(m_exprValues[file.firstExpr + calleeExpr.a])) {
        if (object.kind == ValueKind::Object && gives)
            result = m_sets.join(result, field(object.key(), m_allKeys));
        else if (isObject(object) && gives && callee.key() == object.key())
            result = m_sets.join(result, m_sets.single(object));
        for (quint32 i = 0; object.kind == ValueKind::Object && takes && i < call.count; ++i) {
            const quint32 argument = file.facts.arguments[call.b + i].expr;
            if (argument != noIndex)
                joinField(object.key(), m_allKeys, m_exprValues[file.firstExpr + argument]);
        }
    }
    return result;
}

} // namespace Foreguest
