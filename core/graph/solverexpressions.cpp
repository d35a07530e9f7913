// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

SetId Solver::evaluate(const Context& context, quint32 local)
{
    const ProgramFile& file = *context.source;
    const Expr& expr = file.facts.exprs[local];
    const auto valueOf = [&](quint32 part) { return part == noIndex ? emptySet : m_exprValues[file.firstExpr + part]; };
    switch (expr.kind) {
    case ExprKind::Name:
        return context.rules->bareNamesCall ? bareName(context, expr) : evaluateName(context, expr);
    case ExprKind::Member:
        return evaluateMember(context, local, expr);
    case ExprKind::Subscript:
        return evaluateSubscript(context, local, expr);
    case ExprKind::Slice:
        return evaluateSlice(context, local, expr);
    case ExprKind::Operation:
        return evaluateOperation(context, local, expr);
    case ExprKind::Call:
    case ExprKind::New:
        return evaluateCall(context, local, expr);
    case ExprKind::Definition:
        return isCompiled(context.file, file.facts.definitions[expr.a].condition)
            ? evaluateDefinition(context, local, expr)
            : emptySet;
    case ExprKind::This:
        return evaluateThis(context, expr);
    case ExprKind::Literal:
        return evaluateLiteral(context, expr);
    case ExprKind::Object:
        return evaluateObject(context, local, expr);
    case ExprKind::Module: {
        const ImportTarget& target = m_imports.at(file.firstExpr + local);
        if (target.definition != noIndex)
            return m_sets.single({ ValueKind::Class, target.definition });
        if (target.file != noIndex) {
            const SetId module = m_sets.single({ ValueKind::Module, target.file });
            return m_sets.join(module, field(Value { ValueKind::Module, target.file }.key(), m_exportsKey));
        }
        if (target.external.empty() && !target.isPackage)
            return emptySet;
        return m_sets.single(
            { target.isPackage ? ValueKind::Package : ValueKind::External, m_strings.add(target.external) });
    }
    case ExprKind::SelfModule:
        return m_sets.single({ ValueKind::Module, context.file });
    case ExprKind::Iterate:
        if (!context.rules->effects.empty())
            return iterated({ context, file.firstExpr + local }, valueOf(expr.a), expr.count != 0);
        return iterate(context, file.firstExpr + local, valueOf(expr.a));
    case ExprKind::Typed: {
        const SetId value = expr.count ? m_returns[file.firstDefinition + expr.count - 1] : valueOf(expr.a);
        return value != emptySet || !isSettled() ? value : instancesOfTypes(context, valueOf(expr.b));
    }
    case ExprKind::Await:
        return awaited(context, valueOf(expr.a));
    case ExprKind::Signature:
        return m_sets.single({ ValueKind::Signature, expr.text });
    case ExprKind::Assertion:
        return evaluateAssertion(context, expr);
    case ExprKind::Either:
        return m_sets.join(valueOf(expr.a), valueOf(expr.b));
    case ExprKind::Computed:
        return valueOf(expr.a);
    case ExprKind::Decorated:
        return evaluateDecorated(context, expr);
    case ExprKind::InstanceOf: {
        SetId result = emptySet;
        bool isIndirect = expr.count == 1;
        if (const Expr& type = file.facts.exprs[expr.a]; type.kind == ExprKind::Applied && type.a != noIndex) {
            const auto& base = m_sets.members(valueOf(type.a));
            isIndirect = isIndirect || std::any_of(base.begin(), base.end(), [](const Value& value) {
                return value.kind == ValueKind::External;
            });
        }
        for (const Value& type : m_sets.members(valueOf(expr.a))) {
            const bool mayBeBelow = isIndirect && context.rules->declaredTypes && type.kind == ValueKind::Class;
            result = m_sets.join(
                result, mayBeBelow ? m_sets.single({ ValueKind::Declared, type.id }) : instanceOf(context, type));
        }
        return result;
    }
    case ExprKind::Applied:
        return context.rules->extensibleTypes ? evaluateGeneric(context, expr) : evaluateApplied(context, local, expr);
    case ExprKind::Operator:
        return evaluateOperator(context, expr);
    case ExprKind::Cast:
        return evaluateCast(context, expr);
    case ExprKind::ClassLiteral:
    case ExprKind::Generic:
        return valueOf(expr.a);
    case ExprKind::Reference:
        return evaluateReference(context, expr);
    case ExprKind::Concatenation:
        return evaluateConcatenation(context, expr);
    default:
        return emptySet;
    }
}

