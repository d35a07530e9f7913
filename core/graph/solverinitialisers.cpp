// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

/// The class whose static field an expression uses, where that is no literal; noIndex for none.
quint32 Solver::staticOwner(const Context& context, const Expr& expr)
{
    const ProgramFile& file = *context.source;
    quint32 owner = noIndex;
    if (expr.kind == ExprKind::Member && expr.a != noIndex) {
        const StaticType type = m_types.table[m_types.denoted[file.firstExpr + expr.a]];
        owner = type.kind == StaticType::Own && type.dimensions == 0 ? type.id : noIndex;
    } else if (expr.kind == ExprKind::Name && expr.a == noIndex) {
        owner = inheritedOwner(context, expr);
    } else if (expr.kind == ExprKind::Name && file.facts.scopes[file.facts.bindings[expr.a].scope].isClass) {
        owner = file.firstDefinition + file.facts.scopes[file.facts.bindings[expr.a].scope].definition;
    }
    owner = owner == noIndex ? noIndex : ownerOf(owner, expr.text);
    if (owner == noIndex)
        return noIndex;
    const ProgramFile& target = m_program.files[m_program.fileOfDefinition(owner)];
    const quint32 binding = target.facts.findBinding(m_program.definition(owner).scope, expr.text);
    const quint16 flags = binding == noIndex ? 0 : target.facts.bindings[binding].flags;
    return (flags & StaticFunction) && !(flags & AbstractFunction) ? owner : noIndex;
}

std::vector<quint32> Solver::usedClasses(const Context& context, quint32 local)
{
    const ProgramFile& file = *context.source;
    const Expr& expr = file.facts.exprs[local];
    std::vector<quint32> used;
    if (expr.kind == ExprKind::New) {
        const StaticType type = m_types.table[typeAt(context, local)];
        if (type.kind == StaticType::Own)
            used.push_back(type.id);
    }
    std::vector<Value> reached;
    for (const Dispatch& target : dispatch(context, local)) {
        reached.push_back(target.value);
        if (target.value.kind != ValueKind::External)
            continue;
        const std::vector<Value> called = typedCallbacks(context, local, target.value.id);
        reached.insert(reached.end(), called.begin(), called.end());
        const ReflectionRules* native = reflectionOf(context, target.value.id);
        if (!native || native->kind != ReflectionKind::ClassNamed)
            continue;
        for (const Value& value : m_sets.members(m_exprValues[file.firstExpr + local])) {
            if (value.kind == ValueKind::Class)
                used.push_back(value.id);
        }
    }
    for (const Value& value : reached) {
        if (value.kind == ValueKind::Class)
            used.push_back(value.id);
        if (value.kind != ValueKind::Function)
            continue;
        const bool starts
            = m_program.definition(value.id).flags & (StaticFunction | ConstructorFunction | InitializerFunction);
        if (starts && m_classOf.peek(value.id) != noIndex)
            used.push_back(m_classOf.peek(value.id));
    }
    return used;
}

std::vector<quint32> Solver::initializersOf(quint32 classDefinition)
{
    std::vector<quint32> found;
    if (classDefinition == noIndex)
        return found;
    for (const quint32 owner : std::vector<quint32>(lineage(classDefinition))) {
        // Interfaces without methods of their own are not initialised with the classes that implement them.
        const auto methods = m_types.methodsOf.find(owner);
        if (methods == m_types.methodsOf.end())
            continue;
        const bool hasDefaults = std::any_of(methods->second.begin(), methods->second.end(), [this](quint32 method) {
            return !(m_program.definition(method).flags & (AbstractFunction | StaticFunction));
        });
        if (owner != classDefinition && m_program.definition(owner).isInterface && !hasDefaults)
            continue;
        for (const quint32 method : methods->second) {
            const quint16 flags = m_program.definition(method).flags;
            if ((flags & InitializerFunction) && (flags & StaticFunction))
                found.push_back(method);
        }
    }
    return found;
}

/// Classes are initialised when an object of them is made, a static method of them is called, or a static field of them
/// that is no literal is used; base classes with them, but nothing again from within.
std::vector<quint32> Solver::initialized(quint32 exprId)
{
    const quint32 f = m_program.fileOfExpr(exprId);
    const ProgramFile& file = m_program.files[f];
    const Context context { f, &file, &file.language->rules, file.language };
    const quint32 local = exprId - file.firstExpr;
    const Expr& expr = file.facts.exprs[local];
    std::vector<quint32> used;
    if ((expr.kind == ExprKind::Call || expr.kind == ExprKind::New) && expr.a != noIndex) {
        const ExprKind callee = file.facts.exprs[expr.a].kind;
        if (callee != ExprKind::This && callee != ExprKind::Super)
            used = usedClasses(context, local);
    } else if ((expr.kind == ExprKind::Member || expr.kind == ExprKind::Name) && !expr.isCallee) {
        if (const quint32 owner = staticOwner(context, expr); owner != noIndex)
            used.push_back(owner);
    }
    const quint32 own = enclosingClass(file.firstDefinition + file.facts.scopes[expr.scope].definition);
    std::vector<quint32> found;
    for (const quint32 entry : used) {
        for (const quint32 method : initializersOf(entry)) {
            const bool isRunning = own != noIndex && isSubclass(own, m_classOf.peek(method));
            if (!isRunning && std::find(found.begin(), found.end(), method) == found.end())
                found.push_back(method);
        }
    }
    return found;
}

/// The methods that make a text of the parts of a concatenation whose types are known.
std::vector<Value> Solver::conversions(quint32 concatenation)
{
    const quint32 f = m_program.fileOfExpr(concatenation);
    const ProgramFile& file = m_program.files[f];
    const Context context { f, &file, &file.language->rules, file.language };
    const Expr& expr = m_program.expr(concatenation);
    std::vector<Value> found;
    const TypeId text = m_types.table.external(m_strings.add(context.rules->stringType));
    if (m_types.ofExpr[concatenation] != text)
        return found;
    const StringId name = m_strings.add(context.rules->concatenationMethod);
    for (const quint32 part : { expr.a, expr.b }) {
        if (part == noIndex)
            continue;
        for (const quint32 entry : instancesOf(context, part, false)) {
            const quint32 method = implementationNamed(entry, name, 0);
            const Value value { ValueKind::Function, method };
            const auto isSame = [&](const Value& known) { return known.key() == value.key(); };
            if (method != noIndex && std::none_of(found.begin(), found.end(), isSame))
                found.push_back(value);
        }
    }
    return found;
}

} // namespace Foreguest
