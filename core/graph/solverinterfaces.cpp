// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// What a call through an interface may reach; beyond that it is "many", and none of them is told.
constexpr size_t mostImplementations = 256;
/// Of those, how many get arguments: what all get tells nothing.
constexpr size_t mostFollowed = 32;
constexpr size_t mostOfSignature = 48;

quint32 parametersIn(std::string_view signature)
{
    int depth = 0;
    quint32 count = 0;
    bool isEmpty = true;
    for (const char c : signature) {
        depth += c == '(' || c == '[' || c == '{';
        if ((c == ')' || c == ']' || c == '}') && --depth == 0)
            break;
        count += c == ',' && depth == 1;
        isEmpty = isEmpty && c == '(';
    }
    return isEmpty ? 0 : count + 1;
}

/// Equal texts, or as many parameters where one of them is generic.
bool agree(std::string_view a, std::string_view b)
{
    if (a == b || a.empty() || b.empty())
        return true;
    const bool isGeneric = a.find('$') != std::string_view::npos || b.find('$') != std::string_view::npos;
    return isGeneric && parametersIn(a) == parametersIn(b);
}
} // namespace

/// Which types have which methods, once all functions are known to belong to their types.
void Solver::indexTypes()
{
    m_interfaces.areFilled = true;
    for (quint32 id = 0; id < m_program.definitionCount(); ++id) {
        const Definition& definition = m_program.definition(id);
        if (definition.kind != DefinitionKind::Function)
            continue;
        const LanguageRules& rules = m_program.files[m_program.fileOfDefinition(id)].language->rules;
        if (const quint32 owner = m_classOf.peek(id); owner != noIndex && rules.extensibleTypes)
            m_interfaces.methods[owner].emplace_back(definition.name, id);
        else if (rules.signatureDispatch && definition.signature != 0 && definition.receiver == noIndex)
            m_interfaces.functionsOf[definition.signature].push_back(id);
    }
    for (quint32 id = 0; id < m_program.definitionCount(); ++id) {
        const Definition& definition = m_program.definition(id);
        const LanguageRules& rules = m_program.files[m_program.fileOfDefinition(id)].language->rules;
        if (definition.kind != DefinitionKind::Class || definition.isInterface || !rules.extensibleTypes)
            continue;
        for (const quint32 owner : std::vector<quint32>(lineage(id))) {
            if (!rules.structuralInterfaces && isInterface(owner))
                m_interfaces.implementors[owner].push_back(id);
            const auto own = m_interfaces.methods.find(owner);
            if (own == m_interfaces.methods.end())
                continue;
            for (const auto& [name, method] : own->second) {
                std::vector<quint32>& types = m_interfaces.typesWith[name];
                if (types.empty() || types.back() != id)
                    types.push_back(id);
            }
        }
    }
}

/// The method that an object of a type runs; noIndex where it has none of that name.
quint32 Solver::methodOf(quint32 type, StringId name)
{
    for (const quint32 owner : lineage(type)) {
        const auto own = m_interfaces.methods.find(owner);
        if (own == m_interfaces.methods.end())
            continue;
        quint32 found = noIndex;
        for (const auto& [known, method] : own->second) {
            if (known != name)
                continue;
            found = method;
            if (!(m_program.definition(method).flags & AbstractFunction))
                return method;
        }
        if (found != noIndex)
            return found;
    }
    return noIndex;
}

/// The methods of an interface, those of its own interfaces included.
std::vector<std::pair<StringId, quint32>> Solver::methodsOf(quint32 type)
{
    std::vector<std::pair<StringId, quint32>> all;
    for (const quint32 owner : lineage(type)) {
        if (const auto own = m_interfaces.methods.find(owner); own != m_interfaces.methods.end())
            all.insert(all.end(), own->second.begin(), own->second.end());
    }
    return all;
}

bool Solver::implements(quint32 type, quint32 interface, const std::vector<std::pair<StringId, quint32>>& methods)
{
    if (m_program.files[m_program.fileOfDefinition(type)].language
        != m_program.files[m_program.fileOfDefinition(interface)].language)
        return false;
    return std::all_of(methods.begin(), methods.end(), [&](const auto& wanted) {
        const quint32 own = methodOf(type, wanted.first);
        return own != noIndex
            && agree(m_strings.stdView(m_program.definition(own).signature),
                m_strings.stdView(m_program.definition(wanted.second).signature));
    });
}

