// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace Foreguest {

namespace {
constexpr size_t longestLineage = 64;
constexpr int deepestPrototype = 12;
constexpr size_t longestExternalName = 256;
} // namespace

StringId Solver::joined(StringId base, StringId name)
{
    const quint64 key = quint64(base) << 32 | name;
    if (const StringId known = m_joinedNames.find(key); known != noIndex)
        return known;
    std::string whole(m_strings.stdView(base));
    const bool isTooLong = whole.size() > longestExternalName;
    const StringId made = isTooLong ? base : m_strings.add(whole.append(".").append(m_strings.stdView(name)));
    return m_joinedNames.emplace(key, made).first;
}

SetId Solver::member(const Context& context, const Value& value, StringId name)
{
    const LanguageRules& rules = *context.rules;
    switch (value.kind) {
    case ValueKind::Class:
    case ValueKind::Instance:
    case ValueKind::Declared:
        if (value.kind == ValueKind::Class && !rules.newMember.empty() && m_strings.stdView(name) == rules.newMember)
            return m_sets.single(value);
        if (value.kind == ValueKind::Class && !rules.prototypeMember.empty()
            && m_strings.stdView(name) == rules.prototypeMember)
            return m_sets.single(value);
        if (!rules.effects.empty())
            return heldMember(context, value, name);
        if (const SetId found = classMember(context, value.id, name); found != emptySet)
            return found;
        return isSettled() && value.kind == ValueKind::Class ? typeMember(context, rules.functionType, name) : emptySet;
    case ValueKind::Method:
        return field(ownerKey(value), name);
    case ValueKind::Function:
        if (!rules.prototypeMember.empty() && m_strings.stdView(name) == rules.prototypeMember)
            return m_sets.single(value);
        if (const SetId found = field(ownerKey(value), name); found != emptySet)
            return found;
        if (const SetId found = protoMember(context, ownerKey(value), name); found != emptySet)
            return found;
        return typeMember(context, rules.functionType, name);
    case ValueKind::Bound:
        return typeMember(context, rules.functionType, name);
    case ValueKind::Text: {
        const bool isNumber = value.id != 0 && rules.textValues && looksLikeNumber(m_strings.stdView(value.id));
        return typeMember(context,
            isNumber               ? rules.numberType
                : rules.textValues ? rules.textType
                                   : rules.stringType,
            name);
    }
    case ValueKind::Module:
        return moduleMember(value.id, name);
    case ValueKind::Package: {
        if (const auto package = m_packages.ofFolder.find(std::string(m_strings.stdView(value.id)));
            package != m_packages.ofFolder.end())
            return packageMember(package->second, name);
        const StringId whole = value.id == 0 ? name : joined(value.id, name);
        if (const quint32 type = m_program.typeNamed(m_strings.stdView(whole)); type != noIndex)
            return m_sets.single({ ValueKind::Class, type });
        const quint32 file = m_program.fileOfModule(m_strings.stdView(whole));
        if (file != noIndex)
            return m_sets.single({ ValueKind::Module, file });
        return m_program.isPackage(m_strings.stdView(whole)) ? m_sets.single({ ValueKind::Package, whole }) : emptySet;
    }
    case ValueKind::External:
        if (!rules.defaultExport.empty() && m_strings.stdView(name) == rules.defaultExport)
            return m_sets.single(value);
        if (isGlobalObject(rules, value))
            return globalMember(context, name);
        if (const auto known = rules.valueTypes.find(std::string(m_strings.stdView(value.id)));
            known != rules.valueTypes.end())
            return typeMember(context, known->second, name);
        if (isFunctionMethod(context, value.id, name))
            return typeMember(context, rules.functionType, name);
        return m_sets.single({ ValueKind::External, joined(value.id, name) });
    case ValueKind::ExternalInstance: {
        if (rules.extensibleTypes) {
            const SetId own = field(Value { ValueKind::External, value.id }.key(), name);
            if (own != emptySet)
                return own;
        }
        const auto type = rules.types.find(std::string(m_strings.stdView(value.id)));
        if (type != rules.types.end() && !type->second.contains(std::string(m_strings.stdView(name))))
            return emptySet;
        // Of the language's own types all that is worth knowing is in its data.
        const bool isOwnType = !rules.builtinsPrefix.empty() && !rules.effects.empty()
            && m_strings.stdView(value.id).starts_with(rules.builtinsPrefix);
        if (type == rules.types.end() && isOwnType)
            return emptySet;
        return m_sets.single({ ValueKind::External, joined(value.id, name) });
    }
    case ValueKind::FieldHandle:
        return emptySet;
    case ValueKind::Pair:
    case ValueKind::Object: {
        if (rules.membersAreKeys) {
            if (const SetId own = field(ownerKey(value), name); own != emptySet)
                return own;
            if (const SetId inherited = protoMember(context, ownerKey(value), name); inherited != emptySet)
                return inherited;
        }
        if (rules.transparentContainers) {
            if (const SetId part = field(ownerKey(value), name); part != emptySet)
                return part;
        }
        const bool isApplied = value.id < m_program.exprCount() && m_program.expr(value.id).kind == ExprKind::Applied;
        const StringId type = isApplied ? appliedType(value.id) : typeOf(value);
        return type == 0 ? emptySet : member(context, { ValueKind::ExternalInstance, type }, name);
    }
    case ValueKind::Signature:
        return emptySet;
    }
    return emptySet;
}

