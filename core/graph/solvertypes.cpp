// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// Each pass learns types from what the one before found: of `var`, of lambdas' parameters, of chained calls.
constexpr int passes = 3;
constexpr int deepestNesting = 64;
constexpr size_t mostBases = 64;
} // namespace

/// Types of all expressions of the languages that declare them. O(passes × expressions).
void Solver::computeTypes()
{
    m_types.denoted.assign(m_program.exprCount(), noType);
    m_types.ofExpr.assign(m_program.exprCount(), noType);
    m_types.ofBinding.assign(m_program.bindingCount(), noType);
    m_types.instantiated.assign(m_program.definitionCount(), false);
    indexMethods();
    const auto forFiles = [&](auto&& work) {
        for (quint32 f = 0; f < m_program.files.size(); ++f) {
            const ProgramFile& file = m_program.files[f];
            if (file.language->rules.staticTypes)
                work(Context { f, &file, &file.language->rules, file.language });
        }
    };
    forFiles([&](const Context& context) {
        const ProgramFile& file = *context.source;
        for (quint32 i = 0; i < file.facts.exprs.size(); ++i)
            m_types.denoted[file.firstExpr + i] = denote(context, file.facts.exprs[i]);
        for (quint32 i = 0; i < file.facts.bindings.size(); ++i) {
            const Binding& binding = file.facts.bindings[i];
            if (binding.type == noIndex || binding.kind == BindingKind::TypeParameter)
                continue;
            // A constant of an enumeration names its class by definition.
            const Expr& type = file.facts.exprs[binding.type];
            m_types.ofBinding[file.firstBinding + i] = type.kind == ExprKind::Definition
                ? m_types.table.own(file.firstDefinition + type.a)
                : m_types.denoted[file.firstExpr + binding.type];
        }
    });
    for (int pass = 0; pass < passes; ++pass)
        forFiles([&](const Context& context) { typeFile(context); });
    m_types.isReady = true;
}

void Solver::indexMethods()
{
    for (quint32 id = 0; id < m_program.definitionCount(); ++id) {
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(id)];
        if (!file.language->rules.staticTypes)
            continue;
        const Definition& definition = m_program.definition(id);
        if (definition.kind == DefinitionKind::Function && m_classOf.peek(id) != noIndex) {
            const quint32 owner = m_classOf.peek(id);
            m_types.methodsOf[owner].push_back(id);
            if (!(definition.flags & InitializerFunction))
                m_types.methods[quint64(owner) << 32 | definition.name].push_back(id);
        }
        if (definition.kind != DefinitionKind::Class)
            continue;
        for (const Value& base : bases(id)) {
            if (base.kind == ValueKind::Class)
                m_types.subclasses[base.id].push_back(id);
            else if (base.kind == ValueKind::External)
                m_types.implementers[base.id].push_back(id);
        }
    }
}

TypeId Solver::denote(const Context& context, const Expr& expr)
{
    const ProgramFile& file = *context.source;
    const auto at = [&](quint32 part) { return part == noIndex ? noType : m_types.denoted[file.firstExpr + part]; };
    switch (expr.kind) {
    case ExprKind::Name:
        if (expr.a != noIndex) {
            const BindingKind kind = file.facts.bindings[expr.a].kind;
            if (kind == BindingKind::TypeParameter)
                return m_types.table.intern({ StaticType::Variable, 0, file.firstBinding + expr.a, {} });
            if (kind == BindingKind::Variable || kind == BindingKind::Parameter)
                return noType;
        }
        break;
    case ExprKind::Member:
    case ExprKind::Module:
        break;
    case ExprKind::Literal:
        return expr.text == 0 ? noType : m_types.table.external(expr.text);
    case ExprKind::Generic: {
        std::vector<TypeId> arguments;
        for (quint32 i = 0; i < expr.count; ++i)
            arguments.push_back(at(file.facts.arguments[expr.b + i].expr));
        return m_types.table.with(at(expr.a), std::move(arguments));
    }
    case ExprKind::ArrayOf:
        return m_types.table.arrayOf(at(expr.a));
    default:
        return noType;
    }
    const auto self = quint32(&expr - file.facts.exprs.data());
    for (const Value& value : m_sets.members(m_exprValues.peek(file.firstExpr + self))) {
        if (value.kind == ValueKind::Class && m_program.definition(value.id).kind == DefinitionKind::Class)
            return m_types.table.own(value.id);
        if (value.kind == ValueKind::External)
            return m_types.table.external(value.id);
    }
    return noType;
}

