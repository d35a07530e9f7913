// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr int deepestNesting = 64;

bool startsUpper(std::string_view text)
{
    return !text.empty() && text.front() >= 'A' && text.front() <= 'Z';
}
} // namespace

/// A field or type of a class or its bases in the sources.
SetId Solver::ownMember(quint32 classDefinition, StringId name)
{
    for (const quint32 owner : std::vector<quint32>(lineage(classDefinition))) {
        const SetId found = m_sets.join(scopeValue(owner, name), field(Value { ValueKind::Class, owner }.key(), name));
        if (found != emptySet)
            return found;
    }
    return emptySet;
}

/// The class around a name, or a base of it, that has a field or type of that name.
quint32 Solver::inheritedOwner(const Context& context, const Expr& name)
{
    const ProgramFile& file = *context.source;
    quint32 at = file.facts.scopes[name.scope].definition;
    for (int depth = 0; at != noIndex && depth < deepestNesting; ++depth) {
        if (file.facts.definitions[at].kind == DefinitionKind::Class) {
            const quint32 owner = ownerOf(file.firstDefinition + at, name.text);
            if (owner != noIndex)
                return owner;
        }
        at = file.facts.definitions[at].parent;
    }
    return noIndex;
}

/// What a name means that no scope of its file declares: an inherited member, a type of the same package, of a package
/// that is imported on demand or of the language's own, or the first part of a package's name.
SetId Solver::packageName(const Context& context, const Expr& expr)
{
    const ProgramFile& file = *context.source;
    const LanguageRules& rules = *context.rules;
    if (const quint32 owner = inheritedOwner(context, expr); owner != noIndex)
        return ownMember(owner, expr.text);
    const std::string text(m_strings.stdView(expr.text));
    const std::string package(m_strings.stdView(file.facts.package));
    const auto ownType = [&](const std::string& name) {
        const quint32 type = m_program.typeNamed(name);
        return type == noIndex ? emptySet : m_sets.single({ ValueKind::Class, type });
    };
    if (const SetId found = ownType(package.empty() ? text : package + "." + text); found != emptySet)
        return found;
    std::vector<std::string> external;
    for (const auto& [scope, module] : m_wildcards[context.file]) {
        const ImportTarget& target = m_imports.at(module);
        SetId found = emptySet;
        if (target.definition != noIndex)
            found = ownMember(target.definition, expr.text);
        else if (target.isPackage)
            found = ownType(target.external + "." + text);
        else
            external.push_back(target.external + "." + text);
        if (found != emptySet)
            return found;
    }
    const auto outside = [&](const std::string& name) {
        return m_sets.single({ ValueKind::External, m_strings.add(name) });
    };
    if (rules.builtins.contains(text))
        return outside(rules.builtinsPrefix + text);
    for (const std::string& name : external) {
        if (rules.types.contains(name) || rules.supertypes.contains(name) || rules.callbackTypes.contains(name))
            return outside(name);
    }
    if (rules.standardModules.contains(text))
        return outside(text);
    if (m_program.isPackage(text))
        return m_sets.single({ ValueKind::Package, expr.text });
    return external.size() == 1 && startsUpper(text) ? outside(external.front()) : emptySet;
}

/// The binding of a field that a class has or inherits; noIndex where the sources declare none.
quint32 Solver::fieldBinding(quint32 classDefinition, StringId name)
{
    for (const quint32 owner : std::vector<quint32>(lineage(classDefinition))) {
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(owner)];
        const quint32 binding = file.facts.findBinding(m_program.definition(owner).scope, name);
        if (binding != noIndex)
            return file.firstBinding + binding;
    }
    return noIndex;
}

/// Where classes declare their fields, what a field holds is noted with its declaration, whichever object it is of.
void Solver::storeTyped(const Context& context, const Expr& target, SetId value)
{
    const auto give = [&](quint32 classDefinition) {
        if (const quint32 binding = fieldBinding(classDefinition, target.text); binding != noIndex)
            joinBinding(binding, value);
    };
    if (target.kind == ExprKind::Name) {
        if (const quint32 owner = inheritedOwner(context, target); owner != noIndex)
            give(owner);
        return;
    }
    if (target.a == noIndex)
        return;
    const quint32 object = context.source->firstExpr + target.a;
    for (const Value& owner : m_sets.members(m_exprValues[object])) {
        if (owner.kind == ValueKind::Instance || owner.kind == ValueKind::Class)
            give(owner.id);
    }
    if (!typesReady())
        return;
    const StaticType& type = m_types.table[boundOf(m_types.ofExpr[object])];
    if (type.kind == StaticType::Own && type.dimensions == 0)
        give(type.id);
}

SetId Solver::declaredMember(const Context& context, const Expr& expr)
{
    if (!typesReady() || expr.a == noIndex)
        return emptySet;
    const StaticType& type = m_types.table[boundOf(typeAt(context, expr.a))];
    if (type.kind != StaticType::Own || type.dimensions > 0)
        return emptySet;
    return ownMember(type.id, expr.text);
}

} // namespace Foreguest
