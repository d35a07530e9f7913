// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// A lookup goes no further out than this before it tries the module: nesting is an attacker's to choose.
constexpr int deepestLookup = 256;
constexpr quint32 mostPatternFlows = 100'000;
/// Longer strings are no keys.
constexpr quint32 longestKey = 66;
} // namespace

quint32 FactWalker::openScope(quint32 definition, bool isClass)
{
    Scope scope;
    scope.parent = m_facts.scopes.empty() ? noIndex : m_scope;
    scope.definition = definition;
    scope.isClass = isClass;
    m_facts.scopes.push_back(scope);
    return quint32(m_facts.scopes.size()) - 1;
}

quint32 FactWalker::declare(quint32 scope, StringId name, BindingKind kind, quint32 line)
{
    if (m_foreign.contains(FileFacts::bindingKey(scope, name)))
        return noIndex;
    const auto [place, isNew]
        = m_facts.bindingOf.emplace(FileFacts::bindingKey(scope, name), quint32(m_facts.bindings.size()));
    if (isNew)
        m_facts.bindings.push_back({ scope, name, kind, line });
    else if (kind != BindingKind::Variable && kind != BindingKind::Prototype && !m_isMacro)
        m_facts.bindings[place].kind = kind;
    return place;
}

quint32 FactWalker::functionScope() const
{
    return m_facts.definitions[currentDefinition()].scope;
}

quint32 FactWalker::addExpr(ExprKind kind, quint32 a, StringId text, quint32 line)
{
    Expr expr;
    expr.kind = kind;
    expr.a = a;
    expr.text = text;
    expr.scope = m_scope;
    expr.line = line;
    m_facts.exprs.push_back(expr);
    return quint32(m_facts.exprs.size()) - 1;
}

quint32 FactWalker::nameExpr(StringId name, quint32 line)
{
    return addExpr(ExprKind::Name, noIndex, name, line);
}

quint32 FactWalker::exprOf(const Piece& piece)
{
    if (piece.expr != noIndex)
        return piece.expr;
    if (piece.flags & HasName)
        return nameExpr(piece.name, piece.line);
    const bool isPrimitive = piece.kind && piece.kind->role == Role::PrimitiveType && m_rules.staticTypes;
    if (!piece.kind || (piece.kind->type.empty() && !isPrimitive))
        return noIndex;
    const quint32 literal = addExpr(ExprKind::Literal, noIndex, literalType(piece), piece.line);
    if (m_rules.textValues) {
        const StringId key = keyOf(piece);
        m_facts.exprs[literal].b = key;
        return literal;
    }
    const bool isText = piece.kind->role == Role::String && !(piece.flags & Interpolated);
    if (isText && !m_rules.stringType.empty() && piece.end - piece.start <= longestKey) {
        const std::string_view text = stringContent(piece);
        if (!text.empty() && text.find('\\') == std::string_view::npos)
            m_facts.exprs[literal].b = m_facts.strings.add(text);
    }
    return literal;
}

/// A value made from others, which is none of them: `a + b`, a text with `a` in it. Where all parts are literals, it is
/// the literal of its type.
quint32 FactWalker::computed(Pieces parts, quint32 type, quint16 token, quint32 line)
{
    std::vector<Argument> operands;
    for (const Piece& part : parts) {
        if (part.expr == noIndex && !(part.flags & HasName))
            continue;
        const quint32 expr = exprOf(part);
        if (expr != noIndex && m_facts.exprs[expr].kind != ExprKind::Literal)
            operands.push_back({ 0, expr });
    }
    if (operands.empty())
        return type;
    const StringId text = token == 0 ? 0 : m_facts.strings.add(ts_language_symbol_name(m_language.grammar, token));
    const quint32 result = addExpr(ExprKind::Computed, type, text, line);
    m_facts.exprs[result].b = quint32(m_facts.arguments.size());
    m_facts.exprs[result].count = quint32(operands.size());
    m_facts.arguments.insert(m_facts.arguments.end(), operands.begin(), operands.end());
    return result;
}

void FactWalker::addFlow(quint32 target, quint32 value, quint32 line, FlowKind kind)
{
    if (target == noIndex)
        return;
    Expr& expr = m_facts.exprs[target];
    if (kind != FlowKind::Hint && (expr.kind == ExprKind::Member || expr.kind == ExprKind::Subscript))
        expr.access = Access::Store;
    m_facts.flows.push_back({ kind, target, value, line, currentDefinition() });
}

/// Makes variables of the names in a target; nested patterns are bounded by the tree, walked without recursion.
void FactWalker::declareTargets(quint32 target, quint32 scope, BindingKind kind)
{
    std::vector<quint32> open { target };
    while (!open.empty()) {
        const quint32 index = open.back();
        open.pop_back();
        if (index == noIndex)
            continue;
        const Expr expr = m_facts.exprs[index];
        if (expr.kind == ExprKind::Name)
            declare(scope, expr.text, kind, expr.line);
        for (quint32 i = 0; expr.kind == ExprKind::Pattern && i < expr.count; ++i)
            open.push_back(m_facts.arguments[expr.b + i].expr);
    }
}

