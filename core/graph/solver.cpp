// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// Sweeps after which what has flowed so far is taken as the answer.
constexpr int mostSweeps = 500;
} // namespace

Solver::Solver(const SourceProgram& program, StringPool& strings, bool keepsTrace)
    : m_program(program)
    , m_strings(strings)
    , m_conditions(program, m_includes)
    , m_dependencies(program.stepCount())
    , m_exprValues(m_dependencies, program.exprCount(), emptySet)
    , m_bindingValues(m_dependencies, program.bindingCount(), emptySet)
    , m_returns(m_dependencies, program.definitionCount(), emptySet)
    , m_this(m_dependencies, program.definitionCount(), emptySet)
    , m_home(m_dependencies, program.definitionCount(), emptySet)
    , m_classOf(m_dependencies, program.definitionCount(), noIndex)
    , m_throughReaders(m_dependencies, keepsTrace ? program.definitionCount() : 0, 0)
    , m_fields(m_dependencies)
    , m_elements(program.argumentCount(), emptySet)
    , m_wildcards(program.files.size())
    , m_basesKey(strings.add(std::string_view("\0bases", 6)))
    , m_unwrappedKey(strings.add(std::string_view("\0unwrapped", 10)))
    // Keys that no source can spell: files with NUL bytes are not read.
    , m_anyKey(strings.add(std::string_view("\0any", 4)))
    , m_allKeys(strings.add(std::string_view("\0all", 4)))
    , m_exportsKey(strings.add(std::string_view("\0exports", 8)))
    , m_promisedKey(strings.add(hiddenName("promised")))
    , m_iteratedKey(strings.add(hiddenName("iterated")))
    , m_protoKey(strings.add(hiddenName("proto")))
    , m_keysKey(strings.add(hiddenName("keys of fields")))
    , m_receiverKey(strings.add(hiddenName("receiver")))
    , m_tailKey(strings.add(std::string_view("\0tail", 5)))
    , m_textKeys(strings.add(std::string_view("\0keys", 5)))
    , m_boundKey(strings.add(std::string_view("\0bound", 6)))
    , m_implicitKey(strings.add(hiddenName("implicit calls")))
{
    const auto isTraceable = [](const ProgramFile& file) { return !file.language->rules.effects.empty(); };
    m_keepsKeys = !std::all_of(program.files.begin(), program.files.end(), isTraceable);
    if (keepsTrace && !m_keepsKeys)
        beginTrace();
}

void Solver::solve(const std::function<bool()>& isCancelled)
{
    prepare();
    seedSelf();
    for (const ProgramFile& file : m_program.files)
        m_dependencies.mark(file.firstStep, file.firstStep + quint32(file.facts.steps()));
    enter(Phase::Unsettled);
    sweep(isCancelled);
    enter(Phase::Settled);
    sweep(isCancelled);
    const bool hasTypes = std::any_of(m_program.files.begin(), m_program.files.end(),
        [](const ProgramFile& file) { return file.language->rules.staticTypes; });
    if (hasTypes && !isCancelled()) {
        computeTypes();
        m_dependencies.fire(m_types.readers);
        sweep(isCancelled);
        m_types.usesHierarchy = true;
        m_dependencies.fire(m_types.hierarchyReaders);
        sweep(isCancelled);
    }
    enter(Phase::Guessed);
    guess();
    sweep(isCancelled);
    if (m_trace && m_dependencies.isDone())
        m_trace->seal();
    else
        m_trace.reset();
}

void Solver::enter(Phase phase)
{
    if (m_trace && !m_trace->isReplaying())
        m_trace->enter(quint32(phase));
    if (phase != Phase::Settled)
        return;
    m_isSettled = true;
    m_dependencies.fire(m_settledReaders);
}

void Solver::prepare()
{
    for (quint32 f = 0; f < m_program.files.size(); ++f)
        findImports(f);
    for (const ProgramFile& file : m_program.files) {
        for (const auto& [definition, name] : file.facts.virtuals) {
            const StringId lifetime = lifetimeName(file.language->rules, file.firstDefinition + definition, name);
            for (const StringId member : { name, lifetime != 0 ? lifetime : name })
                m_virtuals.insert(quint64(file.firstDefinition + definition) << 32 | member);
        }
    }
    m_includes.build(m_program, m_imports);
    m_conditions.evaluate(m_imports);
    indexGlobals();
    indexPackages();
    indexMembers();
    findPassThrough();
    findSetters();
}