void Solver::typeFile(const Context& context)
{
    const ProgramFile& file = *context.source;
    // In the order of the source: what is inferred for a variable counts for what follows.
    size_t flow = 0;
    for (quint32 i = 0; i < file.facts.exprs.size(); ++i) {
        TypeId& known = m_types.ofExpr[file.firstExpr + i];
        if (const TypeId found = typeOfExpr(context, i); found != noType)
            known = found;
        for (; flow < file.facts.flows.size() && file.facts.flows[flow].target <= i; ++flow) {
            const Flow& next = file.facts.flows[flow];
            const Expr& target = file.facts.exprs[next.target];
            if (target.kind != ExprKind::Name || target.a == noIndex || next.value == noIndex)
                continue;
            const Binding& binding = file.facts.bindings[target.a];
            const bool isVariable = binding.kind == BindingKind::Variable || binding.kind == BindingKind::Parameter;
            if (!isVariable)
                continue;
            TypeId& inferred = m_types.ofBinding[file.firstBinding + target.a];
            if (inferred == noType)
                inferred = typeAt(context, next.value);
            typeLambda(context, next.value, inferred);
        }
    }
    for (const ReturnFact& fact : file.facts.returns) {
        const quint32 type = file.facts.definitions[fact.definition].returnType;
        if (type != noIndex)
            typeLambda(context, fact.expr, m_types.denoted[file.firstExpr + type]);
    }
}

TypeId Solver::typeOfExpr(const Context& context, quint32 local)
{
    const ProgramFile& file = *context.source;
    const Expr& expr = file.facts.exprs[local];
    const auto at = [&](quint32 part) { return part == noIndex ? noType : typeAt(context, part); };
    const auto named = [&](quint32 part) { return part == noIndex ? noType : m_types.denoted[file.firstExpr + part]; };
    switch (expr.kind) {
    case ExprKind::Name:
        return typeOfName(context, expr);
    case ExprKind::Member:
        return typeOfMember(context, expr);
    case ExprKind::Call:
        return typeOfCall(context, local);
    case ExprKind::New:
        if (expr.a != noIndex && file.facts.exprs[expr.a].kind == ExprKind::Definition)
            return m_types.table.own(file.firstDefinition + file.facts.exprs[expr.a].a);
        if (named(expr.a) == noType && expr.a != noIndex && file.facts.exprs[expr.a].kind == ExprKind::Member) {
            // `outer.new Inner()`
            const Expr& inner = file.facts.exprs[expr.a];
            const StaticType outer = m_types.table[boundOf(at(inner.a))];
            const quint32 type = outer.kind == StaticType::Own ? nestedType(outer.id, inner.text) : noIndex;
            return type == noIndex ? noType : m_types.table.own(type);
        }
        return named(expr.a);
    case ExprKind::This:
    case ExprKind::Super: {
        const quint32 owner = enclosingClass(file.firstDefinition + expr.a);
        if (owner == noIndex)
            return noType;
        const quint32 base = expr.kind == ExprKind::This ? owner : superclass(owner);
        return base == noIndex ? noType : m_types.table.own(base);
    }
    case ExprKind::Literal:
        return expr.text == 0 ? noType : m_types.table.external(expr.text);
    case ExprKind::Cast:
        return named(expr.b);
    case ExprKind::ClassLiteral:
        return m_types.table.with(m_types.table.external(m_strings.add(context.rules->classType)), { named(expr.a) });
    case ExprKind::Either:
        return at(expr.a) == noType ? at(expr.b) : at(expr.a);
    case ExprKind::Concatenation: {
        const TypeId text = m_types.table.external(m_strings.add(context.rules->stringType));
        return at(expr.a) == text || at(expr.b) == text ? text : at(expr.a);
    }
    case ExprKind::Subscript:
    case ExprKind::Iterate:
        return m_types.table.elementOf(at(expr.a));
    default:
        return noType;
    }
}

