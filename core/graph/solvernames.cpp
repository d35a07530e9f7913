// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

SetId Solver::includedName(const Context& context, StringId name) const
{
    SetId found = emptySet;
    ValueSets& sets = const_cast<Solver*>(this)->m_sets;
    for (const auto& [binding, file] : m_includes.bindings(name)) {
        // First whether it is seen: what is not, is not waited for either.
        if (m_includes.sees(context.file, file))
            found = sets.join(found, m_bindingValues[binding]);
    }
    return found;
}

SetId Solver::globalName(const Context& context, StringId name) const
{
    if (!context.rules->globalByName)
        return emptySet;
    const auto found = m_globals.find(linkKey(m_strings, *context.rules, name));
    if (found == m_globals.end())
        return emptySet;
    const auto& members = m_sets.members(found->second);
    // Two programs in one folder may both define it: then only the file's own is certain.
    const bool isOneFile = std::all_of(members.begin(), members.end(), [&](const Value& value) {
        return m_program.fileOfDefinition(value.id) == m_program.fileOfDefinition(members.front().id);
    });
    return isOneFile ? found->second : emptySet;
}

std::vector<Value> Solver::named(quint32 file, StringId name)
{
    const ProgramFile& source = m_program.files[file];
    const Context context { file, &source, &source.language->rules, source.language };
    Expr expr;
    expr.kind = ExprKind::Name;
    expr.isCallee = true;
    expr.text = name;
    expr.a = source.facts.findBinding(0, name);
    return m_sets.members(evaluateName(context, expr));
}

/// The elements of a struct's literal are its fields, in their order.
void Solver::nameFields(const Context& context, const Expr& literal, const Value& self)
{
    const ProgramFile& file = *context.source;
    for (const Value& type : m_sets.members(m_exprValues[file.firstExpr + literal.a])) {
        if (type.kind != ValueKind::Class)
            continue;
        const ProgramFile& owner = m_program.files[m_program.fileOfDefinition(type.id)];
        const quint32 scope = m_program.definition(type.id).scope;
        quint32 position = 0;
        for (const Binding& field : owner.facts.bindings) {
            if (field.scope != scope || field.kind != BindingKind::Variable)
                continue;
            if (position >= literal.count)
                break;
            const Argument& element = file.facts.arguments[literal.b + position];
            ++position;
            const std::string_view key = element.key == 0 ? std::string_view() : m_strings.stdView(element.key);
            const bool isNamed = !key.empty() && (key.front() < '0' || key.front() > '9');
            if (!isNamed && element.expr != noIndex)
                joinField(self.key(), field.name, m_exprValues[file.firstExpr + element.expr]);
        }
    }
}

/// A name that calls the function it means, where it stands as a value.
SetId Solver::bareName(const Context& context, const Expr& expr)
{
    const SetId found = evaluateName(context, expr);
    if (expr.isCallee)
        return found;
    SetId result = emptySet;
    for (const Value& value : m_sets.members(found))
        result = m_sets.join(
            result, value.kind == ValueKind::Function ? SetId(m_returns[value.id]) : m_sets.single(value));
    return result;
}

/// The one function of that name; of several, the one in the same file.
void Solver::targetsByName(const Context& context, const Expr& callee, std::vector<Target>& found)
{
    constexpr double byNameAlone = 0.3;
    if (m_byName.empty()) {
        for (quint32 id = 0; id < m_program.definitionCount(); ++id) {
            const Definition& definition = m_program.definition(id);
            const ProgramFile& file = m_program.files[m_program.fileOfDefinition(id)];
            if (definition.kind == DefinitionKind::Function && definition.name != 0
                && file.language->rules.nameOnlyCalls)
                m_byName[definition.name].push_back(id);
        }
    }
    const auto known = m_byName.find(callee.text);
    if (known == m_byName.end())
        return;
    std::vector<quint32> same;
    std::copy_if(known->second.begin(), known->second.end(), std::back_inserter(same), [&](quint32 id) {
        const quint32 file = m_program.fileOfDefinition(id);
        return known->second.size() == 1 ? m_program.files[file].language == context.language : file == context.file;
    });
    if (same.size() == 1)
        found.push_back({ { ValueKind::Function, same.front() }, false, false, byNameAlone });
}

/// `super(…)`: the base class's method of the same name, or its constructor.
void Solver::superTargets(const Context& context, const Expr& callee, std::vector<Target>& found)
{
    const quint32 function = enclosingFunction(context.source->firstDefinition + callee.a);
    const quint32 owner = m_classOf[function];
    if (owner == noIndex)
        return;
    const std::vector<quint32> order = lineage(owner);
    for (size_t i = 1; i < order.size() && found.empty(); ++i) {
        const StringId name
            = context.rules->superIsMethod ? m_program.definition(function).name : m_program.definition(order[i]).name;
        for (const Value& value : m_sets.members(scopeValue(order[i], name))) {
            if (value.kind == ValueKind::Function)
                found.push_back({ value, !context.rules->superIsMethod, 1 });
        }
    }
}

/// What of a value may be held by a parameter of a declared type: objects of other types outside the sources are
/// converted to it, and are not what it holds.
SetId Solver::ofDeclaredType(const ProgramFile& file, quint32 binding, SetId value)
{
    if (!file.language->rules.declaredTypes || file.facts.bindings[binding].type == noIndex)
        return value;
    const auto isOutside = [](const Value& held) {
        return held.kind == ValueKind::External || held.kind == ValueKind::ExternalInstance;
    };
    const auto& held = m_sets.members(value);
    if (std::none_of(held.begin(), held.end(), isOutside))
        return value;
    SetId result = emptySet;
    for (const Value& one : std::vector<Value>(held)) {
        if (!isOutside(one))
            result = m_sets.join(result, m_sets.single(one));
    }
    return result;
}

/// Of overloads of one name in one place, those that take so many arguments; else those that take more, by defaults.
void Solver::selectByArity(const Expr& call, std::vector<Target>& found) const
{
    const auto excess = [&](const Target& target) {
        const size_t parameters = m_program.definition(target.value.id).parameters.size();
        return parameters == call.count ? 0 : parameters > call.count ? 1 : 2;
    };
    const auto isOverload = [&](const Target& a, const Target& b) {
        const Definition& first = m_program.definition(a.value.id);
        const Definition& second = m_program.definition(b.value.id);
        return first.name == second.name && m_classOf.peek(a.value.id) == m_classOf.peek(b.value.id);
    };
    const auto isFunction = [](const Target& target) { return target.value.kind == ValueKind::Function; };
    const std::vector<Target> all = found;
    std::erase_if(found, [&](const Target& target) {
        return isFunction(target) && std::any_of(all.begin(), all.end(), [&](const Target& other) {
            return isFunction(other) && isOverload(target, other) && excess(other) < excess(target);
        });
    });
}

/// A name that is known here but calls nothing: a type, as in `size_t(n)`, or a macro without a body.
bool Solver::isVisibleType(const Context& context, StringId name) const
{
    if (m_memberVariables.contains(name) || context.rules->typeSizes.contains(std::string(m_strings.stdView(name))))
        return true;
    for (const auto& [binding, file] : m_includes.bindings(name)) {
        const ProgramFile& source = m_program.files[file];
        const BindingKind kind = source.facts.bindings[binding - source.firstBinding].kind;
        const bool isSeen = file == context.file || m_includes.sees(context.file, file);
        if (isSeen && (kind == BindingKind::Variable || kind == BindingKind::Macro || kind == BindingKind::Definition))
            return true;
    }
    return false;
}

} // namespace Foreguest
