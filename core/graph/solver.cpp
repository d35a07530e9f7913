// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/solver.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// Rounds after which what has flowed so far is taken as the answer.
constexpr int mostRounds = 24;
constexpr int fewestRounds = 4;
} // namespace

Solver::Solver(const SourceProgram& program, StringPool& strings)
    : m_program(program)
    , m_strings(strings)
    , m_exprValues(program.exprCount(), emptySet)
    , m_bindingValues(program.bindingCount(), emptySet)
    , m_returns(program.definitionCount(), emptySet)
    , m_this(program.definitionCount(), emptySet)
    , m_classOf(program.definitionCount(), noIndex)
    , m_stored(program.files.size())
    , m_elements(program.argumentCount(), emptySet)
    , m_wildcards(program.files.size())
    // Keys that no source can spell: files with NUL bytes are not read.
    , m_anyKey(strings.add(std::string_view("\0any", 4)))
    , m_allKeys(strings.add(std::string_view("\0all", 4)))
    , m_exportsKey(strings.add(std::string_view("\0exports", 8)))
{
}

void Solver::solve(const std::function<bool()>& isCancelled)
{
    prepare();
    seedSelf();
    for (m_round = 0; m_round < mostRounds && !isCancelled(); ++m_round) {
        if (!round() && m_round >= fewestRounds)
            break;
    }
}

void Solver::prepare()
{
    for (quint32 f = 0; f < m_program.files.size(); ++f) {
        const ProgramFile& file = m_program.files[f];
        for (quint32 i = 0; i < file.facts.exprs.size(); ++i) {
            const Expr& expr = file.facts.exprs[i];
            if (expr.kind == ExprKind::Module)
                m_imports.emplace(file.firstExpr + i,
                    m_program.resolveImport(f, m_strings.stdView(expr.text), expr.a == noIndex ? 0 : expr.a));
        }
        for (const ImportFact& import : file.facts.imports) {
            if (import.scope != noIndex)
                m_wildcards[f].emplace_back(import.scope, file.firstExpr + import.module);
        }
    }
    indexGlobals();
}

void Solver::indexGlobals()
{
    for (quint32 id = 0; id < m_program.definitionCount(); ++id) {
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(id)];
        const Definition& definition = m_program.definition(id);
        if (definition.kind == DefinitionKind::Namespace)
            m_namespaces[definition.name].push_back(id);
        if (!file.language->rules.globalByName || definition.name == 0 || definition.qualifier != noIndex)
            continue;
        if (definition.parent == noIndex || (definition.flags & (FileLocalFunction | MethodFunction)))
            continue;
        const bool isGlobal = file.facts.definitions[definition.parent].kind == DefinitionKind::Module;
        if (!isGlobal)
            continue;
        const bool isFunction = definition.kind == DefinitionKind::Function;
        const SetId value = m_sets.single({ isFunction ? ValueKind::Function : ValueKind::Class, id });
        SetId& known = m_globals[definition.name];
        known = m_sets.join(known, value);
    }
}

/// A method's first parameter, where the language spells it out, is its object (or its class).
void Solver::seedSelf()
{
    for (quint32 id = 0; id < m_program.definitionCount(); ++id) {
        const ProgramFile& file = m_program.files[m_program.fileOfDefinition(id)];
        const Definition& definition = m_program.definition(id);
        const bool isMethod = definition.kind == DefinitionKind::Function && (definition.flags & MethodFunction);
        if (!isMethod)
            continue;
        const quint32 owner = file.facts.scopes[definition.outerScope].definition + file.firstDefinition;
        m_classOf[id] = owner;
        if (!file.language->rules.selfParameter || (definition.flags & StaticFunction) || definition.parameters.empty()
            || definition.parameters[0] == noIndex)
            continue;
        const bool isClass = definition.flags & ClassFunction;
        joinBinding(file.firstBinding + definition.parameters[0],
            m_sets.single({ isClass ? ValueKind::Class : ValueKind::Instance, owner }));
    }
}

bool Solver::round()
{
    m_changed = false;
    m_lineages.clear();
    for (quint32 f = 0; f < m_program.files.size(); ++f) {
        const ProgramFile& file = m_program.files[f];
        const Context context { f, &file, &file.language->rules, file.language };
        evaluateFile(context);
        flowFile(context);
    }
    return m_changed;
}

/// Expressions whose value, once known, never grows.
bool Solver::isConstant(const Expr& expr)
{
    return expr.kind == ExprKind::Definition || expr.kind == ExprKind::Literal || expr.kind == ExprKind::SelfModule
        || (expr.kind == ExprKind::Name && expr.a == noIndex);
}

bool Solver::evaluateFile(const Context& context)
{
    const ProgramFile& file = *context.source;
    for (quint32 i = 0; i < file.facts.exprs.size(); ++i) {
        const SetId known = m_exprValues[file.firstExpr + i];
        const Expr& expr = file.facts.exprs[i];
        if (known != emptySet && isConstant(expr))
            continue;
        const SetId value = evaluate(context, i);
        const bool replaces = expr.kind == ExprKind::Decorated;
        const SetId grown = replaces ? value : m_sets.join(known, value);
        if (grown != known) {
            m_exprValues[file.firstExpr + i] = grown;
            m_changed = true;
        }
    }
    return m_changed;
}

