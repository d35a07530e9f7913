// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

/// Making an object: its allocator, its constructor, and what its metaclass has to say.
SetId Solver::instantiate(const Site& site, const Value& type, const Passed& passed)
{
    const LanguageRules& rules = *site.context.rules;
    const Value object { ValueKind::Instance, type.id };
    SetId result = m_sets.single(object);
    if (m_program.definition(type.id).kind != DefinitionKind::Class)
        return result;
    const StringId name
        = rules.constructorName.empty() ? m_program.definition(type.id).name : m_strings.add(rules.constructorName);
    const quint32 offset = rules.selfParameter ? 1 : 0;
    bool hasConstructor = false;
    for (const Value& constructor : m_sets.members(classMember(site.context, type.id, name))) {
        if (constructor.kind != ValueKind::Function)
            continue;
        hasConstructor = true;
        bindReceiver(constructor.id, object);
        applyFunction(constructor.id, passed, offset);
    }
    if (!rules.allocatorName.empty()) {
        const SetId allocators = classMember(site.context, type.id, m_strings.add(rules.allocatorName));
        for (const Value& allocator : m_sets.members(allocators)) {
            if (allocator.kind != ValueKind::Function)
                continue;
            bindReceiver(allocator.id, type);
            result = m_sets.join(result, applyFunction(allocator.id, passed, offset));
            log(site, allocator);
        }
    }
    callMetaclass(site, type, rules.callMember, passed);
    if (!hasConstructor && !rules.recordMakers.empty() && hasMaker(type.id, rules.recordMakers, true))
        makeRecord(site, object, passed);
    return result;
}

/// A member of an object of the sources or of a class, which methods are bound to.
SetId Solver::heldMember(const Context& context, const Value& owner, StringId name)
{
    const LanguageRules& rules = *context.rules;
    if (owner.kind == ValueKind::Class && !rules.memberMakers.empty()) {
        // An enumeration's members are objects of it.
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(owner.id)];
        const quint32 binding = file.facts.findBinding(m_program.definition(owner.id).scope, name);
        if (binding != noIndex && file.facts.bindings[binding].kind == BindingKind::Variable
            && hasMaker(owner.id, rules.memberMakers, false))
            return m_sets.single({ ValueKind::Instance, owner.id });
    }
    return classMember(context, owner.id, name, &owner);
}

/// The fields of a record become its constructor's parameters, those of its bases first.
void Solver::makeRecord(const Site& site, const Value& object, const Passed& passed)
{
    std::vector<quint32> order = lineage(object.id);
    std::vector<StringId> fields;
    for (auto owner = order.rbegin(); owner != order.rend(); ++owner) {
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(*owner)];
        const quint32 scope = m_program.definition(*owner).scope;
        for (const Binding& binding : file.facts.bindings) {
            const bool isField = binding.scope == scope && binding.kind == BindingKind::Variable;
            if (isField && std::find(fields.begin(), fields.end(), binding.name) == fields.end())
                fields.push_back(binding.name);
        }
    }
    for (size_t i = 0; i < fields.size(); ++i) {
        if (i < passed.positional.size())
            joinField(ownerKey(object), fields[i], passed.positional[i]);
    }
    for (const auto& [name, value] : passed.named)
        joinField(ownerKey(object), name, value);
    callMethod(site, object, { site.context.rules->initializedName }, {});
}

/// Whether a class has a decorator or an outside base of that kind.
bool Solver::hasMaker(quint32 classDefinition, const std::unordered_set<std::string>& makers, bool decorators)
{
    const auto isMaker = [&](const Value& value) {
        return value.kind == ValueKind::External && makers.contains(std::string(m_strings.stdView(value.id)));
    };
    const std::vector<quint32> order = lineage(classDefinition);
    for (const quint32 entry : order) {
        const std::vector<Value> known = bases(entry);
        if (std::any_of(known.begin(), known.end(), isMaker))
            return true;
        if (!decorators)
            continue;
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(entry)];
        const Definition& definition = m_program.definition(entry);
        for (quint32 i = 0; i < definition.decoratorCount; ++i) {
            quint32 at = file.facts.arguments[definition.firstDecorator + i].expr;
            if (at != noIndex && file.facts.exprs[at].kind == ExprKind::Call)
                at = file.facts.exprs[at].a;
            if (at == noIndex)
                continue;
            const auto& values = m_sets.members(m_exprValues[file.firstExpr + at]);
            if (std::any_of(values.begin(), values.end(), isMaker))
                return true;
        }
    }
    return false;
}