void Solver::findImports(quint32 f)
{
    const ProgramFile& file = m_program.files[f];
    for (quint32 i = 0; i < file.facts.exprs.size(); ++i) {
        const Expr& expr = file.facts.exprs[i];
        if (expr.kind == ExprKind::Module)
            m_imports.emplace(file.firstExpr + i,
                m_program.resolveImport(f, m_strings.stdView(expr.text), expr.a == noIndex ? 0 : expr.a));
    }
    for (const ImportFact& import : file.facts.imports) {
        if (import.scope != noIndex && file.language->rules.moduleStyle != ModuleStyle::Include)
            m_wildcards[f].emplace_back(import.scope, file.firstExpr + import.module);
    }
}

void Solver::indexGlobals()
{
    for (quint32 id = 0; id < m_program.definitionCount(); ++id) {
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(id)];
        const Definition& definition = m_program.definition(id);
        if (definition.kind == DefinitionKind::Namespace && definition.name != 0)
            m_namespaces.try_emplace(definition.name, id);
        if (!file.language->rules.globalByName || definition.name == 0 || definition.qualifier != noIndex)
            continue;
        if (definition.parent == noIndex || (definition.flags & (FileLocalFunction | MethodFunction))
            || definition.isMacro || !isCompiled(m_program.fileOfDefinition(id), definition.condition))
            continue;
        const DefinitionKind around = file.facts.definitions[definition.parent].kind;
        const bool isGlobal = around == DefinitionKind::Module
            || (file.language->rules.openNamespaces && around == DefinitionKind::Namespace);
        if (!isGlobal)
            continue;
        const bool isFunction = definition.kind == DefinitionKind::Function;
        const SetId value = m_sets.single({ isFunction ? ValueKind::Function : ValueKind::Class, id });
        SetId& known = m_globals[linkKey(m_strings, file.language->rules, definition.name)];
        known = m_sets.join(known, value);
    }
}

/// Methods belong to the classes that they stand in.
void Solver::seedSelf()
{
    for (quint32 id = 0; id < m_program.definitionCount(); ++id) {
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(id)];
        const Definition& definition = m_program.definition(id);
        if (definition.kind != DefinitionKind::Function || !(definition.flags & MethodFunction))
            continue;
        const quint32 owner = file.facts.scopes[definition.outerScope].definition + file.firstDefinition;
        m_classOf.set(id, owner);
        joinLifetime(file.language->rules, owner, id);
    }
    guessReceivers(false);
}

void Solver::sweep(const std::function<bool()>& isCancelled)
{
    for (int sweeps = 0; sweeps < mostSweeps && !isCancelled() && !m_dependencies.isDone(); ++sweeps) {
        for (quint32 f = 0; f < m_program.files.size(); ++f) {
            const ProgramFile& file = m_program.files[f];
            const Context context { f, &file, &file.language->rules, file.language };
            const quint32 first = file.firstStep;
            m_dependencies.sweep(
                first, first + quint32(file.facts.steps()), [&](quint32 step) { doStep(context, step - first); });
        }
        if (m_trace)
            m_trace->nextSweep();
    }
}

void Solver::doStep(const Context& context, quint32 local)
{
    const FileFacts& facts = context.source->facts;
    if (local < facts.exprs.size())
        return evaluateStep(context, local);
    local -= quint32(facts.exprs.size());
    if (local < facts.flows.size())
        return flowStep(context, facts.flows[local]);
    local -= quint32(facts.flows.size());
    if (local < facts.returns.size())
        return returnStep(context, facts.returns[local]);
    local -= quint32(facts.returns.size());
    if (local < facts.definitions.size())
        return qualifierStep(context, local);
    extensionStep(context, facts.extensions[local - facts.definitions.size()]);
}

void Solver::evaluateStep(const Context& context, quint32 local)
{
    const quint32 expr = context.source->firstExpr + local;
    const SetId value = evaluate(context, local);
    if (context.source->facts.exprs[local].kind == ExprKind::Decorated)
        m_exprValues.set(expr, value);
    else
        m_exprValues.join(m_sets, expr, value);
}