TypeId Solver::typeOfName(const Context& context, const Expr& expr)
{
    const ProgramFile& file = *context.source;
    if (expr.a != noIndex) {
        const Binding& binding = file.facts.bindings[expr.a];
        if (binding.kind == BindingKind::Variable || binding.kind == BindingKind::Parameter)
            return m_types.ofBinding[file.firstBinding + expr.a];
        return binding.kind == BindingKind::Import && !expr.isCallee ? importedType(context, expr.text) : noType;
    }
    if (expr.isCallee)
        return noType;
    const quint32 owner = inheritedOwner(context, expr);
    if (owner != noIndex)
        return fieldType(owner, expr.text);
    // Imported by `import static Type.*`.
    for (const auto& [scope, module] : m_wildcards[context.file]) {
        const ImportTarget& target = m_imports.at(module);
        if (target.definition == noIndex)
            continue;
        if (const TypeId found = fieldType(target.definition, expr.text); found != noType)
            return found;
    }
    return noType;
}

quint32 Solver::nestedType(quint32 classDefinition, StringId name)
{
    const quint32 binding = fieldBinding(classDefinition, name);
    if (binding == noIndex)
        return noIndex;
    for (const Value& value : m_sets.members(m_bindingValues.peek(binding))) {
        if (value.kind == ValueKind::Class)
            return value.id;
    }
    return noIndex;
}

/// The type of a field that `import static` names.
TypeId Solver::importedType(const Context& context, StringId name)
{
    for (const ImportFact& import : context.source->facts.imports) {
        if (import.member != name)
            continue;
        const ImportTarget& target = m_imports.at(context.source->firstExpr + import.module);
        if (target.definition != noIndex)
            return fieldType(target.definition, name);
    }
    return noType;
}

TypeId Solver::fieldType(quint32 classDefinition, StringId name)
{
    const quint32 binding = fieldBinding(classDefinition, name);
    return binding == noIndex ? noType : m_types.ofBinding[binding];
}

TypeId Solver::typeOfMember(const Context& context, const Expr& expr)
{
    if (expr.a == noIndex || expr.isCallee)
        return noType;
    const ProgramFile& file = *context.source;
    const TypeId value = typeAt(context, expr.a);
    const TypeId receiver = value != noType ? value : m_types.denoted[file.firstExpr + expr.a];
    const StaticType& type = m_types.table[boundOf(receiver)];
    if (type.kind == StaticType::External && type.dimensions == 0)
        return externalResult(context, joined(type.id, expr.text), receiver, nullptr);
    if (type.kind != StaticType::Own || type.dimensions > 0)
        return noType;
    const quint32 owner = type.id;
    const TypeId found = fieldType(owner, expr.text);
    const quint32 holder = found == noType ? noIndex : ownerOf(owner, expr.text);
    return holder == noIndex ? found : substituted(found, argumentsAs(receiver, holder));
}

TypeId Solver::typeOfCall(const Context& context, quint32 local)
{
    const ProgramFile& file = *context.source;
    const Expr& call = file.facts.exprs[local];
    if (call.a == noIndex)
        return noType;
    const Declared declared = declaredCall(context, local);
    typeLambdas(context, call, declared);
    if (declared.component != noIndex)
        return m_types.ofBinding[declared.component];
    if (declared.external != 0)
        return externalResult(context, declared.external, declared.receiver, &call);
    if (declared.method == noIndex || declared.isConstructor)
        return noType;
    const ProgramFile& target = m_program.files[m_program.fileOfDefinition(declared.method)];
    const Definition& method = m_program.definition(declared.method);
    if (method.returnType == noIndex)
        return noType;
    const TypeId result = m_types.denoted[target.firstExpr + method.returnType];
    const quint32 owner = m_classOf.peek(declared.method);
    auto arguments = owner == noIndex || declared.receiver == noType ? std::unordered_map<quint32, TypeId>()
                                                                     : argumentsAs(declared.receiver, owner);
    for (quint32 i = 0; i < call.count && i < method.parameters.size() && !method.typeParameters.empty(); ++i) {
        const quint32 argument = file.facts.arguments[call.b + i].expr;
        if (argument == noIndex || method.parameters[i] == noIndex)
            continue;
        const TypeId parameter = m_types.ofBinding[target.firstBinding + method.parameters[i]];
        unify(parameter, typeAt(context, argument), arguments);
    }
    return substituted(result, arguments);
}