const std::vector<quint32>& Solver::implementors(quint32 interface)
{
    if (!m_interfaces.areFilled)
        indexTypes();
    const auto [place, isNew] = m_interfaces.implementors.try_emplace(interface);
    const LanguageRules& rules = m_program.files[m_program.fileOfDefinition(interface)].language->rules;
    if (!isNew || !rules.structuralInterfaces)
        return place->second;
    const std::vector<std::pair<StringId, quint32>> methods = methodsOf(interface);
    const std::vector<quint32>* fewest = nullptr;
    for (const auto& [name, method] : methods) {
        const auto types = m_interfaces.typesWith.find(name);
        if (types == m_interfaces.typesWith.end())
            return m_interfaces.implementors[interface];
        if (!fewest || types->second.size() < fewest->size())
            fewest = &types->second;
    }
    std::vector<quint32> found;
    for (size_t i = 0; fewest && i < fewest->size(); ++i) {
        if (implements((*fewest)[i], interface, methods))
            found.push_back((*fewest)[i]);
    }
    return m_interfaces.implementors[interface] = std::move(found);
}

/// What a method of an interface runs in the types that have it.
std::vector<quint32> Solver::implementations(quint32 interface, StringId name)
{
    std::vector<quint32> found;
    for (const quint32 type : std::vector<quint32>(implementors(interface))) {
        const quint32 method = methodOf(type, name);
        // A method that the type has from an interface it holds runs in the types of that one.
        if (method != noIndex && !(m_program.definition(method).flags & AbstractFunction)
            && std::find(found.begin(), found.end(), method) == found.end())
            found.push_back(method);
    }
    if (found.size() > mostImplementations)
        found.clear();
    return found;
}

/// Methods of the sources behind one of a library's interface: `error.Error`.
std::vector<quint32> Solver::externalImplementations(const Context& context, StringId external)
{
    std::vector<quint32> found;
    const std::string name(m_strings.stdView(external));
    const size_t dot = name.rfind('.');
    if (context.rules->interfaces.empty() || dot == std::string::npos)
        return found;
    const auto interface = context.rules->interfaces.find(name.substr(0, dot));
    if (interface == context.rules->interfaces.end() || !isSettled())
        return found;
    if (!m_interfaces.areFilled)
        indexTypes();
    const StringId called = m_strings.add(name.substr(dot + 1));
    const auto types = m_interfaces.typesWith.find(called);
    if (types == m_interfaces.typesWith.end())
        return found;
    for (const quint32 type : std::vector<quint32>(types->second)) {
        bool hasAll = true;
        for (size_t at = 0; at < interface->second.size() && hasAll;) {
            const size_t end = std::min(interface->second.find(' ', at), interface->second.size());
            hasAll = methodOf(type, m_strings.add(interface->second.substr(at, end - at))) != noIndex;
            at = end + 1;
        }
        const quint32 method = hasAll ? methodOf(type, called) : noIndex;
        if (method != noIndex && !(m_program.definition(method).flags & AbstractFunction)
            && std::find(found.begin(), found.end(), method) == found.end())
            found.push_back(method);
    }
    return found.size() > mostImplementations ? std::vector<quint32>() : found;
}

/// What is called, without its type arguments.
const Expr& Solver::calleeOf(const Context& context, const Expr& call)
{
    const auto& exprs = context.source->facts.exprs;
    const Expr& callee = exprs[call.a];
    return callee.kind == ExprKind::Applied && callee.a != noIndex ? exprs[callee.a] : callee;
}

bool Solver::hasBase(quint32 type, quint32 base)
{
    const std::vector<quint32>& classes = lineage(type);
    return std::find(classes.begin(), classes.end(), base) != classes.end();
}