SetId Solver::evaluateDefinition(const Context& context, quint32 local, const Expr& expr)
{
    const ProgramFile& file = *context.source;
    const quint32 id = file.firstDefinition + expr.a;
    const Definition& definition = file.facts.definitions[expr.a];
    if (definition.kind == DefinitionKind::Function)
        return m_sets.single({ ValueKind::Function, id });
    const Value type { ValueKind::Class, id };
    if (definition.baseCount == 0 || context.rules->subclassMember.empty())
        return m_sets.single(type);
    // Deriving a class calls what its bases and its metaclass have for that.
    const Site site { context, file.firstExpr + local };
    const StringId name = m_strings.add(context.rules->subclassMember);
    const std::vector<quint32> order = lineage(id);
    for (size_t i = 1; i < order.size(); ++i) {
        const SetId hooks = scopeValue(order[i], name);
        for (const Value& hook : m_sets.members(hooks)) {
            if (hook.kind != ValueKind::Function)
                continue;
            bindReceiver(hook.id, type);
            log(site, hook);
        }
        if (hooks != emptySet)
            break;
    }
    callMetaclass(site, type, context.rules->allocatorName, {});
    callMetaclass(site, type, context.rules->constructorName, {});
    return m_sets.single(type);
}

SetId Solver::evaluateLiteral(const Context& context, const Expr& expr)
{
    if (context.rules->textValues && expr.b != noIndex)
        return m_sets.single({ ValueKind::Text, expr.b });
    if (!context.rules->stringType.empty() && m_strings.stdView(expr.text) == context.rules->stringType)
        return m_sets.single({ ValueKind::Text, expr.b == noIndex ? 0 : expr.b });
    return expr.text == 0 ? emptySet : m_sets.single({ ValueKind::ExternalInstance, expr.text });
}

SetId Solver::evaluateDecorated(const Context& context, const Expr& expr)
{
    const ProgramFile& file = *context.source;
    const auto valueOf = [&](quint32 part) { return part == noIndex ? emptySet : m_exprValues[file.firstExpr + part]; };
    const Expr& call = file.facts.exprs[expr.a];
    const std::vector<Value>& decorators = m_sets.members(valueOf(call.a));
    const bool isOwn = std::any_of(decorators.begin(), decorators.end(), [](const Value& decorator) {
        return decorator.kind != ValueKind::External && decorator.kind != ValueKind::ExternalInstance;
    });
    if (isOwn && (valueOf(expr.a) != emptySet || !isSettled()))
        return valueOf(expr.a);
    // A decorator whose import has not been followed yet may still become known; what a library's function returns not.
    if (decorators.empty() && call.a != noIndex && file.facts.exprs[call.a].kind == ExprKind::Call) {
        const quint32 maker = file.facts.exprs[call.a].a;
        const std::vector<Value>& makers = m_sets.members(valueOf(maker));
        const auto isOutside = [](const Value& value) { return value.kind == ValueKind::External; };
        if (!makers.empty() && std::all_of(makers.begin(), makers.end(), isOutside))
            return valueOf(expr.b);
    }
    return decorators.empty() && !isSettled() ? emptySet : valueOf(expr.b);
}

