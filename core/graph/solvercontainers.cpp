// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

void Solver::fillContainer(const Value& container, SetId values)
{
    if (values == emptySet || container.kind != ValueKind::Object)
        return;
    joinField(container.key(), m_allKeys, values);
    joinField(container.key(), m_anyKey, values);
}

/// Gives elements to the functions among a call's arguments; returns what they return.
SetId Solver::handElements(const Context& context, const Expr& call, SetId values)
{
    const ProgramFile& file = *context.source;
    SetId result = emptySet;
    for (quint32 i = 0; i < call.count; ++i) {
        const quint32 argument = file.facts.arguments[call.b + i].expr;
        if (argument == noIndex)
            continue;
        for (const Value& function : m_sets.members(m_exprValues[file.firstExpr + argument])) {
            if (function.kind != ValueKind::Function)
                continue;
            const Definition& definition = m_program.definition(function.id);
            const ProgramFile& target = m_program.files[m_program.fileOfDefinition(function.id)];
            const bool isMethod = m_classOf[function.id] != noIndex && !(definition.flags & StaticFunction);
            // `Type::method` takes its object first.
            if (isMethod && definition.parameters.empty())
                joinReceiver(function.id, values);
            for (const quint32 parameter : definition.parameters) {
                if (parameter != noIndex)
                    joinBinding(target.firstBinding + parameter, values);
            }
            result = m_sets.join(result, m_returns[function.id]);
        }
    }
    return result;
}

/// What containers outside of the sources do with their elements, and texts with their parts.
SetId Solver::evaluateContainer(const Context& context, quint32 local, const ReflectionRules& rules)
{
    const ProgramFile& file = *context.source;
    const Expr& call = file.facts.exprs[local];
    const auto valuesAt = [&](int position) {
        const quint32 argument = argumentAt(context, call, position);
        return argument == noIndex ? emptySet : m_exprValues[file.firstExpr + argument];
    };
    const SetId first = valuesAt(rules.first);
    const Value made { ValueKind::Object, file.firstExpr + local };
    switch (rules.kind) {
    case ReflectionKind::Keep:
        for (const Value& container : m_sets.members(first))
            fillContainer(container, valuesAt(rules.second));
        return emptySet;
    case ReflectionKind::Merge:
        for (const Value& container : m_sets.members(first))
            fillContainer(container, elements(valuesAt(rules.second)));
        return emptySet;
    case ReflectionKind::Take:
        return elements(first);
    case ReflectionKind::Wrap:
        fillContainer(made, first);
        return m_sets.single(made);
    case ReflectionKind::Gather:
        for (quint32 i = 0; i < call.count; ++i) {
            const SetId given = valuesAt(int(i));
            fillContainer(made, m_sets.join(given, elements(given)));
        }
        return m_sets.single(made);
    case ReflectionKind::Hand:
        handElements(context, call, elements(first));
        return first;
    case ReflectionKind::Transform:
        fillContainer(made, handElements(context, call, elements(first)));
        return m_sets.single(made);
    case ReflectionKind::Join: {
        const auto& heads = m_sets.members(first);
        const bool isFresh
            = std::none_of(heads.begin(), heads.end(), [](const Value& head) { return head.kind == ValueKind::Text; });
        return isFresh ? valuesAt(rules.second) : joinTexts(first, valuesAt(rules.second));
    }
    default:
        return emptySet;
    }
}

} // namespace Foreguest