/// Whether a member of something outside of the sources is that of every function: `Math.max.apply`.
bool Solver::isFunctionMethod(const Context& context, StringId external, StringId name) const
{
    const LanguageRules& rules = *context.rules;
    const auto methods = rules.types.find(rules.functionType);
    if (rules.functionType.empty() || methods == rules.types.end())
        return false;
    const std::string_view text = m_strings.stdView(external);
    // `Reflect.apply` is its own.
    if (rules.natives.contains(std::string(text).append(".").append(m_strings.stdView(name))))
        return false;
    return methods->second.contains(std::string(m_strings.stdView(name)))
        && (text.find('.') != std::string_view::npos || rules.builtins.contains(std::string(text))
            || rules.constructorTypes.contains(std::string(text)));
}

/// A method of a type outside of the sources.
SetId Solver::typeMember(const Context& context, const std::string& type, StringId name)
{
    return type.empty() ? emptySet : member(context, { ValueKind::ExternalInstance, m_strings.add(type) }, name);
}

/// What an object has from those that it was made after.
SetId Solver::protoMember(const Context& context, quint64 owner, StringId name)
{
    const SetId protos = field(owner, m_protoKey);
    SetId found = emptySet;
    if (protos == emptySet || m_memberDepth >= deepestPrototype)
        return found;
    ++m_memberDepth;
    for (const Value& proto : m_sets.members(protos))
        found = m_sets.join(found, member(context, proto, name));
    --m_memberDepth;
    return found;
}

std::vector<Value> Solver::bases(quint32 classDefinition) const
{
    const ProgramFile& file = m_program.files[m_program.fileOfDefinition(classDefinition)];
    const Definition& definition = m_program.definition(classDefinition);
    std::vector<Value> found;
    for (quint32 i = 0; i < definition.baseCount; ++i) {
        const Argument& base = file.facts.arguments[definition.firstBase + i];
        if (base.expr == noIndex || base.key != 0)
            continue;
        for (const Value& value : m_sets.members(m_exprValues[file.firstExpr + base.expr])) {
            const bool isClass = value.kind == ValueKind::Class || value.kind == ValueKind::External
                || value.kind == ValueKind::Function;
            if (isClass && !(value.kind == ValueKind::Class && value.id == classDefinition))
                found.push_back(value);
        }
    }
    for (const Value& value : m_sets.members(field(Value { ValueKind::Class, classDefinition }.key(), m_basesKey))) {
        if (value.id != classDefinition)
            found.push_back(value);
    }
    return found;
}

