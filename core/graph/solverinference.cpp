// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr int deepestType = 8;
} // namespace

/// A type as the data writes it: `java.util.List<$0>`; `$0` is the receiver's first type argument, `$r` what the lambda
/// among the arguments returns, `$this` the receiver itself. O(length).
TypeId Solver::parseType(const Context& context, std::string_view text, TypeId receiver, TypeId lambda)
{
    if (text.size() > 2 && text.substr(text.size() - 2) == "[]")
        return m_types.table.arrayOf(parseType(context, text.substr(0, text.size() - 2), receiver, lambda));
    const size_t open = text.find('<');
    const std::string_view head = text.substr(0, open);
    TypeId result = noType;
    if (head == "$this")
        result = receiver;
    else if (head == "$r")
        result = lambda;
    else if (head.size() == 2 && head[0] == '$') {
        const StaticType known = m_types.table[receiver];
        const auto index = size_t(head[1] - '0');
        result = index < known.arguments.size() ? known.arguments[index] : noType;
    } else if (!head.empty()) {
        result = m_types.table.external(m_strings.add(std::string(head)));
    }
    if (open == std::string_view::npos || text.back() != '>')
        return result;
    // Arguments in the data don't nest.
    std::string_view rest = text.substr(open + 1, text.size() - open - 2);
    std::vector<TypeId> arguments;
    while (!rest.empty() && arguments.size() < size_t(deepestType)) {
        const size_t end = std::min(rest.find(','), rest.size());
        arguments.push_back(parseType(context, rest.substr(0, end), receiver, lambda));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return m_types.table.with(result, std::move(arguments));
}

/// The type of a member outside of the sources, or of what it returns.
TypeId Solver::externalResult(const Context& context, StringId name, TypeId receiver, const Expr* call)
{
    const LanguageRules& rules = *context.rules;
    const std::string text(m_strings.stdView(name));
    const std::string* result = nullptr;
    const auto isKnown = [&](const std::string& member) {
        const size_t dot = member.rfind('.');
        const auto type = rules.types.find(member.substr(0, dot));
        if (type == rules.types.end())
            return false;
        const auto method = type->second.find(member.substr(dot + 1));
        if (method == type->second.end())
            return false;
        result = &method->second;
        return true;
    };
    if (text.rfind('.') == std::string::npos || knownIn(context, text, isKnown).empty() || result->empty())
        return noType;
    TypeId lambda = noType;
    for (quint32 i = 0; call && i < call->count && lambda == noType; ++i) {
        const quint32 argument = context.source->facts.arguments[call->b + i].expr;
        lambda = argument == noIndex ? noType : lambdaResult(context, argument);
    }
    // `Arrays.asList(x)`: of what it is given.
    if (call && call->count > 0 && m_types.table[receiver].arguments.empty()) {
        const quint32 first = context.source->facts.arguments[call->b].expr;
        const TypeId given = first == noIndex ? noType : typeAt(context, first);
        const StaticType known = m_types.table[given];
        if (!known.arguments.empty())
            receiver = given;
        else if (given != noType)
            receiver = m_types.table.with(receiver == noType ? given : receiver,
                { known.dimensions > 0 ? m_types.table.elementOf(given) : given });
    }
    return parseType(context, *result, receiver, lambda);
}

/// What a lambda or a method that is named as a value returns.
TypeId Solver::lambdaResult(const Context& context, quint32 local)
{
    const ProgramFile& file = *context.source;
    const Expr& expr = file.facts.exprs[local];
    if (expr.kind == ExprKind::Definition && file.facts.definitions[expr.a].isLambda) {
        const auto found = std::find_if(file.facts.returns.begin(), file.facts.returns.end(),
            [&](const ReturnFact& fact) { return fact.definition == expr.a; });
        return found == file.facts.returns.end() ? noType : typeAt(context, found->expr);
    }
    if (expr.kind != ExprKind::Reference || expr.a == noIndex)
        return noType;
    const TypeId owner
        = typeAt(context, expr.a) != noType ? typeAt(context, expr.a) : m_types.denoted[file.firstExpr + expr.a];
    if (expr.text == 0)
        return owner;
    const StaticType type = m_types.table[boundOf(owner)];
    if (type.kind == StaticType::External)
        return externalResult(context, joined(type.id, expr.text), owner, nullptr);
    if (type.kind != StaticType::Own)
        return noType;
    for (const quint32 entry : std::vector<quint32>(lineage(type.id))) {
        for (const quint32 method : methodsNamed(entry, expr.text)) {
            const quint32 result = m_program.definition(method).returnType;
            if (result != noIndex)
                return m_types.denoted[m_program.files[m_program.fileOfDefinition(method)].firstExpr + result];
        }
    }
    return noType;
}

/// Gives the parameters of a lambda the types that the interface it becomes wants.
void Solver::typeLambda(const Context& context, quint32 lambda, TypeId target)
{
    if (lambda == noIndex || target == noType)
        return;
    const ProgramFile& file = *context.source;
    const Expr& expr = file.facts.exprs[lambda];
    if (expr.kind != ExprKind::Definition || !file.facts.definitions[expr.a].isLambda)
        return;
    const Definition& definition = file.facts.definitions[expr.a];
    const StaticType type = m_types.table[target];
    const quint32 method = type.kind == StaticType::Own ? functionalMethod(type.id) : noIndex;
    const auto arguments
        = method == noIndex ? std::unordered_map<quint32, TypeId>() : argumentsAs(target, m_classOf.peek(method));
    for (size_t i = 0; i < definition.parameters.size(); ++i) {
        if (definition.parameters[i] == noIndex)
            continue;
        TypeId& known = m_types.ofBinding[file.firstBinding + definition.parameters[i]];
        if (known != noType)
            continue;
        if (method != noIndex) {
            const Definition& wanted = m_program.definition(method);
            const ProgramFile& owner = m_program.files[m_program.fileOfDefinition(method)];
            if (i < wanted.parameters.size() && wanted.parameters[i] != noIndex)
                known = substituted(m_types.ofBinding[owner.firstBinding + wanted.parameters[i]], arguments);
        } else if (!type.arguments.empty()) {
            known = type.arguments[std::min(i, type.arguments.size() - 1)];
        }
    }
}

void Solver::typeLambdas(const Context& context, const Expr& call, const Declared& declared)
{
    const ProgramFile& file = *context.source;
    TypeId elements = declared.receiver;
    for (quint32 i = 0; i < call.count; ++i) {
        const quint32 argument = file.facts.arguments[call.b + i].expr;
        if (argument == noIndex)
            continue;
        if (declared.external != 0) {
            // Code outside of the sources mostly hands over what the receiver, or the first argument, is made of.
            if (m_types.table[elements].arguments.empty() && i == 0 && typeAt(context, argument) != noType)
                elements = typeAt(context, argument);
            typeLambda(context, argument, elements);
            continue;
        }
        if (declared.method == noIndex)
            continue;
        const Definition& method = m_program.definition(declared.method);
        const ProgramFile& owner = m_program.files[m_program.fileOfDefinition(declared.method)];
        if (i >= method.parameters.size() || method.parameters[i] == noIndex)
            continue;
        const TypeId wanted = m_types.ofBinding[owner.firstBinding + method.parameters[i]];
        const quint32 holder = m_classOf.peek(declared.method);
        auto arguments = holder == noIndex || declared.receiver == noType ? std::unordered_map<quint32, TypeId>()
                                                                          : argumentsAs(declared.receiver, holder);
        for (quint32 k = 0; k < call.count && k < method.parameters.size(); ++k) {
            const quint32 other = file.facts.arguments[call.b + k].expr;
            if (other != noIndex && method.parameters[k] != noIndex)
                unify(m_types.ofBinding[owner.firstBinding + method.parameters[k]], typeAt(context, other), arguments);
        }
        typeLambda(context, argument, substituted(wanted, arguments));
    }
}

} // namespace Foreguest