void Solver::flowStep(const Context& context, const Flow& flow)
{
    if (flow.value == noIndex || flow.kind == FlowKind::Hint)
        return;
    if (const SetId value = m_exprValues[context.source->firstExpr + flow.value]; value != emptySet)
        store(context, flow.target, value);
}

void Solver::returnStep(const Context& context, const ReturnFact& fact)
{
    const quint32 definition = context.source->firstDefinition + fact.definition;
    const SetId value = m_exprValues[context.source->firstExpr + fact.expr];
    m_returns.join(m_sets, definition, value);
}

/// A function that is defined outside of its class belongs to what stands before its name.
void Solver::qualifierStep(const Context& context, quint32 local)
{
    const ProgramFile& file = *context.source;
    const Definition& definition = file.facts.definitions[local];
    if (definition.qualifier == noIndex)
        return;
    for (const Value& owner : m_sets.members(m_exprValues[file.firstExpr + definition.qualifier])) {
        const quint32 id = file.firstDefinition + local;
        if (owner.kind == ValueKind::External && context.rules->extensibleTypes)
            joinField(owner.key(), definition.name, m_sets.single({ ValueKind::Function, id }));
        if (owner.kind != ValueKind::Class)
            continue;
        m_classOf.set(id, owner.id);
        joinLifetime(*context.rules, owner.id, id);
        const quint32 holder = wholeNamespace(owner.id);
        joinField(
            Value { ValueKind::Class, holder }.key(), definition.name, m_sets.single({ ValueKind::Function, id }));
    }
}

/// The member by which a constructor or a destructor is found whatever its class is called; 0 for other functions.
StringId Solver::lifetimeName(const LanguageRules& rules, quint32 classDefinition, StringId function)
{
    if (rules.destructorPrefix.empty())
        return 0;
    if (m_strings.stdView(function).starts_with(rules.destructorPrefix))
        return m_strings.add(endName);
    return m_program.definition(classDefinition).name == function ? m_strings.add(beginName) : 0;
}

void Solver::joinLifetime(const LanguageRules& rules, quint32 classDefinition, quint32 function)
{
    const StringId name = lifetimeName(rules, classDefinition, m_program.definition(function).name);
    if (name != 0)
        joinField(
            Value { ValueKind::Class, classDefinition }.key(), name, m_sets.single({ ValueKind::Function, function }));
}

void Solver::joinBinding(quint32 binding, SetId value)
{
    m_bindingValues.join(m_sets, binding, value);
}

/// Notes where a function is kept, which is its `this` unless calls say better.
void Solver::joinHome(const Context& context, quint32 function, const Value& object)
{
    Cells& known = context.rules->thisByCall ? m_home : m_this;
    known.join(m_sets, function, m_sets.single(object));
}

void Solver::joinField(quint64 owner, StringId name, SetId value)
{
    const bool isFirst = m_fields.join(m_sets, owner, name, value);
    if (!isFirst || !m_keepsKeys)
        return;
    const auto [place, isNew] = m_keysOf.emplace(owner, quint32(m_keys.size()));
    if (isNew)
        m_keys.emplace_back();
    std::vector<StringId>& keys = m_keys[place];
    keys.push_back(name);
    // Those that have copied all fields so far copy again.
    m_fields.set(owner, m_keysKey, SetId(keys.size()));
}

