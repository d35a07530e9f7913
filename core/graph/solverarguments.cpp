// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

/// How many leading parameters a call fills by itself: 1 for the object of a method.
quint32 Solver::receiverOffset(const Context& context, const Expr& call, quint32 function) const
{
    const Definition& definition = m_program.definition(function);
    if (!context.rules->selfParameter || !(definition.flags & MethodFunction) || (definition.flags & StaticFunction))
        return 0;
    if (definition.flags & ClassFunction)
        return 1;
    const ProgramFile& file = *context.source;
    const Expr& callee = file.facts.exprs[call.a];
    if (callee.kind != ExprKind::Member || callee.a == noIndex)
        return 1;
    const auto& owners = m_sets.members(m_exprValues[file.firstExpr + callee.a]);
    const bool isThroughClass = !owners.empty()
        && std::all_of(owners.begin(), owners.end(), [](const Value& owner) { return owner.kind == ValueKind::Class; });
    return isThroughClass ? 0 : 1;
}

void Solver::passArguments(const Context& context, const Expr& call, quint32 function, quint32 offset)
{
    const ProgramFile& file = *context.source;
    const ProgramFile& target = m_program.files[m_program.fileOfDefinition(function)];
    const Definition& definition = m_program.definition(function);
    const quint32 skipped = objectArguments(context, call, function);
    const bool isVariadic
        = context.rules->extensibleTypes && (definition.flags & VariadicFunction) && !definition.parameters.empty();
    for (quint32 i = skipped; i < call.count; ++i) {
        const Argument& argument = file.facts.arguments[call.b + i];
        if (argument.expr == noIndex)
            continue;
        const SetId value = m_exprValues[file.firstExpr + argument.expr];
        if (value == emptySet)
            continue;
        if (isVariadic && i - skipped + 1 >= definition.parameters.size()) {
            passVariadic(context, function, value);
            continue;
        }
        if (skipped > 0) {
            passArgument(function, i - skipped, value);
            continue;
        }
        if (argument.isSpread) {
            Invocation spread;
            spread.context = &context;
            spread.expr = file.firstExpr + argument.expr;
            spreadArguments(spread, value);
            for (quint32 at = 0; at < spread.arguments.size(); ++at)
                passArgument(function, i + offset + at, spread.arguments[at]);
            passRest(function, i + offset, spread.rest);
            continue;
        }
        if (argument.key == 0) {
            passArgument(function, i + offset, value);
            continue;
        }
        const quint32 binding = target.facts.findBinding(definition.scope, argument.key);
        if (binding != noIndex)
            joinBinding(target.firstBinding + binding, value);
    }
}

} // namespace Foreguest