/// A type parameter stands for its bound where nothing better is known.
TypeId Solver::boundOf(TypeId type)
{
    for (int depth = 0; depth < deepestNesting; ++depth) {
        const StaticType& known = m_types.table[type];
        if (known.kind != StaticType::Variable || known.dimensions > 0)
            return type;
        const auto after = std::upper_bound(m_program.files.begin(), m_program.files.end(), known.id,
            [](quint32 binding, const ProgramFile& file) { return binding < file.firstBinding; });
        const ProgramFile& file = *std::prev(after);
        const Binding& binding = file.facts.bindings[known.id - file.firstBinding];
        if (binding.type == noIndex)
            return noType;
        type = m_types.denoted[file.firstExpr + binding.type];
    }
    return noType;
}

TypeId Solver::substituted(TypeId type, const std::unordered_map<quint32, TypeId>& arguments, int depth)
{
    if (type == noType || arguments.empty() || depth > 8)
        return type;
    const StaticType known = m_types.table[type];
    if (known.kind == StaticType::Variable) {
        const auto found = arguments.find(known.id);
        if (found == arguments.end() || found->second == noType)
            return type;
        TypeId result = found->second;
        for (int i = 0; i < known.dimensions; ++i)
            result = m_types.table.arrayOf(result);
        return result;
    }
    if (known.arguments.empty())
        return type;
    std::vector<TypeId> parts;
    for (const TypeId part : known.arguments)
        parts.push_back(substituted(part, arguments, depth + 1));
    return m_types.table.with(type, std::move(parts));
}

/// What type parameters must be for an argument to fit.
void Solver::unify(TypeId parameter, TypeId argument, std::unordered_map<quint32, TypeId>& arguments, int depth)
{
    if (parameter == noType || argument == noType || depth > 8)
        return;
    const StaticType known = m_types.table[parameter];
    const StaticType given = m_types.table[argument];
    if (known.kind == StaticType::Variable && known.dimensions <= given.dimensions) {
        TypeId element = argument;
        for (int i = 0; i < known.dimensions; ++i)
            element = m_types.table.elementOf(element);
        arguments.try_emplace(known.id, element);
        return;
    }
    for (size_t i = 0; i < known.arguments.size() && i < given.arguments.size(); ++i)
        unify(known.arguments[i], given.arguments[i], arguments, depth + 1);
}

/// What the type parameters of `owner` are for an object of `type`, which is `owner` or derives from it.
std::unordered_map<quint32, TypeId> Solver::argumentsAs(TypeId type, quint32 owner)
{
    std::vector<TypeId> open { type };
    for (size_t next = 0; next < open.size() && open.size() < mostBases; ++next) {
        const StaticType known = m_types.table[open[next]];
        if (known.kind != StaticType::Own)
            continue;
        const Definition& definition = m_program.definition(known.id);
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(known.id)];
        std::unordered_map<quint32, TypeId> arguments;
        for (size_t i = 0; i < definition.typeParameters.size() && i < known.arguments.size(); ++i)
            arguments.emplace(file.firstBinding + definition.typeParameters[i], known.arguments[i]);
        if (known.id == owner)
            return arguments;
        for (quint32 i = 0; i < definition.baseCount; ++i) {
            const quint32 base = file.facts.arguments[definition.firstBase + i].expr;
            if (base != noIndex)
                open.push_back(substituted(m_types.denoted[file.firstExpr + base], arguments));
        }
    }
    return {};
}

} // namespace Foreguest
