// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// Files of a folder may belong to a second package that tests the first from outside.
bool isTestPackage(std::string_view name)
{
    static constexpr std::string_view ending = "_test";
    return name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending;
}
} // namespace

/// Files of one folder that name the same package share their names.
void Solver::indexPackages()
{
    m_packages.ofFile.assign(m_program.files.size(), noIndex);
    std::unordered_map<std::string, quint32> known;
    for (quint32 f = 0; f < m_program.files.size(); ++f) {
        const ProgramFile& file = m_program.files[f];
        if (file.language->rules.moduleStyle != ModuleStyle::Folder)
            continue;
        const size_t dot = file.module.rfind('.');
        const std::string folder = dot == std::string::npos ? std::string() : file.module.substr(0, dot);
        const std::string_view name = m_strings.stdView(file.facts.package);
        const auto [place, isNew] = known.try_emplace(
            file.root.toStdString() + "\n" + folder + "\n" + std::string(name), quint32(known.size()));
        m_packages.ofFile[f] = place->second;
        m_packages.files.resize(known.size());
        m_packages.files[place->second].push_back(f);
        if (!isTestPackage(name))
            m_packages.ofFolder.try_emplace(folder, place->second);
        for (quint32 i = 0; i < file.facts.bindings.size(); ++i) {
            const Binding& binding = file.facts.bindings[i];
            if (binding.scope == 0 && binding.kind != BindingKind::Import)
                m_packages.bindings[quint64(place->second) << 32 | binding.name].push_back(file.firstBinding + i);
        }
    }
}

std::vector<quint32> Solver::filesOfPackage(const std::string& folder) const
{
    const auto package = m_packages.ofFolder.find(folder);
    return package == m_packages.ofFolder.end() ? std::vector<quint32>() : m_packages.files[package->second];
}

SetId Solver::packageMember(quint32 package, StringId name) const
{
    const auto bindings = m_packages.bindings.find(quint64(package) << 32 | name);
    if (bindings == m_packages.bindings.end())
        return emptySet;
    ValueSets& sets = const_cast<Solver*>(this)->m_sets;
    SetId result = emptySet;
    for (const quint32 binding : bindings->second)
        result = sets.join(result, m_bindingValues[binding]);
    return result;
}

/// A name that a file of the same package declares, or that a module whose names are all visible gives.
SetId Solver::openedName(const Context& context, const Expr& expr)
{
    if (const quint32 package = m_packages.ofFile[context.file]; package != noIndex) {
        if (m_packages.bindings.contains(quint64(package) << 32 | expr.text))
            return packageMember(package, expr.text);
    }
    const ProgramFile& file = *context.source;
    SetId external = emptySet;
    for (const OpenedFact& opened : file.facts.opened) {
        for (const Value& value : m_sets.members(m_exprValues[file.firstExpr + opened.expr])) {
            if (value.kind == ValueKind::External) {
                external = m_sets.join(external, m_sets.single({ ValueKind::External, joined(value.id, expr.text) }));
                continue;
            }
            if (value.kind == ValueKind::Module && value.id == context.file)
                continue;
            if (const SetId found = member(context, value, expr.text); found != emptySet)
                return found;
        }
    }
    const std::string text(m_strings.stdView(expr.text));
    if (const auto known = context.rules->prelude.find(text); known != context.rules->prelude.end())
        return m_sets.single({ ValueKind::External, m_strings.add(known->second) });
    const bool isOne = m_sets.members(external).size() == 1 && expr.isCallee && !context.rules->builtins.contains(text);
    return isOne && isSettled() ? external : emptySet;
}

/// A type with arguments is the type; where containers stand for what they hold, one outside of the sources is also its
/// arguments.
SetId Solver::evaluateGeneric(const Context& context, const Expr& expr)
{
    const ProgramFile& file = *context.source;
    SetId result = expr.a == noIndex ? emptySet : m_exprValues[file.firstExpr + expr.a];
    if (!context.rules->transparentContainers)
        return result;
    const auto& types = m_sets.members(result);
    const bool isOwn = std::any_of(types.begin(), types.end(),
        [](const Value& type) { return type.kind != ValueKind::External && type.kind != ValueKind::ExternalInstance; });
    for (quint32 i = 0; i < expr.count && !isOwn; ++i) {
        if (const quint32 argument = file.facts.arguments[expr.b + i].expr; argument != noIndex)
            result = m_sets.join(result, m_exprValues[file.firstExpr + argument]);
    }
    return result;
}

/// A value taken for one of a class is of that class; taken for one of an interface it may still be all that it was.
SetId Solver::evaluateAssertion(const Context& context, const Expr& expr)
{
    const ProgramFile& file = *context.source;
    SetId result = emptySet;
    bool isOpen = false;
    for (const Value& type : m_sets.members(m_exprValues[file.firstExpr + expr.a])) {
        isOpen = isOpen || type.kind != ValueKind::Class || isInterface(type.id);
        result = m_sets.join(result, instanceOf(context, type));
    }
    const SetId value = expr.b == noIndex ? emptySet : m_exprValues[file.firstExpr + expr.b];
    return isOpen ? m_sets.join(result, value) : result;
}

void Solver::extensionStep(const Context& context, const ExtensionFact& fact)
{
    if (fact.base == noIndex)
        return;
    const ProgramFile& file = *context.source;
    const std::vector<Value>& bases = m_sets.members(m_exprValues[file.firstExpr + fact.base]);
    for (const Value& type : m_sets.members(m_exprValues[file.firstExpr + fact.type])) {
        for (const Value& base : bases) {
            if (type.kind == ValueKind::Class && base.kind == ValueKind::Class && type.id != base.id)
                joinField(ownerKey(type), m_basesKey, m_sets.single(base));
        }
    }
}

/// `Point{1, 2}` gives values to fields by their position.
void Solver::storePositional(quint32 type, StringId key, SetId value)
{
    const std::string_view text = m_strings.stdView(key);
    if (text.empty() || text.size() > 4
        || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return;
    quint32 position = quint32(std::stoul(std::string(text)));
    const ProgramFile& file = m_program.files[m_program.fileOfDefinition(type)];
    const quint32 scope = m_program.definition(type).scope;
    // The fields of a type are declared one after the other.
    quint32 first = noIndex;
    for (quint32 i = 0; i < file.facts.bindings.size(); ++i) {
        const Binding& binding = file.facts.bindings[i];
        if (binding.scope != scope || binding.kind != BindingKind::Variable) {
            if (first != noIndex && binding.scope != scope && i > first + 256)
                return;
            continue;
        }
        first = i;
        if (position-- == 0)
            return joinBinding(file.firstBinding + i, value);
    }
}

} // namespace Foreguest