/// The class and its bases in the order in which members are looked for: depth first, a base that several share after
/// the last of them. For consistent hierarchies this is Python's C3 order.
const std::vector<quint32>& Solver::lineage(quint32 classDefinition)
{
    const auto [place, isNew] = m_lineageOf.emplace(classDefinition, quint32(m_lineages.size()));
    if (isNew)
        m_lineages.push_back(std::make_unique<Lineage>());
    Lineage& known = *m_lineages[place];
    // Where types are declared, bases are names, and those don't change any more.
    const bool isFinal = m_types.isReady && !known.classes.empty()
        && m_program.files[m_program.fileOfDefinition(classDefinition)].language->rules.staticTypes;
    if (isFinal)
        return known.classes;
    const auto isSame = [this](const auto& base) { return m_exprValues[base.first] == base.second; };
    const auto isExtendedSame = [this](const auto& owner) { return field(owner.first, m_basesKey) == owner.second; };
    if (!known.classes.empty() && std::all_of(known.bases.begin(), known.bases.end(), isSame)
        && std::all_of(known.extended.begin(), known.extended.end(), isExtendedSame))
        return known.classes;
    known.bases.clear();
    known.extended.clear();
    std::vector<quint32> order;
    std::vector<quint32> open { classDefinition };
    while (!open.empty() && order.size() < longestLineage) {
        const quint32 current = open.back();
        open.pop_back();
        order.push_back(current);
        const Definition& definition = m_program.definition(current);
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(current)];
        for (quint32 i = 0; i < definition.baseCount; ++i) {
            if (const quint32 base = file.facts.arguments[definition.firstBase + i].expr; base != noIndex)
                known.bases.emplace_back(file.firstExpr + base, m_exprValues[file.firstExpr + base]);
        }
        if (file.language->rules.extensibleTypes) {
            const quint64 key = Value { ValueKind::Class, current }.key();
            known.extended.emplace_back(key, field(key, m_basesKey));
        }
        const std::vector<Value> direct = bases(current);
        for (auto base = direct.rbegin(); base != direct.rend(); ++base) {
            if (base->kind != ValueKind::External && open.size() < longestLineage)
                open.push_back(base->id);
        }
    }
    std::vector<quint32> unique;
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
        if (std::find(unique.begin(), unique.end(), *it) == unique.end())
            unique.push_back(*it);
    }
    std::reverse(unique.begin(), unique.end());
    // A cycle must not put the class behind its bases.
    unique.erase(std::remove(unique.begin(), unique.end(), classDefinition), unique.end());
    unique.insert(unique.begin(), classDefinition);
    known.classes = std::move(unique);
    return known.classes;
}

SetId Solver::scopeValue(quint32 definition, StringId name) const
{
    const ProgramFile& file = m_program.files[m_program.fileOfDefinition(definition)];
    const quint32 binding = file.facts.findBinding(m_program.definition(definition).scope, name);
    return binding == noIndex ? emptySet : m_bindingValues[file.firstBinding + binding];
}

quint32 Solver::ownerOf(quint32 classDefinition, StringId name)
{
    for (const quint32 owner : lineage(classDefinition)) {
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(owner)];
        if (file.facts.findBinding(m_program.definition(owner).scope, name) != noIndex
            || m_fields.contains(Value { ValueKind::Class, owner }.key(), name))
            return owner;
    }
    return noIndex;
}

SetId Solver::classMember(const Context& context, quint32 classDefinition, StringId name, const Value* receiver)
{
    if (m_program.definition(classDefinition).kind == DefinitionKind::Namespace)
        return namespaceMember(context, classDefinition, name);
    // A copy, as what is read below may make the lineage anew.
    const std::vector<quint32>& known = lineage(classDefinition);
    std::array<quint32, longestLineage> order;
    const auto end = std::copy(known.begin(), known.end(), order.begin());
    for (auto entry = order.begin(); entry != end; ++entry) {
        const quint32 owner = *entry;
        SetId found = m_program.definition(owner).kind == DefinitionKind::Function ? emptySet : scopeValue(owner, name);
        if (receiver && found != emptySet)
            found = boundTo(*receiver, found);
        found = m_sets.join(found, field(Value { ValueKind::Class, owner }.key(), name));
        if (found == emptySet)
            found = protoMember(context, Value { ValueKind::Class, owner }.key(), name);
        if (found != emptySet)
            return found;
    }
    const bool isConstructor = m_strings.stdView(name) == context.rules->constructorName;
    if (isConstructor || !isSettled() || ownerOf(classDefinition, name) != noIndex)
        return emptySet;
    return externalMember({ order.begin(), end }, name, {});
}