/// `a, (b, c) = value` becomes one flow a name.
void FactWalker::expandPatterns()
{
    for (size_t i = 0; i < m_facts.flows.size() && m_facts.flows.size() < mostPatternFlows + m_facts.exprs.size();
         ++i) {
        const Flow flow = m_facts.flows[i];
        const Expr pattern = m_facts.exprs[flow.target];
        if (pattern.kind != ExprKind::Pattern)
            continue;
        for (quint32 part = 0; part < pattern.count; ++part) {
            const Argument element = m_facts.arguments[pattern.b + part];
            if (element.expr == noIndex)
                continue;
            const std::string_view key = m_facts.strings.stdView(element.key);
            const bool isRest = !key.empty() && key[0] == restMark;
            quint32 value = flow.value;
            if (isRest) {
                const auto from = quint32(std::atoi(std::string(key.substr(1)).c_str()));
                value = addExpr(ExprKind::Slice, flow.value, 0, flow.line);
                m_facts.exprs[value].b = from;
                m_facts.exprs[value].count = noIndex;
                m_facts.exprs[value].scope = pattern.scope;
            } else if (!element.isSpread) {
                value = addExpr(ExprKind::Subscript, flow.value, element.key, flow.line);
                m_facts.exprs[value].access = Access::Unpack;
                m_facts.exprs[value].scope = pattern.scope;
            }
            const ExprKind kind = m_facts.exprs[element.expr].kind;
            if (kind == ExprKind::Member || kind == ExprKind::Subscript)
                m_facts.exprs[element.expr].access = Access::Store;
            m_facts.flows.push_back({ FlowKind::Assignment, element.expr, value, flow.line, flow.definition });
        }
    }
}

quint32 FactWalker::lookUp(quint32 scope, StringId name) const
{
    bool isFirst = true;
    for (int depth = 0; scope != noIndex && depth < deepestLookup; ++depth) {
        const Scope& entry = m_facts.scopes[scope];
        if (isFirst || !entry.isClass || m_rules.classScopes) {
            if (const quint32 binding = m_facts.findBinding(scope, name); binding != noIndex)
                return binding;
        }
        // Blocks of a class body do not exist, so only the class's own statements see its scope directly.
        isFirst = false;
        scope = entry.parent;
    }
    return m_facts.findBinding(0, name);
}

void FactWalker::bindNames()
{
    const StringId exportsName = m_facts.strings.find(m_rules.exportsObject);
    const StringId moduleName = m_facts.strings.find(m_rules.moduleObject);
    const StringId argumentsName = m_facts.strings.find(m_rules.argumentsObject);
    for (Expr& expr : m_facts.exprs) {
        if (expr.kind == ExprKind::Name) {
            expr.a = lookUp(expr.scope, expr.text);
            if (expr.a == noIndex && expr.text != 0 && expr.text == exportsName)
                expr.kind = ExprKind::SelfModule;
            else if (expr.a == noIndex && expr.text != 0 && expr.text == moduleName)
                expr.kind = ExprKind::ModuleObject;
            else if (expr.a == noIndex && expr.text != 0 && expr.text == argumentsName)
                bindArguments(quint32(&expr - m_facts.exprs.data()));
        } else if (expr.kind == ExprKind::Member && expr.a != noIndex && expr.text != 0 && expr.text == exportsName
            && m_facts.exprs[expr.a].kind == ExprKind::ModuleObject) {
            expr.kind = ExprKind::SelfModule;
        }
    }
}

/// `arguments` is a list of what the enclosing function was called with.
void FactWalker::bindArguments(quint32 expr)
{
    quint32 definition = m_facts.scopes[m_facts.exprs[expr].scope].definition;
    for (int depth = 0; depth < deepestLookup && m_facts.definitions[definition].isArrow; ++depth)
        definition = m_facts.definitions[definition].parent;
    Definition& owner = m_facts.definitions[definition];
    if (owner.kind != DefinitionKind::Function || owner.isArrow)
        return;
    Expr& object = m_facts.exprs[expr];
    object.text = 0;
    if (owner.allArguments == noIndex) {
        object.kind = ExprKind::Object;
        object.b = 0;
        owner.allArguments = expr;
    } else {
        object.kind = ExprKind::Either;
        object.a = owner.allArguments;
    }
}

void FactWalker::addImport(quint32 module, StringId member, quint32 scope, quint32 line)
{
    m_facts.imports.push_back({ module, member, scope, line });
}

