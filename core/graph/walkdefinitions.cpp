// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// Deeper definitions and blocks are part of their surroundings: names and lookups stay bounded.
constexpr quint32 deepestScope = 200;
} // namespace

void FactWalker::openDefinition(Frame& frame, DefinitionKind kind)
{
    if (m_scopeDepth >= deepestScope)
        return;
    ++m_scopeDepth;
    frame.opened = true;
    frame.outerScope = m_scope;
    frame.index = quint32(m_facts.definitions.size());
    Definition definition;
    definition.kind = kind;
    definition.parent = currentDefinition();
    definition.outerScope = m_scope;
    definition.line = frame.line;
    definition.column = frame.column;
    definition.endLine = frame.endLine;
    definition.isLambda = frame.kind->flags & LambdaKind;
    definition.isArrow = frame.kind->flags & ArrowKind;
    definition.isMacro = m_isMacro;
    definition.condition = m_condition;
    definition.isInterface = frame.kind->flags & InterfaceKind;
    definition.qualifier = m_facts.scopes[m_scope].extended;
    if (m_anonymous > 0 && !m_facts.scopes[m_scope].isClass)
        definition.flags |= FileLocalFunction;
    m_facts.definitions.push_back(std::move(definition));
    const quint32 scope = openScope(frame.index, kind == DefinitionKind::Class);
    m_facts.definitions[frame.index].scope = scope;
    m_scope = scope;
    nameSelfType(frame.index);
    if (kind == DefinitionKind::Function) {
        m_awaitingParameters = frame.index;
        openBody(frame.index);
        bodyFacts().isGenerator = frame.kind->flags & GeneratorKind;
    }
}

void FactWalker::nameDefinition(Frame& frame, const Piece& piece)
{
    Definition& definition = m_facts.definitions[frame.index];
    const bool isComputed = piece.kind->role == Role::ComputedKey;
    if (piece.kind->role == Role::Subscript || definition.name != 0 || (!(piece.flags & HasName) && !isComputed))
        return;
    const bool isConstructor = frame.kind->flags & ConstructorKind;
    definition.name = isConstructor ? m_facts.strings.add(m_rules.constructorName) : piece.name;
    definition.isLambda = false;
    if (piece.type != noIndex)
        definition.qualifier = piece.type;
    const bool isMethod = frame.kind->flags & MethodKind;
    const bool isMember = isMethod && !m_facts.scopes[definition.outerScope].isClass;
    // A function expression's name is its own affair; a method of an object literal is reached through the object.
    const bool isExpression = frame.kind->flags & LambdaKind;
    if (definition.qualifier != noIndex || isMember)
        return;
    // Where methods are told apart by their parameters, their names are not variables.
    const bool isMethodName
        = definition.kind == DefinitionKind::Function && m_facts.scopes[definition.outerScope].isClass;
    if (m_rules.overloads && isMethodName)
        return;
    declare(
        isExpression ? definition.scope : definition.outerScope, definition.name, BindingKind::Definition, frame.line);
}

void FactWalker::openBody(quint32 definition)
{
    OpenBody open;
    open.definition = definition;
    open.facts = quint32(m_facts.bodies.size());
    m_facts.definitions[definition].facts = open.facts;
    BodyFacts facts;
    facts.node = definition;
    m_facts.bodies.push_back(std::move(facts));
    m_bodies.push_back(std::move(open));
}

void FactWalker::closeBody(quint32 endLine)
{
    OpenBody open = std::move(m_bodies.back());
    m_bodies.pop_back();
    BodyFacts& facts = m_facts.bodies[open.facts];
    facts.lines = endLine - m_facts.definitions[open.definition].line + 1;
    facts.halstead.operands = quint32(open.operands.size());
    facts.halstead.operators = quint32(open.operatorTokens.size());
    std::sort(open.operands.begin(), open.operands.end());
    for (const quint64 operand : open.operands) {
        const auto name = StringId(operand >> 32);
        if (!m_facts.uses.empty() && m_facts.uses.back().definition == open.definition
            && m_facts.uses.back().name == name) {
            ++m_facts.uses.back().times;
            continue;
        }
        m_facts.uses.push_back({ open.definition, name, quint32(operand), 1 });
        ++facts.halstead.distinctOperands;
    }
    std::sort(open.operatorTokens.begin(), open.operatorTokens.end());
    const auto end = std::unique(open.operatorTokens.begin(), open.operatorTokens.end());
    facts.halstead.distinctOperators = quint32(end - open.operatorTokens.begin());
}

