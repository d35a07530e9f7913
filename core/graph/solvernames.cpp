// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

SetId Solver::includedName(const Context& context, StringId name) const
{
    SetId found = emptySet;
    ValueSets& sets = const_cast<Solver*>(this)->m_sets;
    for (const quint32 binding : m_includes.bindings(name)) {
        if (m_bindingValues[binding] != emptySet && m_includes.sees(context.file, m_includes.fileOfBinding(binding)))
            found = sets.join(found, m_bindingValues[binding]);
    }
    return found;
}

SetId Solver::globalName(const Context& context, StringId name) const
{
    const auto found = m_globals.find(name);
    if (!context.rules->globalByName || found == m_globals.end())
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
    for (const Value& type : std::vector<Value>(m_sets.members(m_exprValues[file.firstExpr + literal.a]))) {
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

} // namespace Foreguest