bool Solver::flowFile(const Context& context)
{
    const ProgramFile& file = *context.source;
    std::vector<quint64>& stored = m_stored[context.file];
    stored.resize(file.facts.flows.size());
    for (size_t i = 0; i < file.facts.flows.size(); ++i) {
        const Flow& flow = file.facts.flows[i];
        if (flow.value == noIndex)
            continue;
        const SetId value = m_exprValues[file.firstExpr + flow.value];
        const Expr& target = file.facts.exprs[flow.target];
        const SetId owners
            = target.a == noIndex || target.kind == ExprKind::Name ? emptySet : m_exprValues[file.firstExpr + target.a];
        const quint64 state = quint64(owners) << 32 | value;
        // What has been stored before in the same places need not be stored again.
        if (value == emptySet || stored[i] == state)
            continue;
        stored[i] = state;
        store(context, flow.target, value);
    }
    for (const ReturnFact& fact : file.facts.returns) {
        SetId& known = m_returns[file.firstDefinition + fact.definition];
        const SetId grown = m_sets.join(known, m_exprValues[file.firstExpr + fact.expr]);
        m_changed = m_changed || grown != known;
        known = grown;
    }
    for (quint32 i = 0; i < file.facts.definitions.size(); ++i) {
        const Definition& definition = file.facts.definitions[i];
        if (definition.qualifier == noIndex)
            continue;
        for (const Value& owner : m_sets.members(m_exprValues[file.firstExpr + definition.qualifier])) {
            if (owner.kind != ValueKind::Class)
                continue;
            const quint32 id = file.firstDefinition + i;
            m_classOf[id] = owner.id;
            joinField(ownerKey(owner), definition.name, m_sets.single({ ValueKind::Function, id }));
        }
    }
    return m_changed;
}

bool Solver::joinBinding(quint32 binding, SetId value)
{
    SetId& known = m_bindingValues[binding];
    const SetId grown = m_sets.join(known, value);
    if (grown == known)
        return false;
    known = grown;
    m_changed = true;
    return true;
}

void Solver::joinThis(quint32 function, const Value& object)
{
    const SetId grown = m_sets.join(m_this[function], m_sets.single(object));
    m_changed = m_changed || grown != m_this[function];
    m_this[function] = grown;
}

SetId Solver::field(quint64 owner, StringId name) const
{
    const auto found = m_fields.find({ owner, name });
    return found == m_fields.end() ? emptySet : found->second;
}

bool Solver::joinField(quint64 owner, StringId name, SetId value)
{
    SetId& known = m_fields[{ owner, name }];
    const SetId grown = m_sets.join(known, value);
    if (grown == known)
        return false;
    known = grown;
    m_changed = true;
    return true;
}

/// Notes that a target (a name, member or element) may hold a value.
bool Solver::store(const Context& context, quint32 target, SetId value)
{
    const ProgramFile& file = *context.source;
    const Expr& expr = file.facts.exprs[target];
    if (expr.kind == ExprKind::Name && expr.a != noIndex)
        return joinBinding(file.firstBinding + expr.a, value);
    if (expr.kind == ExprKind::SelfModule)
        return joinField(Value { ValueKind::Module, context.file }.key(), m_exportsKey, value);
    if (expr.a == noIndex || (expr.kind != ExprKind::Member && expr.kind != ExprKind::Subscript))
        return false;
    for (const Value& owner : std::vector<Value>(m_sets.members(m_exprValues[file.firstExpr + expr.a]))) {
        if (owner.kind == ValueKind::External || owner.kind == ValueKind::ExternalInstance
            || owner.kind == ValueKind::Package)
            continue;
        const quint64 key = ownerKey(owner);
        if (expr.kind == ExprKind::Subscript) {
            joinField(key, expr.text ? expr.text : m_anyKey, value);
            joinField(key, m_allKeys, value);
            continue;
        }
        const bool isGlobal = owner.kind == ValueKind::Module;
        const quint32 binding = isGlobal ? m_program.files[owner.id].facts.findBinding(0, expr.text) : noIndex;
        if (binding != noIndex)
            joinBinding(m_program.files[owner.id].firstBinding + binding, value);
        else
            joinField(key, expr.text, value);
        if (context.rules->prototypeMember.empty() && owner.kind != ValueKind::Object)
            continue;
        // A function stored in an object or a prototype has that object as `this`.
        for (const Value& held : std::vector<Value>(m_sets.members(value))) {
            if (held.kind == ValueKind::Function && m_classOf[held.id] == noIndex) {
                const Value self = owner.kind == ValueKind::Object ? owner : Value { ValueKind::Instance, owner.id };
                if (!isGlobal)
                    joinThis(held.id, self);
            }
        }
    }
    return m_changed;
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