void FactWalker::closeFunction(Frame& frame, Pieces pieces, Piece& result)
{
    if (!frame.opened)
        return;
    if (const Piece* value = find(pieces, Slot::Body);
        value && (value->kind->role != Role::Block || m_rules.lastIsReturned || value->expr != noIndex)) {
        if (const quint32 expr = exprOf(*value); expr != noIndex)
            m_facts.returns.push_back({ frame.index, expr });
    }
    closeSignature(frame, pieces);
    if (m_rules.staticTypes)
        closeTypedFunction(frame, pieces);
    chainBases(frame);
    closeBody(frame.endLine);
    const bool isNamedExpression = (frame.kind->flags & LambdaKind) && m_facts.definitions[frame.index].name != 0;
    const quint32 ownName = isNamedExpression ? nameExpr(m_facts.definitions[frame.index].name, frame.line) : noIndex;
    m_scope = frame.outerScope;
    --m_scopeDepth;
    m_awaitingParameters = noIndex;
    Definition& definition = m_facts.definitions[frame.index];
    const bool isInClass = m_facts.scopes[definition.outerScope].isClass;
    if (isInClass)
        definition.flags |= MethodFunction;
    if (frame.kind->flags & AbstractKind)
        definition.flags |= AbstractFunction;
    if (frame.kind->flags & StaticKind)
        definition.flags |= StaticFunction;
    if (frame.sawStorage)
        definition.flags |= isInClass ? StaticFunction : FileLocalFunction;
    definition.flags |= frame.functionFlags;
    noteMethod(frame, pieces);
    if (frame.sawAsync) {
        definition.flags |= AsyncFunction;
        m_facts.bodies[definition.facts].isAsync = true;
    }
    const StringId name = definition.name;
    const bool isNamedHere = !(frame.kind->flags & LambdaKind) && definition.qualifier == noIndex && name != 0;
    const bool isMember = (frame.kind->flags & MethodKind) && !isInClass;
    result.expr = addExpr(ExprKind::Definition, frame.index, 0, frame.line);
    result.name = name;
    result.count = frame.index;
    addFlow(ownName, result.expr, frame.line);
    if (isNamedHere && !isMember && !(isInClass && m_rules.overloads)) {
        m_flowOf[frame.index] = quint32(m_facts.flows.size());
        addFlow(nameExpr(name, frame.line), result.expr, frame.line);
    }
    decorate(pieces, result);
}

void FactWalker::closeClass(Frame& frame, Pieces pieces, Piece& result)
{
    if (!frame.opened) {
        if (const Piece* name = find(pieces, Slot::Name); name && (name->flags & HasName)) {
            result.expr = exprOf(*name);
            result.name = name->name;
            // A tag is no variable: one of the same name nearby is not meant.
            if (m_facts.exprs[result.expr].kind == ExprKind::Name)
                m_facts.exprs[result.expr].scope = 0;
        }
        return;
    }
    declareElements(pieces, m_facts.definitions[frame.index].name);
    finishInitializers(frame.index);
    m_scope = frame.outerScope;
    --m_scopeDepth;
    const auto first = quint32(m_facts.arguments.size());
    for (const Piece& piece : pieces) {
        if (piece.slot == Slot::Type && piece.kind->role != Role::TypeBounds && m_rules.extensibleTypes)
            m_facts.definitions[frame.index].underlying = exprOf(piece);
        if (piece.slot != Slot::Bases && piece.kind->role != Role::Bases && piece.kind->role != Role::Heritage)
            continue;
        if (piece.first == noIndex) {
            m_facts.arguments.push_back({ 0, exprOf(piece) });
            continue;
        }
        for (quint32 i = 0; i < piece.count; ++i) {
            const Argument base = m_facts.arguments[piece.first + i];
            m_facts.arguments.push_back(base);
        }
    }
    if (const auto mixins = m_mixins.find(frame.index); mixins != m_mixins.end()) {
        for (const quint32 mixin : mixins->second)
            m_facts.arguments.push_back({ 0, mixin });
    }
    // A base that the language gives all classes of a kind.
    if (m_rules.staticTypes && !frame.kind->type.empty()) {
        const quint32 base = addExpr(ExprKind::Module, 0, m_facts.strings.add(frame.kind->type), frame.line);
        m_facts.arguments.push_back({ 0, base });
    }
    Definition& definition = m_facts.definitions[frame.index];
    definition.firstBase = first;
    definition.baseCount = quint32(m_facts.arguments.size()) - first;
    definition.isInterface = definition.isInterface || (frame.kind->flags & InterfaceKind);
    definition.flags |= frame.functionFlags;
    const StringId name = definition.name;
    result.expr = addExpr(ExprKind::Definition, frame.index, 0, frame.line);
    result.name = name;
    result.count = frame.index;
    if (name != 0 && definition.qualifier == noIndex) {
        m_flowOf[frame.index] = quint32(m_facts.flows.size());
        addFlow(nameExpr(name, frame.line), result.expr, frame.line);
    }
    decorate(pieces, result);
}