/// `import a.b, c as d`: modules by name.
void FactWalker::closeImport(Frame& frame, Pieces pieces)
{
    for (const Piece& piece : pieces) {
        const bool isAliased = piece.kind->role == Role::ImportedName;
        if (!isAliased && piece.kind->role != Role::ModulePath)
            continue;
        const quint32 module = addExpr(ExprKind::Module, 0, piece.name, frame.line);
        addImport(module, 0, noIndex, frame.line);
        const std::string_view path = m_facts.strings.stdView(piece.name);
        const StringId root = m_facts.strings.add(std::string(path.substr(0, path.find('.'))));
        const StringId bound = piece.alias ? piece.alias : root;
        const quint32 value = bound == root && !piece.alias ? addExpr(ExprKind::Module, 0, root, frame.line) : module;
        declare(functionScope(), bound, BindingKind::Import, frame.line);
        addFlow(nameExpr(bound, frame.line), value, frame.line);
    }
}

/// `from m import a as b` and `import d, {a as b} from 'm'`.
void FactWalker::closeImportFrom(Frame& frame, Pieces pieces)
{
    const Piece* path = find(pieces, Slot::Module);
    if (!path)
        return;
    const bool isString = path->kind->role == Role::String;
    const StringId name = isString ? m_facts.strings.add(stringContent(*path)) : path->name;
    const quint32 dots = path->kind->role == Role::RelativePath ? path->count : 0;
    const quint32 module = addExpr(ExprKind::Module, dots, name, frame.line);
    addImport(module, 0, noIndex, frame.line);
    importNames(module, pieces, frame.line, frame.kind->flags & ConstantKind);
}

void FactWalker::importNames(quint32 module, Pieces pieces, quint32 line, bool takesModule)
{
    for (const Piece& piece : pieces) {
        if (piece.slot == Slot::Module)
            continue;
        quint32 value = noIndex;
        StringId bound = piece.name;
        switch (piece.kind->role) {
        case Role::Wildcard:
            addImport(module, 0, functionScope(), line);
            continue;
        case Role::NamespaceImport:
            value = module;
            break;
        case Role::ImportedName:
        case Role::ModulePath:
            value = addExpr(ExprKind::Member, module, piece.name, line);
            addImport(module, piece.name, noIndex, line);
            bound = piece.alias ? piece.alias : piece.name;
            break;
        case Role::Identifier:
            // `import m = require('m')` takes the module itself.
            value = takesModule ? module
                                : addExpr(ExprKind::Member, module, m_facts.strings.add(m_rules.defaultExport), line);
            break;
        default:
            continue;
        }
        declare(functionScope(), bound, BindingKind::Import, line);
        addFlow(nameExpr(bound, line), value, line);
    }
}

/// `export default x`, `export {a as b} from 'm'`, `export * from 'm'`. A declaration needs nothing: it is in the
/// module.
void FactWalker::closeExport(Frame& frame, Pieces pieces)
{
    const Piece* path = find(pieces, Slot::Module);
    quint32 source = noIndex;
    if (path) {
        source = addExpr(ExprKind::Module, 0, m_facts.strings.add(stringContent(*path)), frame.line);
        addImport(source, 0, noIndex, frame.line);
    }
    const quint32 self = addExpr(ExprKind::SelfModule, noIndex, 0, frame.line);
    const auto give = [&](StringId name, quint32 value) {
        addFlow(addExpr(ExprKind::Member, self, name, frame.line), value, frame.line);
    };
    Piece decorated;
    closeDecorated(pieces, decorated);
    bool hasNames = false;
    for (const Piece& piece : pieces) {
        if (piece.kind->role == Role::ImportedName) {
            hasNames = true;
            const quint32 value = source == noIndex ? nameExpr(piece.name, frame.line)
                                                    : addExpr(ExprKind::Member, source, piece.name, frame.line);
            give(piece.alias ? piece.alias : piece.name, value);
        } else if (piece.kind->role == Role::NamespaceImport && source != noIndex) {
            hasNames = true;
            give(piece.name, source);
        } else if (!path && !frame.sawDefault && piece.slot == Slot::None && piece.kind->role != Role::Decorator) {
            // `export = value`
            addFlow(self, exprOf(piece), frame.line);
        } else if (frame.sawDefault && (piece.slot == Slot::Value || piece.slot == Slot::Definition)) {
            give(m_facts.strings.add(m_rules.defaultExport), exprOf(piece));
        }
    }
    if (source != noIndex && !hasNames)
        addImport(source, 0, 0, frame.line);
}

void FactWalker::closeInclude(Pieces pieces)
{
    const Piece* path = find(pieces, Slot::Path);
    if (!path)
        return;
    std::string_view name = slice(path->start, path->end);
    if (name.size() < 2)
        return;
    const bool isOwn = name.front() == '"';
    name = name.substr(1, name.size() - 2);
    // One leading dot: first looked for beside the including file.
    const quint32 module = addExpr(ExprKind::Module, isOwn ? 1 : 0, m_facts.strings.add(name), path->line);
    addImport(module, 0, 0, path->line);
}

} // namespace Foreguest