/// Notes that a target (a name, member or element) may hold a value.
void Solver::store(const Context& context, quint32 target, SetId value)
{
    const ProgramFile& file = *context.source;
    const Expr& expr = file.facts.exprs[target];
    if (expr.kind == ExprKind::Name && expr.a != noIndex)
        return joinBinding(file.firstBinding + expr.a, value);
    if (context.rules->classScopes && (expr.kind == ExprKind::Name || expr.kind == ExprKind::Member))
        return storeTyped(context, expr, value);
    if (expr.kind == ExprKind::Name && context.rules->implicitThis) {
        // A field, named without its object.
        const quint32 around = enclosingClass(file, expr.scope);
        const quint32 holder = around == noIndex ? noIndex : ownerOf(around, expr.text);
        if (holder != noIndex)
            joinField(Value { ValueKind::Class, holder }.key(), expr.text, value);
        return;
    }
    if (expr.kind == ExprKind::Name && !context.rules->globalObject.empty() && expr.text != 0)
        return joinField(globalKey(*context.rules), expr.text, value);
    if (expr.kind == ExprKind::SelfModule)
        return joinField(Value { ValueKind::Module, context.file }.key(), m_exportsKey, value);
    if (expr.a == noIndex || (expr.kind != ExprKind::Member && expr.kind != ExprKind::Subscript))
        return;
    const Site site { context, file.firstExpr + target };
    for (const Value& owner : m_sets.members(m_exprValues[file.firstExpr + expr.a])) {
        if (storeGlobal(context, owner, expr, value) || owner.kind == ValueKind::External
            || owner.kind == ValueKind::ExternalInstance || owner.kind == ValueKind::Package
            || owner.kind == ValueKind::Text || owner.kind == ValueKind::FieldHandle)
            continue;
        if (owner.kind == ValueKind::Instance && !context.rules->effects.empty()
            && callSetter(site, expr, owner, value))
            continue;
        quint64 key = ownerKey(owner);
        const bool isOfClass = owner.kind == ValueKind::Instance || owner.kind == ValueKind::Declared;
        if (isOfClass && context.rules->declaredTypes && expr.kind == ExprKind::Member) {
            if (const quint32 holder = ownerOf(owner.id, expr.text); holder != noIndex)
                key = Value { ValueKind::Class, holder }.key();
        }
        if (expr.kind == ExprKind::Subscript) {
            if (expr.text != 0 && context.rules->extensibleTypes && owner.kind == ValueKind::Instance)
                storePositional(owner.id, expr.text, value);
            const bool isApplied = !context.rules->effects.empty();
            if (isApplied && expr.text != 0) {
                put(owner, expr.text, value);
                continue;
            }
            if (isApplied) {
                storeUnder(owner, expr.b == noIndex ? emptySet : m_exprValues[file.firstExpr + expr.b], value);
                continue;
            }
            if (expr.text != 0 || expr.b == noIndex) {
                storeElement(key, expr.text, value);
                continue;
            }
            const SetId keys = m_exprValues[file.firstExpr + expr.b];
            for (const Value& text : m_sets.members(keys))
                storeElement(key, text.kind == ValueKind::Text ? text.id : 0, value);
            // A key of which nothing is known may be any.
            if (keys == emptySet && isSettled())
                storeElement(key, 0, value);
            continue;
        }
        const bool isGlobal = owner.kind == ValueKind::Module;
        const bool isNamed = isGlobal && context.rules->exportsObject.empty();
        const quint32 binding = isNamed ? m_program.files[owner.id].facts.findBinding(0, expr.text) : noIndex;
        if (!context.rules->prototypeMember.empty() && m_strings.stdView(expr.text) == context.rules->prototypeMember) {
            joinField(key, m_protoKey, value);
            continue;
        }
        if (context.rules->effects.empty())
            storeThroughAccessors(context, file.firstExpr + target, owner, value);
        if (owner.kind == ValueKind::Object)
            joinField(key, m_allKeys, value);
        if (binding != noIndex)
            joinBinding(m_program.files[owner.id].firstBinding + binding, value);
        else
            joinField(key, fieldName(context, expr.text), value);
        if (context.rules->prototypeMember.empty() && owner.kind != ValueKind::Object)
            continue;
        // A function stored in an object or a prototype has that object as `this`, if no call says better.
        for (const Value& held : m_sets.members(value)) {
            if (held.kind == ValueKind::Function && m_classOf[held.id] == noIndex) {
                const Value self = owner.kind == ValueKind::Object ? owner : Value { ValueKind::Instance, owner.id };
                if (!isGlobal)
                    joinHome(context, held.id, self);
            }
        }
    }
}

quint32 Solver::enclosingFunction(quint32 definition) const
{
    for (int depth = 0; depth < 256; ++depth) {
        const Definition& entry = m_program.definition(definition);
        if (entry.kind == DefinitionKind::Function && !entry.isArrow)
            return definition;
        if (entry.kind == DefinitionKind::Class || entry.parent == noIndex)
            return definition;
        definition = m_program.files[m_program.fileOfDefinition(definition)].firstDefinition + entry.parent;
    }
    return definition;
}

quint32 Solver::classOf(quint32 function) const
{
    return m_classOf[function];
}

} // namespace Foreguest