SetId Solver::evaluateName(const Context& context, const Expr& expr)
{
    const ProgramFile& file = *context.source;
    const LanguageRules& rules = *context.rules;
    if (expr.a != noIndex) {
        const Binding& binding = file.facts.bindings[expr.a];
        const SetId own = m_bindingValues[file.firstBinding + expr.a];
        // A function may be defined elsewhere: here it is only declared, or the definition is not compiled.
        const bool mayBeElsewhere = binding.kind == BindingKind::Prototype
            || (binding.kind == BindingKind::Definition && rules.globalByName && binding.scope == 0);
        if (!mayBeElsewhere || own != emptySet)
            return own;
    }
    if (rules.moduleStyle == ModuleStyle::Package)
        return packageName(context, expr);
    if (rules.implicitThis) {
        if (const SetId found = implicitMember(context, expr); found != emptySet)
            return found;
        if (const SetId found = usedName(context, expr.text); found != emptySet)
            return found;
    }
    for (const auto& [scope, module] : m_wildcards[context.file]) {
        const ImportTarget& target = m_imports.at(module);
        if (target.file == noIndex || target.file == context.file || !isExported(target.file, expr.text))
            continue;
        if (const SetId found = moduleMember(target.file, expr.text); found != emptySet)
            return found;
    }
    if (rules.extensibleTypes) {
        if (const SetId found = openedName(context, expr); found != emptySet)
            return found;
    }
    const std::string_view text = m_strings.stdView(expr.text);
    if (const SetId found = includedName(context, expr.text); found != emptySet)
        return found;
    if (const SetId found = globalName(context, expr.text); found != emptySet)
        return found;
    if (const SetId found = globalMember(context, expr.text); found != emptySet)
        return found;
    const bool isKnown = rules.builtins.contains(std::string(text));
    if (!isKnown && expr.isCallee && rules.hasMacros && isVisibleType(context, expr.text))
        return emptySet;
    if (isKnown || (rules.unknownCallsAreExternal && isSettled() && expr.isCallee && expr.text != 0))
        return m_sets.single({ ValueKind::External,
            m_strings.add(isKnown ? rules.builtinsPrefix + std::string(text) : std::string(text)) });
    return emptySet;
}

SetId Solver::evaluateThis(const Context& context, const Expr& expr)
{
    const quint32 function = enclosingFunction(context.source->firstDefinition + expr.a);
    const Definition& definition = m_program.definition(function);
    ValueSets& sets = m_sets;
    if (context.rules->overloads)
        return m_this[function];
    if (definition.kind == DefinitionKind::Class)
        return sets.single({ ValueKind::Instance, function });
    if (context.rules->thisByCall && definition.kind == DefinitionKind::Module && !context.rules->exportsObject.empty())
        return sets.single({ ValueKind::Module, context.file });
    if (context.rules->thisByCall) {
        // Of a function that nothing is seen to call only its own kind is known.
        if (m_this[function] != emptySet || !isSettled() || definition.kind != DefinitionKind::Function)
            return m_this[function];
        const bool isStatic = definition.flags & StaticFunction;
        if (m_classOf[function] != noIndex)
            return sets.single({ isStatic ? ValueKind::Class : ValueKind::Instance, m_classOf[function] });
        return m_home[function] != emptySet ? m_home[function] : sets.single({ ValueKind::Instance, function });
    }
    if (m_classOf[function] != noIndex) {
        const bool isStatic = definition.flags & StaticFunction;
        const ValueKind object = context.rules->declaredTypes ? ValueKind::Declared : ValueKind::Instance;
        return sets.single({ isStatic ? ValueKind::Class : object, m_classOf[function] });
    }
    if (definition.kind == DefinitionKind::Function && !definition.isLambda)
        return sets.join(m_this[function], sets.single({ ValueKind::Instance, function }));
    return m_this[function];
}

namespace {
/// Whether spreading into a literal of this type takes elements rather than fields.
bool isList(const LanguageRules& rules, std::string_view type)
{
    return rules.listTypes.contains(std::string(type));
}
} // namespace