/// The functions that run where a call's callee is `function`: itself, or, for a method of an interface, those of the
/// types that may be meant.
std::vector<quint32> Solver::reached(const Expr& call, const Context& context, quint32 function)
{
    const quint32 owner = m_classOf[function];
    if (!isInterface(owner))
        return { function };
    const bool isAbstract = m_program.definition(function).flags & AbstractFunction;
    const ProgramFile& file = *context.source;
    const Expr& callee = calleeOf(context, call);
    bool isThroughInterface = callee.kind != ExprKind::Member;
    bool isThroughClass = false;
    std::vector<quint32> interfaces;
    if (callee.kind == ExprKind::Member && callee.a != noIndex) {
        for (const Value& value : m_sets.members(m_exprValues[file.firstExpr + callee.a])) {
            if (value.kind != ValueKind::Instance && value.kind != ValueKind::Class)
                continue;
            isThroughInterface = isThroughInterface || isInterface(value.id);
            isThroughClass = isThroughClass || !isInterface(value.id);
            // An interface that has the method from another one asks for more than that.
            if (isInterface(value.id) && hasBase(value.id, owner))
                interfaces.push_back(value.id);
        }
        // What is embedded in a type is behind an interface again.
        isThroughInterface = isThroughInterface || (isAbstract && context.rules->structuralInterfaces);
    }
    if (!isThroughInterface)
        return { function };
    if (isThroughClass && !context.rules->dispatchesToAll)
        return isAbstract ? std::vector<quint32>() : std::vector<quint32> { function };
    if (!isSettled())
        return {};
    if (interfaces.empty())
        interfaces.push_back(owner);
    std::vector<quint32> found;
    for (const quint32 interface : interfaces) {
        for (const quint32 method : implementations(interface, m_program.definition(function).name)) {
            if (std::find(found.begin(), found.end(), method) == found.end())
                found.push_back(method);
        }
    }
    if (found.empty() || (!isAbstract && std::find(found.begin(), found.end(), function) == found.end()))
        found.push_back(function);
    return found;
}

SetId Solver::callReached(const Context& context, const Expr& call, quint32 function)
{
    SetId result = emptySet;
    const std::vector<quint32> functions = reached(call, context, function);
    for (size_t i = 0; i < std::min(functions.size(), mostFollowed); ++i) {
        const quint32 target = functions[i];
        passReceiver(context, call, target);
        passArguments(context, call, target, receiverOffset(context, call, target));
        result = m_sets.join(result, m_returns[target]);
    }
    return result;
}

/// A method of an interface with a body, and one of a type made from a function or a list, get to know their object.
void Solver::passReceiver(const Context& context, const Expr& call, quint32 function)
{
    const Definition& definition = m_program.definition(function);
    const ProgramFile& file = *context.source;
    const Expr& callee = calleeOf(context, call);
    if (definition.receiver == noIndex || callee.kind != ExprKind::Member || callee.a == noIndex)
        return;
    const quint32 binding = m_program.files[m_program.fileOfDefinition(function)].firstBinding + definition.receiver;
    const bool isShared = isInterface(m_classOf[function]);
    SetId passed = emptySet;
    for (const Value& value : m_sets.members(m_exprValues[file.firstExpr + callee.a])) {
        const bool isObject = value.kind == ValueKind::Instance && isShared && !isInterface(value.id);
        if (isObject || value.kind == ValueKind::Object || value.kind == ValueKind::Function)
            passed = m_sets.join(passed, m_sets.single(value));
    }
    joinBinding(binding, passed);
}

/// Whether a callee is a function by name, or a variable of a function that holds just one.
bool Solver::isKnownFunction(const Context& context, quint32 local) const
{
    const ProgramFile& file = *context.source;
    const Expr& expr = file.facts.exprs[local];
    if (expr.kind == ExprKind::Definition)
        return true;
    if (expr.kind == ExprKind::Member) {
        const auto& owners = m_sets.members(m_exprValues[file.firstExpr + expr.a]);
        const auto& held = m_sets.members(m_exprValues[file.firstExpr + local]);
        // Methods, and functions of packages, rather than fields that hold functions.
        return std::all_of(held.begin(), held.end(), [&](const Value& value) {
            if (value.kind != ValueKind::Function)
                return false;
            const Definition& definition = m_program.definition(value.id);
            return definition.name == expr.text
                && (definition.receiver != noIndex || (definition.flags & MethodFunction)
                    || std::all_of(owners.begin(), owners.end(), [](const Value& owner) {
                           return owner.kind == ValueKind::Package || owner.kind == ValueKind::Module;
                       }));
        });
    }
    if (expr.kind != ExprKind::Name)
        return false;
    if (expr.a == noIndex) {
        const auto& held = m_sets.members(m_exprValues[file.firstExpr + local]);
        return std::all_of(held.begin(), held.end(), [&](const Value& value) {
            return value.kind == ValueKind::Function && m_program.definition(value.id).name == expr.text;
        });
    }
    const Binding& binding = file.facts.bindings[expr.a];
    if (binding.kind == BindingKind::Definition || binding.kind == BindingKind::Import)
        return true;
    const bool isLocal = binding.kind == BindingKind::Variable && binding.scope != 0;
    return isLocal && m_interfaces.assignments[file.firstBinding + expr.a] < 2
        && m_sets.members(m_bindingValues[file.firstBinding + expr.a]).size() == 1;
}