void FactWalker::closeNamespace(Frame& frame, Piece& result)
{
    m_anonymous -= frame.isAnonymous;
    m_scopeDepth -= frame.aux;
    if (!frame.opened) {
        if (frame.aux > 0)
            m_scope = frame.outerScope;
        return;
    }
    // Its own name belongs to the innermost of the namespaces around it.
    m_scope = m_facts.definitions[frame.index].outerScope;
    --m_scopeDepth;
    result.expr = addExpr(ExprKind::Definition, frame.index, 0, frame.line);
    if (const StringId name = m_facts.definitions[frame.index].name)
        addFlow(nameExpr(name, frame.line), result.expr, frame.line);
    m_scope = frame.outerScope;
}

void FactWalker::closeParameters(Frame& frame, Pieces pieces, Piece& result)
{
    const auto isGrouped = [](const Piece& piece) {
        return piece.slot == Slot::Name || piece.slot == Slot::Type || (piece.kind->flags & VariadicKind);
    };
    if (std::any_of(pieces.begin(), pieces.end(), isGrouped) || frame.slot == Slot::Result) {
        takeGroupedParameters(frame, pieces, result);
        return;
    }
    if (frame.index == noIndex) {
        if (!m_frames.empty() && m_frames.back().kind->role == Role::Catch)
            declareCaught(pieces);
        else if (m_rules.staticTypes && m_facts.scopes[m_scope].isClass)
            addClassParameters(pieces);
        else
            closeConstruction(pieces, result);
        return;
    }
    for (const Piece& piece : pieces)
        addParameter(frame.index, piece);
}

void FactWalker::addParameter(quint32 definition, const Piece& piece)
{
    const Role role = piece.kind->role;
    if (role == Role::Constant || role == Role::None)
        return;
    Definition& owner = m_facts.definitions[definition];
    BodyFacts& facts = m_facts.bodies[owner.facts];
    if (!m_rules.selfName.empty() && m_facts.strings.stdView(piece.name) == m_rules.selfName) {
        declareSelf(definition, piece);
        return;
    }
    const bool isSpread = role == Role::Spread || (piece.flags & SpreadShape);
    if (!(piece.flags & HasName)) {
        if (role == Role::Spread)
            addRestParameter(definition, piece);
        else if (piece.expr != noIndex)
            addPatternParameter(definition, piece);
        return;
    }
    facts.parameters.push_back(piece.name);
    const quint32 binding = declare(owner.scope, piece.name, BindingKind::Parameter, piece.line);
    m_awaitingParameters = noIndex;
    if (m_rules.staticTypes && binding != noIndex) {
        owner.flags |= role == Role::Spread ? VariadicFunction : 0;
        owner.parameters.push_back(binding);
        const quint32 type = role == Role::Spread ? addExpr(ExprKind::ArrayOf, piece.type, 0, piece.line) : piece.type;
        m_facts.bindings[binding].type = type;
        return;
    }
    if (isSpread && m_rules.restType.empty()) {
        addRestParameter(definition, piece);
        return;
    }
    if (m_rules.declaredTypes && binding != noIndex)
        m_facts.bindings[binding].type = piece.type;
    owner.parameters.push_back(isSpread ? noIndex : binding);
    if (isSpread) {
        addRest(owner, piece, quint32(owner.parameters.size()) - 1);
        return;
    }
    if (piece.type != noIndex)
        flowType(nameExpr(piece.name, piece.line), nameExpr(piece.name, piece.line), piece.type, piece.line,
            piece.flags & PointerShape);
    if (piece.first != noIndex && m_rules.defaultsOutside)
        moveOutside(piece.first, definition);
    if (piece.first != noIndex)
        addFlow(nameExpr(piece.name, piece.line), piece.first, piece.line, FlowKind::Default);
    if (piece.flags & Promoted) {
        const quint32 object = addExpr(ExprKind::This, definition, 0, piece.line);
        addFlow(
            addExpr(ExprKind::Member, object, piece.name, piece.line), nameExpr(piece.name, piece.line), piece.line);
    }
}