SetId Solver::evaluateObject(const Context& context, quint32 local, const Expr& expr)
{
    const ProgramFile& file = *context.source;
    const Value self { ValueKind::Object, file.firstExpr + local };
    if (expr.a != noIndex)
        nameFields(context, expr, self);
    const bool isApplied = !context.rules->effects.empty();
    for (quint32 i = 0; i < expr.count; ++i) {
        const Argument& element = file.facts.arguments[expr.b + i];
        if (element.expr == noIndex)
            continue;
        const Expr& part = file.facts.exprs[element.expr];
        if (part.kind == ExprKind::Spread) {
            const SetId others = part.a == noIndex ? emptySet : m_exprValues[file.firstExpr + part.a];
            for (const Value& other : m_sets.members(others)) {
                if (isCollection(other) && (part.count != 0 || i == 0))
                    copyElements(other, self);
                else if (const SetId any = iterated({ context, self.id }, m_sets.single(other), false); any != emptySet)
                    put(self, m_anyKey, any);
            }
            continue;
        }
        const SetId value = m_exprValues[file.firstExpr + element.expr];
        if (element.isSpread) {
            if (isList(*context.rules, m_strings.stdView(expr.text)))
                storeElement(self.key(), 0, iterate(context, file.firstExpr + local, value));
            for (const Value& source : m_sets.members(value))
                mergeFields(self, source);
            continue;
        }
        SetId& stored = m_elements[file.firstArgument + expr.b + i];
        if (value == stored && value != emptySet)
            continue;
        stored = value;
        if (fieldName(context, element.key) == m_protoKey)
            joinField(self.key(), m_protoKey, value);
        else if (isApplied)
            put(self, element.key ? element.key : m_anyKey, value);
        else
            storeElement(self.key(), element.key, value);
        for (const Value& held : m_sets.members(value)) {
            if (context.rules->membersAreKeys && held.kind == ValueKind::Function && m_classOf[held.id] == noIndex)
                joinHome(context, held.id, self);
        }
    }
    return m_sets.single(self);
}

SetId Solver::evaluateSubscript(const Context& context, quint32 local, const Expr& expr)
{
    if (expr.a == noIndex)
        return emptySet;
    if (!context.rules->effects.empty())
        return evaluateElement(context, local, expr);
    std::vector<StringId> keys;
    if (expr.text != 0)
        keys.push_back(expr.text);
    else if (expr.b != noIndex) {
        for (const Value& key : m_sets.members(m_exprValues[context.source->firstExpr + expr.b]))
            keys.push_back(key.kind == ValueKind::Text ? key.id : 0);
    } else
        keys.push_back(0);
    // A key of which nothing is known may be any.
    if (keys.empty() && isSettled())
        keys.push_back(0);
    const bool membersAreKeys = context.rules->membersAreKeys;
    const quint32 self = context.source->firstExpr + local;
    SetId result = emptySet;
    for (const Value& owner : m_sets.members(m_exprValues[context.source->firstExpr + expr.a])) {
        if (context.rules->extensibleTypes
            && (owner.kind != ValueKind::Object || context.rules->transparentContainers)) {
            result = m_sets.join(result, partOf(context, owner, expr.text));
            continue;
        }
        for (const StringId key : keys) {
            if (key == 0) {
                result = m_sets.join(result, throughAccessors(context, self, owner, elements(m_sets.single(owner))));
                continue;
            }
            const bool isExternal = owner.kind == ValueKind::External || owner.kind == ValueKind::ExternalInstance;
            if (!isExternal) {
                result = m_sets.join(result, field(ownerKey(owner), key));
                result = m_sets.join(result, field(ownerKey(owner), m_anyKey));
            }
            // `const {readFile} = require('fs')` takes members, `o['f']()` calls one.
            if (membersAreKeys && !context.rules->declaredTypes)
                result = m_sets.join(result, throughAccessors(context, self, owner, member(context, owner, key)));
        }
    }
    return result;
}