/// Where a function is called through a value, all of its signature may be meant.
void Solver::addSameSignature(const Context& context, const Expr& call, std::vector<Target>& found)
{
    if (!context.rules->signatureDispatch || call.kind != ExprKind::Call)
        return;
    if (!m_interfaces.areFilled)
        indexTypes();
    if (m_interfaces.assignments.empty()) {
        m_interfaces.assignments.assign(m_program.bindingCount(), 0);
        for (const ProgramFile& file : m_program.files) {
            for (const Flow& flow : file.facts.flows) {
                const Expr& target = file.facts.exprs[flow.target];
                const bool isVariable = target.kind == ExprKind::Name && target.a != noIndex && flow.value != noIndex;
                if (!isVariable)
                    continue;
                // What comes out of another variable may be anything that fits in there.
                const ExprKind kind = file.facts.exprs[flow.value].kind;
                const bool isPlain = kind == ExprKind::Definition
                    || (kind == ExprKind::Name && isKnownFunction({ 0, &file, nullptr, nullptr }, flow.value));
                quint8& count = m_interfaces.assignments[file.firstBinding + target.a];
                count = quint8(std::min(2, count + (isPlain ? 1 : 2)));
            }
        }
    }
    if (isKnownFunction(context, call.a))
        return;
    std::vector<StringId> signatures;
    for (const Value& value : values(context.source->firstExpr + call.a)) {
        if (value.kind == ValueKind::Signature)
            signatures.push_back(value.id);
        else if (value.kind == ValueKind::Function && m_program.definition(value.id).signature != 0
            && m_program.definition(value.id).receiver == noIndex
            && !(m_program.definition(value.id).flags & MethodFunction))
            signatures.push_back(m_program.definition(value.id).signature);
    }
    for (const StringId signature : signatures) {
        const auto functions = m_interfaces.functionsOf.find(signature);
        if (functions == m_interfaces.functionsOf.end() || functions->second.size() > mostOfSignature)
            continue;
        for (const quint32 function : functions->second) {
            const auto isSame = [&](const Target& known) {
                return known.value.kind == ValueKind::Function && known.value.id == function;
            };
            if (std::none_of(found.begin(), found.end(), isSame))
                found.push_back({ { ValueKind::Function, function }, false, true });
        }
    }
}

/// How many leading arguments of a call are the object of a method that is named with its type: `T.method(t, x)`.
quint32 Solver::objectArguments(const Context& context, const Expr& call, quint32 function)
{
    const Definition& definition = m_program.definition(function);
    const ProgramFile& file = *context.source;
    const Expr& callee = calleeOf(context, call);
    if (definition.receiver == noIndex || call.count == 0)
        return 0;
    const quint32 type = callee.kind == ExprKind::Member ? callee.a : noIndex;
    // Where objects have methods by a dot and types by another sign, only the latter counts.
    if (type == noIndex || (!context.rules->selfName.empty() && callee.count == 0))
        return 0;
    const auto& owners = m_sets.members(m_exprValues[file.firstExpr + type]);
    const bool isType = !owners.empty()
        && std::all_of(owners.begin(), owners.end(), [](const Value& owner) { return owner.kind == ValueKind::Class; });
    if (!isType)
        return 0;
    const quint32 object = file.facts.arguments[call.b].expr;
    if (object != noIndex)
        joinBinding(m_program.files[m_program.fileOfDefinition(function)].firstBinding + definition.receiver,
            m_exprValues[file.firstExpr + object]);
    return 1;
}

} // namespace Foreguest