SetId Solver::superMember(const Context& context, quint32 function, StringId name)
{
    quint32 owner = m_classOf[function];
    SetId inherited = emptySet;
    for (const Value& home : m_sets.members(m_home[function])) {
        if (home.kind == ValueKind::Object)
            inherited = m_sets.join(inherited, protoMember(context, home.key(), name));
    }
    if (inherited != emptySet)
        return inherited;
    // A function inside a method still means the method's class.
    for (int depth = 0; owner == noIndex && depth < 64; ++depth) {
        const Definition& definition = m_program.definition(function);
        if (definition.parent == noIndex)
            return emptySet;
        function = m_program.files[m_program.fileOfDefinition(function)].firstDefinition + definition.parent;
        owner = m_classOf[function];
    }
    if (owner == noIndex)
        return emptySet;
    const bool isApplied = !context.rules->effects.empty();
    const ProgramFile& file = m_program.files[m_program.fileOfDefinition(function)];
    const Definition& definition = m_program.definition(function);
    // The objects that the method is called with: their classes tell what comes after its own.
    std::vector<Value> receivers;
    if (isApplied && !definition.parameters.empty() && definition.parameters[0] != noIndex) {
        for (const Value& receiver : m_sets.members(m_bindingValues[file.firstBinding + definition.parameters[0]])) {
            if (receiver.kind == ValueKind::Instance || receiver.kind == ValueKind::Class)
                receivers.push_back(receiver);
        }
    }
    if (receivers.empty()) {
        if (isApplied && !isSettled())
            return emptySet;
        receivers.push_back({ ValueKind::Instance, owner });
    }
    SetId result = emptySet;
    for (const Value& receiver : receivers)
        result = m_sets.join(result, memberBehind(context, owner, receiver, name));
    return result;
}

/// A member of the first class behind `owner` among those of the receiver.
SetId Solver::memberBehind(const Context& context, quint32 owner, const Value& receiver, StringId name)
{
    std::vector<quint32> order = lineage(receiver.id);
    auto start = std::find(order.begin(), order.end(), owner);
    if (start == order.end()) {
        order = lineage(owner);
        start = order.begin();
    }
    for (auto entry = start + 1; entry != order.end(); ++entry) {
        SetId found
            = m_program.definition(*entry).kind == DefinitionKind::Function ? emptySet : scopeValue(*entry, name);
        if (!context.rules->effects.empty() && found != emptySet)
            found = boundTo(receiver, found);
        found = m_sets.join(found, field(Value { ValueKind::Class, *entry }.key(), name));
        if (found != emptySet)
            return found;
    }
    return externalMember(order, name, context.rules->rootType);
}

/// A member that no class of the sources has: the one external base's, where all bases are known and just one is
/// external.
SetId Solver::externalMember(const std::vector<quint32>& order, StringId name, const std::string& rootType)
{
    if (!isSettled())
        return emptySet;
    std::vector<Value> external;
    for (const quint32 entry : order) {
        const std::vector<Value> known = bases(entry);
        if (known.size() != m_program.definition(entry).baseCount)
            return emptySet;
        for (const Value& base : known) {
            const bool isNew = std::none_of(
                external.begin(), external.end(), [&](const Value& other) { return other.key() == base.key(); });
            if (base.kind == ValueKind::External && isNew)
                external.push_back(base);
        }
    }
    if (external.size() == 1) {
        const LanguageRules& rules = m_program.files[m_program.fileOfDefinition(order.front())].language->rules;
        const std::string base(m_strings.stdView(external.front().id));
        // `super(…)` in a class whose base is a library's.
        if (!rules.constructorName.empty() && rules.thisByCall && m_strings.stdView(name) == rules.constructorName)
            return m_sets.single(external.front());
        const auto type = rules.constructorTypes.find(base);
        if (type == rules.constructorTypes.end() || !rules.thisByCall)
            return m_sets.single({ ValueKind::External, joined(external.front().id, name) });
        const auto methods = rules.types.find(type->second);
        if (methods != rules.types.end() && !methods->second.contains(std::string(m_strings.stdView(name))))
            return emptySet;
        return m_sets.single({ ValueKind::External, joined(m_strings.add(type->second), name) });
    }
    if (external.empty() && !rootType.empty())
        return m_sets.single({ ValueKind::External, joined(m_strings.add(rootType), name) });
    return emptySet;
}