SetId Solver::evaluateMember(const Context& context, quint32 local, const Expr& expr)
{
    if (expr.a == noIndex)
        return emptySet;
    const ProgramFile& file = *context.source;
    const Expr& object = file.facts.exprs[expr.a];
    if (object.kind == ExprKind::Super) {
        const SetId found = superMember(context, enclosingFunction(file.firstDefinition + object.a), expr.text);
        return !context.rules->effects.empty() ? readProperties({ context, file.firstExpr + local }, found) : found;
    }
    const SetId owners = m_exprValues[file.firstExpr + expr.a];
    if (owners == emptySet)
        return context.rules->classScopes ? declaredMember(context, expr) : emptySet;
    const Site site { context, file.firstExpr + local };
    const bool isLoaded = !context.rules->effects.empty() && expr.access == Access::Load;
    SetId result = emptySet;
    const std::vector<Value>& objects = m_sets.members(owners);
    if (context.rules->declaredTypes)
        return declaredMember(context, objects, expr);
    if (context.rules->transparentContainers)
        return heldMember(context, objects, expr.text);
    for (const Value& owner : objects) {
        SetId found = member(context, owner, expr.text);
        if (context.rules->effects.empty())
            found = throughAccessors(context, site.expr, owner, found);
        else if (isLoaded && (owner.kind == ValueKind::Instance || owner.kind == ValueKind::Class))
            found = readMember(site, owner, expr.text, found);
        result = m_sets.join(result, found);
    }
    if (result == emptySet && context.rules->classScopes)
        return declaredMember(context, expr);
    return result;
}

SetId Solver::instanceOf(const Context& context, const Value& type)
{
    if (type.kind == ValueKind::Class) {
        SetId result = m_sets.single({ ValueKind::Instance, type.id });
        const quint32 underlying = m_program.definition(type.id).underlying;
        if (underlying == noIndex)
            return result;
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(type.id)];
        for (const Value& value : m_sets.members(m_exprValues[file.firstExpr + underlying])) {
            if (value.kind == ValueKind::Object || value.kind == ValueKind::Signature)
                result = m_sets.join(result, m_sets.single(value));
        }
        return result;
    }
    if (type.kind == ValueKind::Object) {
        // A tuple of types, or a collection that a generic type describes already.
        if (context.rules->effects.empty() || m_program.expr(type.id).kind != ExprKind::Object)
            return m_sets.single(type);
        SetId result = emptySet;
        for (const Value& part : m_sets.members(field(type.key(), m_allKeys))) {
            if (part.kind != ValueKind::Object)
                result = m_sets.join(result, instanceOf(context, part));
        }
        return result;
    }
    if (type.kind == ValueKind::Signature
        || (type.kind == ValueKind::ExternalInstance && context.rules->transparentContainers))
        return m_sets.single(type);
    if (type.kind != ValueKind::External)
        return emptySet;
    const auto known = context.rules->constructorTypes.find(std::string(m_strings.stdView(type.id)));
    if (known != context.rules->constructorTypes.end())
        return m_sets.single({ ValueKind::ExternalInstance, m_strings.add(known->second) });
    return m_sets.single({ ValueKind::ExternalInstance, type.id });
}

/// The type that a known external function returns.
SetId Solver::returned(const Context& context, StringId externalName)
{
    const std::string name(m_strings.stdView(externalName));
    const LanguageRules& rules = *context.rules;
    if (const auto constructor = rules.constructorTypes.find(name);
        constructor != rules.constructorTypes.end() && rules.callInstantiates)
        return m_sets.single({ ValueKind::ExternalInstance, m_strings.add(constructor->second) });
    const size_t dot = name.rfind('.');
    // Functions that belong to nothing stand under the empty name.
    const auto type = rules.types.find(dot == std::string::npos ? std::string() : name.substr(0, dot));
    const bool isCapital = dot != std::string::npos && name[dot + 1] >= 'A' && name[dot + 1] <= 'Z';
    if (type == rules.types.end() && rules.capitalisedTypes && isCapital)
        return m_sets.single({ ValueKind::ExternalInstance, externalName });
    if (type == rules.types.end())
        return emptySet;
    const auto method = type->second.find(dot == std::string::npos ? name : name.substr(dot + 1));
    if (method == type->second.end() || method->second.empty())
        return emptySet;
    return m_sets.single({ ValueKind::ExternalInstance, m_strings.add(method->second) });
}