/// A declared type says what a target may hold, or, where values say more, what it holds if none is seen.
void FactWalker::flowType(quint32 target, quint32 current, quint32 type, quint32 line, bool isIndirect)
{
    if (!m_rules.typesAreFallback) {
        addFlow(target, declaredInstance(type, isIndirect, line), line,
            m_rules.hintedTypes ? FlowKind::Hint : FlowKind::Assignment);
        return;
    }
    const quint32 value = addExpr(ExprKind::Typed, current, 0, line);
    m_facts.exprs[value].b = type;
    addFlow(target, value, line);
}

/// `function f({a, b})`: the argument has a name of ours, from which the parts are taken.
void FactWalker::addPatternParameter(quint32 definition, const Piece& piece)
{
    Definition& owner = m_facts.definitions[definition];
    // `f(this: T)` only declares.
    if (m_facts.exprs[piece.expr].kind == ExprKind::This)
        return;
    if (m_facts.exprs[piece.expr].kind != ExprKind::Pattern) {
        owner.parameters.push_back(noIndex);
        return;
    }
    declareTargets(piece.expr, owner.scope, BindingKind::Parameter);
    const StringId name = m_facts.strings.add(hiddenName("parameter" + std::to_string(owner.parameters.size())));
    owner.parameters.push_back(declare(owner.scope, name, BindingKind::Parameter, piece.line));
    const quint32 value = nameExpr(name, piece.line);
    addFlow(piece.expr, value, piece.line);
    if (piece.type != noIndex)
        flowType(nameExpr(name, piece.line), nameExpr(name, piece.line), piece.type, piece.line);
    if (piece.first != noIndex)
        addFlow(nameExpr(name, piece.line), piece.first, piece.line);
}

/// A rest parameter holds a list of arguments, not one of them.
void FactWalker::addRestParameter(quint32 definition, const Piece& piece)
{
    Definition& owner = m_facts.definitions[definition];
    const auto position = quint32(owner.parameters.size());
    owner.parameters.push_back(noIndex);
    const quint32 target = (piece.flags & HasName) ? nameExpr(piece.name, piece.line) : piece.expr;
    if (target == noIndex || piece.kind->type.empty() || owner.rest != noIndex)
        return;
    if (m_facts.exprs[target].kind == ExprKind::Pattern)
        declareTargets(target, owner.scope, BindingKind::Parameter);
    const quint32 list = addExpr(ExprKind::Object, noIndex, m_facts.strings.add(piece.kind->type), piece.line);
    m_facts.exprs[list].b = 0;
    m_facts.definitions[definition].rest = list;
    m_facts.definitions[definition].restFrom = position;
    addFlow(target, list, piece.line);
}

