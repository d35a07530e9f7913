// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

namespace Foreguest {

/// What a program keeps on the global object, all names of which mean the same.
quint64 Solver::globalKey(const LanguageRules& rules) const
{
    return Value { ValueKind::External, m_strings.add(rules.globalObject) }.key();
}

bool Solver::isGlobalObject(const LanguageRules& rules, const Value& value) const
{
    return value.kind == ValueKind::External && !rules.globalObject.empty()
        && rules.globalObjects.contains(std::string(m_strings.stdView(value.id)));
}

/// A name that no scope has, or a member of the global object.
SetId Solver::globalMember(const Context& context, StringId name)
{
    const LanguageRules& rules = *context.rules;
    if (rules.globalObject.empty())
        return emptySet;
    if (const SetId found = field(globalKey(rules), name); found != emptySet)
        return found;
    const std::string text(m_strings.stdView(name));
    if (!rules.builtins.contains(text))
        return emptySet;
    return m_sets.single({ ValueKind::External, m_strings.add(rules.builtinsPrefix + text) });
}

/// Notes what is put on the global object, or into a name that no scope has.
bool Solver::storeGlobal(const Context& context, const Value& owner, const Expr& target, SetId value)
{
    if (!isGlobalObject(*context.rules, owner) || target.text == 0)
        return false;
    joinField(globalKey(*context.rules), target.text, value);
    return true;
}

/// The name under which a field is kept: what an object was made after has one of ours.
StringId Solver::fieldName(const Context& context, StringId name) const
{
    const std::string& proto = context.rules->protoMember;
    return !proto.empty() && m_strings.stdView(name) == proto ? m_protoKey : name;
}

/// Functions handed to something of which nothing is known are called by it.
void Solver::callUnknown(const Context& context, quint32 local, const Expr& call)
{
    if (!context.rules->librariesCallBack || !isSettled())
        return;
    const ProgramFile& file = *context.source;
    Invocation inner;
    inner.context = &context;
    inner.expr = file.firstExpr + local;
    for (quint32 i = 0; i < call.count; ++i) {
        const Argument& argument = file.facts.arguments[call.b + i];
        if (argument.expr == noIndex || argument.isSpread)
            continue;
        for (const Value& value : m_sets.members(m_exprValues[file.firstExpr + argument.expr])) {
            if (value.kind != ValueKind::Function)
                continue;
            noteImplicit(inner.expr, value);
            invoke(inner, value);
        }
    }
}

} // namespace Foreguest