SetId Solver::evaluateCall(const Context& context, quint32 local, const Expr& expr)
{
    if (expr.a == noIndex)
        return emptySet;
    if (!context.rules->effects.empty())
        return applyCallExpr(context, local, expr);
    const ProgramFile& file = *context.source;
    const LanguageRules& rules = *context.rules;
    if (rules.overloads)
        return evaluateTyped(context, local, expr);
    const bool isNew = expr.kind == ExprKind::New;
    SetId result = emptySet;
    SetId reached = m_exprValues[file.firstExpr + expr.a];
    const Expr& calleeExpr = file.facts.exprs[expr.a];
    if (calleeExpr.kind == ExprKind::Super)
        reached = superMember(
            context, enclosingFunction(file.firstDefinition + calleeExpr.a), m_strings.add(rules.constructorName));
    const auto& callees = m_sets.members(reached);
    if (callees.empty())
        callUnknown(context, local, expr);
    for (const Value& callee : callees) {
        if (rules.declaredTypes && !isNew)
            result = m_sets.join(result, containerCall(context, expr, callee));
        switch (callee.kind) {
        case ValueKind::Function:
            result = m_sets.join(result,
                rules.extensibleTypes && !isNew ? callReached(context, expr, callee.id)
                                                : callFunction(context, local, expr, callee.id));
            break;
        case ValueKind::Class: {
            if (rules.extensibleTypes) {
                result = m_sets.join(result, convert(context, expr, callee));
                if (rules.callInstantiates && !isNew)
                    storeParts(context, expr, callee.id);
                break;
            }
            if (!isNew && !rules.callInstantiates)
                break;
            const SetId made = m_sets.single({ ValueKind::Instance, callee.id });
            result = m_sets.join(result, made);
            const StringId name = rules.constructorName.empty() ? m_program.definition(callee.id).name
                                                                : m_strings.add(rules.constructorName);
            for (const Value& constructor : m_sets.members(classMember(context, callee.id, name))) {
                if (constructor.kind != ValueKind::Function)
                    continue;
                joinReceiver(constructor.id, rules.thisByCall ? made : emptySet);
                passArguments(context, expr, constructor.id, rules.selfParameter ? 1 : 0);
            }
            break;
        }
        case ValueKind::External:
            result = m_sets.join(result,
                rules.extensibleTypes ? callExternal(context, local, expr, callee)
                                      : invoke(invocationOf(context, local, expr), callee));
            break;
        case ValueKind::Bound:
            result = m_sets.join(result, invoke(invocationOf(context, local, expr), callee));
            break;
        case ValueKind::Instance:
        case ValueKind::Declared:
            if (isNew)
                break;
            for (const Value& method : calledObject(context, callee)) {
                passArguments(context, expr, method.id, rules.selfParameter ? 1 : 0);
                result = m_sets.join(result, m_returns[method.id]);
            }
            break;
        case ValueKind::Object:
        case ValueKind::Signature:
            if (isNew)
                result = m_sets.join(result, m_sets.single(callee));
            else if (callee.kind == ValueKind::Object && m_program.expr(callee.id).isCallee) {
                // The body of a loop over a function keeps what that function gives it.
                for (quint32 i = 0; i < expr.count; ++i) {
                    const quint32 argument = file.facts.arguments[expr.b + i].expr;
                    if (argument != noIndex)
                        joinField(callee.key(), indexKey(i), m_exprValues[file.firstExpr + argument]);
                }
            } else if (rules.extensibleTypes)
                result = m_sets.join(result, convert(context, expr, callee));
            break;
        default:
            break;
        }
    }
    if (callees.empty())
        result = callUnlisted(context, local, expr);
    return result;
}

/// The methods that run when an object is called.
std::vector<Value> Solver::calledObject(const Context& context, const Value& object)
{
    std::vector<Value> found;
    if (context.rules->callMember.empty())
        return found;
    const StringId name = m_strings.add(context.rules->callMember);
    for (const Value& method : m_sets.members(classMember(context, object.id, name))) {
        if (method.kind == ValueKind::Function)
            found.push_back(method);
    }
    return found;
}

} // namespace Foreguest