/// A name with what it is initialised with; also the declarators around a name: `*p`, `a[3]`, `f(int)`.
void FactWalker::closeDeclarator(Frame& frame, Pieces pieces, Piece& result)
{
    const Piece* inner = find(pieces, Slot::Name);
    if (!inner)
        inner = find(pieces, Slot::Declarator);
    if (!inner && !pieces.empty() && frame.kind->role == Role::Declarator)
        inner = &pieces.back();
    if (!inner)
        return;
    result.name = inner->name;
    result.flags
        = inner->flags & (HasName | FunctionShape | PointerShape | Targets | ArrayShape | VirtualShape | Constructs);
    result.type = inner->type;
    result.expr = inner->kind->role == Role::Pattern ? inner->expr : noIndex;
    result.first = inner->first;
    result.count = inner->count;
    // `(*name)(int)` is a pointer, `(*name(int))(int)` a function.
    if (frame.kind->role == Role::FunctionDeclarator) {
        const Piece* parameters = find(pieces, Slot::Parameters);
        if (parameters && (parameters->flags & Constructs)) {
            result.flags |= Constructs;
            result.first = parameters->first;
            result.count = parameters->count;
        } else if (!(inner->flags & PointerShape) || (inner->flags & FunctionShape)) {
            result.flags |= FunctionShape;
        }
        if (frame.sawVirtual)
            result.flags |= VirtualShape;
    }
    if (frame.kind->flags & PointerKind)
        result.flags |= PointerShape;
    if (frame.kind->role == Role::ArrayDeclarator) {
        result.flags |= ArrayShape;
        const Piece* size = find(pieces, Slot::Size);
        if (size && (size->flags & HasConstant)) {
            result.constant = (inner->flags & HasConstant) ? inner->constant * size->constant : size->constant;
            result.flags |= HasConstant;
        }
    }
    const Piece* value = find(pieces, Slot::Value);
    if (!value && m_rules.referenceTypes && pieces.size() > 1 && pieces.back().slot == Slot::None)
        value = &pieces.back();
    if (value) {
        result.first = exprOf(*value);
        result.token = value->token;
        if (value->flags & HasConstant) {
            result.flags |= HasConstant;
            result.constant = value->constant;
        }
        if (value->kind->role == Role::Arguments) {
            result.first = value->first;
            result.count = value->count;
            result.flags |= Constructs;
        }
        assign(*inner, *value, frame.line, false, m_scope);
        result.flags |= Targets;
    }
    const Piece* type = m_rules.typesAreFallback && (inner->flags & HasName) ? find(pieces, Slot::Type) : nullptr;
    if (const quint32 typeExpr = type ? exprOf(*type) : noIndex; typeExpr != noIndex)
        flowType(nameExpr(inner->name, frame.line), nameExpr(inner->name, frame.line), typeExpr, frame.line);
}

void FactWalker::closeParameter(const Frame& frame, Pieces pieces, Piece& result)
{
    if (frame.sawModifier)
        result.flags |= Promoted;
    for (const Piece& piece : pieces) {
        if (piece.kind->role == Role::Modifier)
            result.flags |= Promoted;
        else if (piece.slot == Slot::Type)
            result.type = typeOf(piece);
        else if (piece.kind->role == Role::Parameters)
            result.flags |= FunctionShape;
        else if (piece.slot == Slot::Value || piece.slot == Slot::Right)
            result.first = exprOf(piece);
        else if (piece.flags & HasName) {
            result.name = piece.name;
            result.flags |= HasName | (piece.flags & (PointerShape | SpreadShape | PairsShape));
            if (piece.kind->role == Role::Spread)
                result.kind = piece.kind;
        } else if (piece.expr != noIndex) {
            result.expr = piece.expr;
            if (piece.kind->role == Role::Spread)
                result.kind = piece.kind;
        }
    }
}