void Solver::callMetaclass(const Site& site, const Value& type, const std::string& name, const Passed& passed)
{
    if (site.context.rules->metaclassKey.empty() || name.empty())
        return;
    const StringId key = m_strings.find(site.context.rules->metaclassKey);
    if (key == 0)
        return;
    const std::vector<quint32> order = lineage(type.id);
    for (const quint32 entry : order) {
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(entry)];
        const Definition& definition = m_program.definition(entry);
        for (quint32 i = 0; i < definition.baseCount; ++i) {
            const Argument& base = file.facts.arguments[definition.firstBase + i];
            if (base.key != key || base.expr == noIndex)
                continue;
            for (const Value& meta : m_sets.members(m_exprValues[file.firstExpr + base.expr])) {
                if (meta.kind != ValueKind::Class)
                    continue;
                const SetId methods = classMember(site.context, meta.id, m_strings.add(name));
                for (const Value& method : m_sets.members(methods)) {
                    if (method.kind != ValueKind::Function)
                        continue;
                    const bool allocates = name == site.context.rules->allocatorName;
                    bindReceiver(method.id, allocates ? meta : type);
                    applyFunction(method.id, passed, 1);
                    log(site, method);
                }
            }
            return;
        }
    }
}

SetId Solver::readProperties(const Site& site, SetId found)
{
    SetId result = emptySet;
    for (const Value& value : m_sets.members(found)) {
        const bool isProperty
            = value.kind == ValueKind::Method && (m_program.definition(value.id).flags & PropertyFunction);
        if (!isProperty) {
            result = m_sets.join(result, m_sets.single(value));
            continue;
        }
        result = m_sets.join(result, applyFunction(value.id, {}, 1));
        log(site, value);
    }
    return result;
}

SetId Solver::readMember(const Site& site, const Value& owner, StringId name, SetId found)
{
    const LanguageRules& rules = *site.context.rules;
    const std::string_view text = m_strings.stdView(name);
    if (text == rules.classAttribute && owner.kind == ValueKind::Instance)
        return m_sets.single({ ValueKind::Class, owner.id });
    if (text == rules.dictionaryAttribute)
        return m_sets.single(owner);
    SetId result = readProperties(site, found);
    if (owner.kind == ValueKind::Class && found == emptySet && !rules.metaclassKey.empty()) {
        // A class has its metaclass's methods as well.
        const SetId inherited = metaclassMember(site, owner, name);
        if (inherited != emptySet)
            return inherited;
    }
    if (owner.kind != ValueKind::Instance)
        return result;
    // A descriptor in the class answers for the attribute.
    if (const OperatorMethods* get = operatorOf(site.context, m_strings.add("get"))) {
        for (const Value& value : m_sets.members(found)) {
            if (value.kind != ValueKind::Instance || ownerOf(owner.id, name) == noIndex)
                continue;
            bool isFound = false;
            Passed passed;
            passed.positional = { m_sets.single(owner), m_sets.single({ ValueKind::Class, owner.id }) };
            const SetId given
                = isClassAttribute(owner.id, name) ? callMethod(site, value, get->methods, passed, &isFound) : emptySet;
            if (isFound) {
                result = given;
            }
        }
    }
    const bool isMissing = ownerOf(owner.id, name) == noIndex;
    const OperatorMethods* missing = isMissing && isSettled() ? operatorOf(site.context, m_strings.add(".")) : nullptr;
    if (!missing)
        return result;
    bool isFound = false;
    Passed passed;
    passed.positional = { m_sets.single({ ValueKind::Text, name }) };
    const SetId given = callMethod(site, owner, missing->methods, passed, &isFound);
    if (!isFound)
        return result;
    return given;
}

bool Solver::isClassAttribute(quint32 classDefinition, StringId name)
{
    for (const quint32 owner : lineage(classDefinition)) {
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(owner)];
        if (file.facts.findBinding(m_program.definition(owner).scope, name) != noIndex)
            return true;
    }
    return false;
}

