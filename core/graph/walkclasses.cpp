// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// Children of a declaration that are looked at in advance.
constexpr uint32_t mostChildren = 16;

quint64 initializerKey(quint32 classDefinition, bool isShared)
{
    return quint64(classDefinition) << 1 | quint64(isShared);
}
} // namespace

/// The modifiers of a declaration, which are wanted before its parts have been walked.
quint16 FactWalker::modifiersOf(TSNode node) const
{
    const TSNode list = ts_node_named_child_count(node) > 0 ? ts_node_named_child(node, 0) : node;
    if (m_language.kind(ts_node_symbol(list)).role != Role::Flatten)
        return 0;
    quint16 flags = 0;
    for (uint32_t i = 0, n = std::min(ts_node_child_count(list), mostChildren); i < n; ++i)
        flags |= m_language.kind(ts_node_symbol(ts_node_child(list, i))).functionFlags;
    return flags;
}

/// Whether a declaration's value is computed by code, rather than a literal or none.
bool FactWalker::hasCode(TSNode declaration) const
{
    for (uint32_t i = 0, n = std::min(ts_node_named_child_count(declaration), mostChildren); i < n; ++i) {
        const TSNode declarator = ts_node_named_child(declaration, i);
        if (m_language.kind(ts_node_symbol(declarator)).role != Role::Declarator)
            continue;
        const uint32_t parts = ts_node_named_child_count(declarator);
        if (parts < 2)
            continue;
        const NodeKindRules& value = m_language.kind(ts_node_symbol(ts_node_named_child(declarator, parts - 1)));
        if (value.role != Role::String && value.role != Role::Number && value.role != Role::Constant)
            return true;
    }
    return false;
}

/// Code that stands in a class: its initialisers, or a class without a name. Returns whether nothing else is to open.
bool FactWalker::openClassPart(Frame& frame, TSNode node)
{
    const quint32 flags = frame.kind->flags;
    if (flags & AnonymousClassKind) {
        const Role around = m_frames.empty() ? Role::None : m_frames.back().kind->role;
        if (around != Role::New && around != Role::EnumConstant)
            return false;
        openDefinition(frame, DefinitionKind::Class);
        m_awaitingParameters = noIndex;
        return frame.opened;
    }
    if (!(flags & InitializerKind) || m_rules.classInitializer.empty())
        return false;
    if (frame.kind->role == Role::Declaration && !hasCode(node))
        return false;
    openInitializer(frame, (flags & SharedKind) || (modifiersOf(node) & StaticFunction));
    return false;
}

/// All the initialising code of a class is one function, wherever it stands.
void FactWalker::openInitializer(Frame& frame, bool isShared)
{
    const quint32 owner = currentDefinition();
    Initializer& known = m_initializers[initializerKey(owner, isShared)];
    frame.classScope = m_scope;
    if (known.definition == noIndex) {
        known.definition = quint32(m_facts.definitions.size());
        Definition definition;
        definition.parent = owner;
        definition.outerScope = m_scope;
        definition.line = frame.line;
        definition.column = frame.column;
        definition.name = m_facts.strings.add(isShared ? m_rules.classInitializer : m_rules.instanceInitializer);
        definition.flags = MethodFunction | InitializerFunction | (isShared ? StaticFunction : 0);
        m_facts.definitions.push_back(std::move(definition));
        const quint32 scope = openScope(known.definition, false);
        m_facts.definitions[known.definition].scope = scope;
        openBody(known.definition);
    } else {
        m_bodies.push_back(std::move(known.body));
    }
    m_facts.definitions[known.definition].endLine = frame.endLine;
    m_scope = m_facts.definitions[known.definition].scope;
}

void FactWalker::closeInitializer(Frame& frame)
{
    const quint32 owner = m_facts.scopes[frame.classScope].definition;
    const bool isShared = m_facts.definitions[body().definition].flags & StaticFunction;
    m_initializers[initializerKey(owner, isShared)].body = std::move(m_bodies.back());
    m_bodies.pop_back();
    m_scope = frame.classScope;
    frame.classScope = noIndex;
}

void FactWalker::finishInitializers(quint32 classDefinition)
{
    for (const bool isShared : { false, true }) {
        const auto found = m_initializers.find(initializerKey(classDefinition, isShared));
        if (found == m_initializers.end())
            continue;
        const quint32 definition = found->second.definition;
        m_bodies.push_back(std::move(found->second.body));
        m_initializers.erase(found);
        // Without a constructor of its own, this is all that runs for a new object.
        if (!isShared && !m_constructed.contains(classDefinition))
            chainConstructor(definition, m_facts.definitions[definition].line);
        closeBody(m_facts.definitions[definition].endLine);
    }
}