void FactWalker::closeDeclaration(Frame& frame, Pieces pieces, Piece& result)
{
    const Piece* type = find(pieces, Slot::Type);
    const quint32 typeExpr = type ? typeOf(*type) : noIndex;
    const bool isHoisted = frame.kind->flags & HoistedKind;
    const quint32 scope = isHoisted ? functionScope() : m_scope;
    std::vector<const Piece*> names;
    for (const Piece& piece : pieces) {
        const Role role = piece.kind->role;
        const bool isTarget = role == Role::Declarator || piece.slot == Slot::Declarator || piece.slot == Slot::Name;
        if (!isTarget || piece.slot == Slot::Type)
            continue;
        if (piece.slot == Slot::Name)
            names.push_back(&piece);
        if (piece.expr != noIndex && m_facts.exprs[piece.expr].kind == ExprKind::Pattern) {
            declareTargets(piece.expr, scope, BindingKind::Variable);
            continue;
        }
        if (!(piece.flags & HasName) || piece.type != noIndex)
            continue;
        const bool isPrototype = piece.flags & FunctionShape;
        if (m_rules.staticTypes && !isPrototype) {
            const quint16 shared = (frame.kind->flags & SharedKind) ? StaticFunction | FinalFunction : 0;
            declareOfType(piece, typeExpr, frame.functionFlags | shared);
        }
        declare(scope, piece.name, isPrototype ? BindingKind::Prototype : BindingKind::Variable, piece.line);
        if (frame.sawStorage && (frame.kind->flags & ConstantKind) && (piece.flags & HasConstant)
            && (piece.flags & Targets))
            m_constants[piece.name] = { piece.constant, true };
        if (!isPrototype && !m_rules.staticTypes) {
            declareTyped(piece, typeExpr);
            if (!frame.sawStorage)
                endVariable(piece, typeExpr);
        } else if ((frame.sawVirtual || (piece.flags & VirtualShape)) && m_facts.scopes[m_scope].isClass)
            m_facts.virtuals.emplace_back(m_facts.scopes[m_scope].definition, piece.name);
        if ((piece.flags & HasConstant) && !(piece.flags & Targets) && type) {
            const auto size = m_rules.typeSizes.find(std::string(slice(type->start, type->end)));
            const bool isSized = size != m_rules.typeSizes.end() && piece.constant < (qint64(1) << 50);
            noteAllocation(isSized ? AllocationKind::Bytes : AllocationKind::Array,
                isSized ? piece.constant * size->second : piece.constant, frame.start, frame.end, frame.line);
        }
        result.name = piece.name;
        result.constant = piece.constant;
        result.flags = piece.flags;
    }
    if (const Piece* value = find(pieces, Slot::Value); value && !names.empty())
        initialise(names, *value, frame.line);
    else if (names.empty() && type && m_rules.extensibleTypes && m_facts.scopes[m_scope].isClass)
        embed(*type, result);
}

/// A variable of a class's type holds an instance; declared as a value, it is constructed there.
void FactWalker::declareTyped(const Piece& declarator, quint32 type)
{
    if (type == noIndex)
        return;
    const bool isConstructed
        = !(declarator.flags & PointerShape) && !m_facts.scopes[m_scope].isClass && !m_rules.referenceTypes;
    if ((declarator.flags & Targets) && !(declarator.flags & Constructs) && declarator.first != noIndex
        && m_facts.exprs[declarator.first].kind == ExprKind::Object) {
        typeLiteral(declarator.first, type, declarator.flags & ArrayShape);
        if (!m_rules.implicitThis)
            return;
    }
    const quint32 target = nameExpr(declarator.name, declarator.line);
    if (!isConstructed || !m_rules.implicitThis) {
        addFlow(target, declaredInstance(type, declarator.flags & PointerShape, declarator.line), declarator.line);
        return;
    }
    const quint32 made = addExpr(ExprKind::New, type, 0, declarator.line);
    if ((declarator.flags & Constructs) && declarator.first != noIndex) {
        m_facts.exprs[made].b = declarator.first;
        m_facts.exprs[made].count = declarator.count;
    } else if (declarator.first != noIndex && m_facts.exprs[declarator.first].kind == ExprKind::Object) {
        m_facts.exprs[made].b = m_facts.exprs[declarator.first].b;
        m_facts.exprs[made].count = m_facts.exprs[declarator.first].count;
    }
    addFlow(target, made, declarator.line);
    m_facts.callSites.push_back({ body().definition, noIndex, made, declarator.line, m_condition, noIndex });
}

void FactWalker::closeTypeDefinition(Pieces pieces)
{
    const Piece* type = find(pieces, Slot::Type);
    for (const Piece& piece : pieces) {
        if (!type || piece.slot != Slot::Declarator || !(piece.flags & HasName))
            continue;
        if (type->kind->role == Role::Class && type->name == 0 && type->expr != noIndex)
            m_facts.definitions[type->count].name = piece.name;
        declare(m_scope, piece.name, BindingKind::Definition, piece.line);
        addFlow(nameExpr(piece.name, piece.line), exprOf(*type), piece.line);
    }
}

} // namespace Foreguest