SetId Solver::metaclassMember(const Site& site, const Value& type, StringId name)
{
    const StringId key = m_strings.find(site.context.rules->metaclassKey);
    const std::vector<quint32> order = lineage(type.id);
    for (const quint32 entry : order) {
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(entry)];
        const Definition& definition = m_program.definition(entry);
        for (quint32 i = 0; key != 0 && i < definition.baseCount; ++i) {
            const Argument& base = file.facts.arguments[definition.firstBase + i];
            if (base.key != key || base.expr == noIndex)
                continue;
            SetId result = emptySet;
            for (const Value& meta : m_sets.members(m_exprValues[file.firstExpr + base.expr])) {
                if (meta.kind != ValueKind::Class)
                    continue;
                for (const Value& method : m_sets.members(classMember(site.context, meta.id, name))) {
                    if (method.kind != ValueKind::Function)
                        continue;
                    bindReceiver(method.id, type);
                    result = m_sets.join(result, m_sets.single({ ValueKind::Method, method.id }));
                }
            }
            return result;
        }
    }
    return emptySet;
}

void Solver::findSetters()
{
    for (quint32 id = 0; id < m_program.definitionCount(); ++id) {
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(id)];
        const Definition& definition = m_program.definition(id);
        if ((definition.flags & SetterFunction) && (definition.flags & MethodFunction)) {
            const quint32 owner = file.facts.scopes[definition.outerScope].definition + file.firstDefinition;
            m_setters.assign(quint64(owner) << 32 | definition.name, id);
        }
    }
}

/// Whether a wildcard import takes a name: the module's own list tells, else its first letter.
bool Solver::isExported(quint32 file, StringId name)
{
    const ProgramFile& module = m_program.files[file];
    const std::string& list = module.language->rules.exportList;
    if (list.empty())
        return true;
    const StringId listName = m_strings.find(list);
    const quint32 binding = listName == 0 ? noIndex : module.facts.findBinding(0, listName);
    if (binding == noIndex)
        return m_strings.stdView(name).substr(0, 1) != "_";
    for (const Value& names : m_sets.members(m_bindingValues[module.firstBinding + binding])) {
        for (const Value& exported : m_sets.members(field(names.key(), m_allKeys))) {
            if (exported.kind == ValueKind::Text && (exported.id == 0 || exported.id == name))
                return true;
        }
    }
    return false;
}

/// Storing into an object may be a call: of a property's setter, a descriptor, `__setitem__`, `__setattr__`.
bool Solver::callSetter(const Site& site, const Expr& expr, const Value& owner, SetId value)
{
    const LanguageRules& rules = *site.context.rules;
    if (!rules.selfParameter)
        return false;
    bool isFound = false;
    Passed passed;
    if (expr.kind == ExprKind::Subscript) {
        const SetId key = expr.text != 0 ? m_sets.single({ ValueKind::Text, expr.text })
            : expr.b == noIndex          ? emptySet
                                         : m_exprValues[site.context.source->firstExpr + expr.b];
        passed.positional = { key, value };
        if (const OperatorMethods* set = operatorOf(site.context, m_strings.add("[]=")))
            callMethod(site, owner, set->methods, passed, &isFound);
    } else {
        passed.positional = { value };
        for (const quint32 holder : std::vector<quint32>(lineage(owner.id))) {
            const quint32 setter = m_setters.find(quint64(holder) << 32 | expr.text);
            if (setter == noIndex)
                continue;
            isFound = true;
            bindReceiver(setter, owner);
            applyFunction(setter, passed, 1);
            log(site, { ValueKind::Function, setter });
            break;
        }
        if (!isFound && isClassAttribute(owner.id, expr.text)) {
            const OperatorMethods* set = operatorOf(site.context, m_strings.add("set"));
            const SetId held = classMember(site.context, owner.id, expr.text);
            passed.positional = { m_sets.single(owner), value };
            for (const Value& descriptor : m_sets.members(held)) {
                if (set && descriptor.kind == ValueKind::Instance)
                    callMethod(site, descriptor, set->methods, passed, &isFound);
            }
        }
        if (!isFound) {
            passed.positional = { m_sets.single({ ValueKind::Text, expr.text }), value };
            bool isNoted = false;
            if (const OperatorMethods* set = operatorOf(site.context, m_strings.add(".=")))
                callMethod(site, owner, set->methods, passed, &isNoted);
        }
    }
    return isFound;
}

} // namespace Foreguest