/// A constructor that doesn't say which other it calls first calls its base class's.
void FactWalker::chainConstructor(quint32 definition, quint32 line)
{
    if (!m_rules.chainsConstructors || m_chained.contains(definition))
        return;
    const quint32 base = addExpr(ExprKind::Super, definition, 0, line);
    const quint32 call = addExpr(ExprKind::Call, base, 0, line);
    m_facts.exprs[call].b = 0;
    m_facts.callSites.push_back({ definition, noIndex, call, line });
}

/// What a language with declared types knows of a function when it ends.
void FactWalker::closeTypedFunction(Frame& frame, Pieces pieces)
{
    Definition& definition = m_facts.definitions[frame.index];
    const bool isInClass = m_facts.scopes[definition.outerScope].isClass;
    const quint32 owner = m_facts.scopes[definition.outerScope].definition;
    if (isInClass && !find(pieces, Slot::Body) && !(frame.functionFlags & NativeFunction))
        definition.flags |= AbstractFunction;
    if (const Piece* type = find(pieces, Slot::Type); type) {
        const quint32 expr = typeOf(*type);
        m_facts.definitions[frame.index].returnType = expr;
    }
    if (!(frame.kind->flags & ConstructorKind))
        return;
    m_facts.definitions[frame.index].flags |= ConstructorFunction;
    m_constructed.insert(owner);
    // Without a list of its own, it takes what the class is made from.
    if (!find(pieces, Slot::Parameters) && m_facts.definitions[frame.index].parameters.empty()) {
        const std::vector<quint32> parts = m_facts.definitions[owner].parameters;
        m_facts.definitions[frame.index].parameters = parts;
    }
    chainConstructor(frame.index, frame.line);
}

/// `record Point(int x, int y)`: parameters that are fields.
void FactWalker::addClassParameters(Pieces pieces)
{
    for (const Piece& piece : pieces) {
        if (!(piece.flags & HasName))
            continue;
        const quint32 binding = declareOfType(piece, piece.type);
        m_facts.definitions[currentDefinition()].parameters.push_back(binding);
    }
}

void FactWalker::closeAnonymousClass(Frame& frame, Pieces pieces, Piece& result)
{
    closeClass(frame, pieces, result);
    quint32 base = noIndex;
    if (m_frames.back().kind->role == Role::EnumConstant) {
        // The initialiser stands in the class.
        const quint32 around = m_facts.definitions[currentDefinition()].parent;
        // In broken code there may be none.
        base = around == noIndex ? noIndex : addExpr(ExprKind::Definition, around, 0, frame.line);
    } else {
        for (quint32 i = m_frames.back().firstPiece; i < frame.firstPiece && base == noIndex; ++i) {
            if (m_pieces[i].slot == Slot::Type || m_pieces[i].slot == Slot::Callee)
                base = exprOf(m_pieces[i]);
        }
    }
    Definition& definition = m_facts.definitions[frame.index];
    definition.firstBase = quint32(m_facts.arguments.size());
    definition.baseCount = base == noIndex ? 0 : 1;
    if (base != noIndex)
        m_facts.arguments.push_back({ 0, base });
}

/// `RED(1) { ... }`: a field of the class that holds an object made when the class is initialised.
void FactWalker::closeEnumConstant(Frame& frame, Pieces pieces, Piece&)
{
    const Piece* name = find(pieces, Slot::Name);
    if (!name || frame.classScope == noIndex)
        return;
    const quint32 owner = m_facts.scopes[frame.classScope].definition;
    const Piece& last = pieces.back();
    const bool isAnonymous = (last.kind->flags & AnonymousClassKind) && last.expr != noIndex;
    const quint32 type = addExpr(ExprKind::Definition, owner, 0, frame.line);
    const quint32 made = addExpr(ExprKind::New, isAnonymous ? last.expr : type, 0, frame.line);
    m_facts.exprs[made].b = 0;
    if (const Piece* arguments = find(pieces, Slot::Arguments); arguments && arguments->first != noIndex) {
        m_facts.exprs[made].b = arguments->first;
        m_facts.exprs[made].count = arguments->count;
    }
    m_facts.callSites.push_back({ body().definition, noIndex, made, frame.line });
    const quint32 binding = declare(frame.classScope, name->name, BindingKind::Variable, frame.line);
    if (binding != noIndex) {
        m_facts.bindings[binding].type = type;
        m_facts.bindings[binding].flags |= StaticFunction | FinalFunction;
    }
    addFlow(nameExpr(name->name, frame.line), made, frame.line);
}

} // namespace Foreguest