std::vector<Solver::Target> Solver::targets(quint32 callExpr)
{
    const quint32 f = m_program.fileOfExpr(callExpr);
    const ProgramFile& file = m_program.files[f];
    const Context context { f, &file, &file.language->rules, file.language };
    const Expr& call = m_program.expr(callExpr);
    std::vector<Target> found;
    if (call.a == noIndex)
        return found;
    if (context.rules->overloads)
        return typedTargets(context, callExpr - file.firstExpr);
    const auto add = [&](Value value, bool isConstructor) {
        const auto isSame = [&](const Target& known) { return known.value.key() == value.key(); };
        if (std::none_of(found.begin(), found.end(), isSame))
            found.push_back({ value, isConstructor });
    };
    const StringId constructor = m_strings.add(context.rules->constructorName);
    const Expr& callee = file.facts.exprs[call.a];
    std::vector<Value> callees = values(file.firstExpr + call.a);
    if (callee.kind == ExprKind::Super && context.rules->nameOnlyCalls) {
        superTargets(context, callee, found);
        return found;
    }
    if (callee.kind == ExprKind::Super) {
        for (const Value& value :
            m_sets.members(superMember(context, enclosingFunction(file.firstDefinition + callee.a), constructor)))
            add(value, true);
    }
    if (!context.rules->effects.empty()) {
        const bool isPlain = call.kind == ExprKind::Call || callee.kind == ExprKind::Unknown;
        for (const Value& value : callees)
            addTargets(context, value, call.kind == ExprKind::New, isPlain, found);
        return found;
    }
    for (const Value& value : callees) {
        if (context.rules->extensibleTypes && value.kind == ValueKind::Function) {
            for (const quint32 function : reached(call, context, value.id))
                add({ ValueKind::Function, function }, false);
            continue;
        }
        if (context.rules->extensibleTypes && value.kind == ValueKind::External) {
            if (!context.rules->silentCalls.contains(std::string(m_strings.stdView(value.id))))
                add(value, false);
            for (const quint32 function : externalImplementations(context, value.id))
                add({ ValueKind::Function, function }, false);
            continue;
        }
        if (value.kind == ValueKind::Function || (value.kind == ValueKind::External && call.kind == ExprKind::Call))
            add(value, false);
        else if (value.kind == ValueKind::External)
            add(value, callee.kind != ExprKind::Unknown);
        else if (value.kind == ValueKind::Bound) {
            Value target = value;
            for (int depth = 0; target.kind == ValueKind::Bound && depth < deepestPrototype; ++depth)
                target = m_bound[target.id].target;
            if (target.kind == ValueKind::Function || target.kind == ValueKind::External)
                add(target, false);
        } else if (value.kind == ValueKind::Class) {
            if (call.kind != ExprKind::New && !context.rules->callInstantiates)
                continue;
            if (m_program.definition(value.id).kind != DefinitionKind::Class)
                continue;
            constructorTargets(context, value.id, found);
        } else if (value.kind == ValueKind::Instance || value.kind == ValueKind::Declared) {
            // A field that a constructor initialises is constructed.
            if (call.kind == ExprKind::New && value.kind == ValueKind::Instance && callee.kind == ExprKind::Either) {
                std::vector<Target> made;
                constructorTargets(context, value.id, made);
                for (const Target& target : made) {
                    if (target.value.kind == ValueKind::Function)
                        add(target.value, true);
                }
            } else if (call.kind != ExprKind::New) {
                for (const Value& method : calledObject(context, value))
                    add(method, false);
            }
        }
        const bool makes = value.kind == ValueKind::External && callee.kind == ExprKind::Applied && callee.count > 0
            && isMaker(*context.rules, value.id);
        const quint32 type = makes ? file.facts.arguments[callee.b].expr : noIndex;
        for (const Value& made : type == noIndex ? std::vector<Value>() : values(file.firstExpr + type)) {
            if (made.kind == ValueKind::Class)
                constructorTargets(context, made.id, found);
        }
    }
    addSameSignature(context, call, found);
    const bool isNamed = callee.kind == ExprKind::Member || callee.kind == ExprKind::Name;
    if (found.empty() && isNamed && call.kind == ExprKind::Call && context.rules->nameOnlyCalls)
        targetsByName(context, callee, found);
    if (context.rules->declaredTypes && found.size() > 1)
        selectByArity(call, found);
    sortExternal(found);
    return found;
}

/// By their texts, whose numbers depend on the order in which files were read.
void Solver::sortExternal(std::vector<Target>& targets) const
{
    std::vector<Target> external;
    const auto isExternal = [](const Target& target) { return target.value.kind == ValueKind::External; };
    std::copy_if(targets.begin(), targets.end(), std::back_inserter(external), isExternal);
    if (external.size() < 2)
        return;
    std::sort(external.begin(), external.end(), [this](const Target& a, const Target& b) {
        return m_strings.stdView(a.value.id) < m_strings.stdView(b.value.id);
    });
    auto next = external.begin();
    for (Target& target : targets) {
        if (isExternal(target))
            target = *next++;
    }
}

} // namespace Foreguest
