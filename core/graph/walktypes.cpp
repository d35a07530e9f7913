// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

/// The expression of a declared type; none where the value's type is meant.
quint32 FactWalker::typeOf(const Piece& piece)
{
    const bool isInferred = (piece.flags & HasName) && !m_rules.inferredType.empty()
        && m_facts.strings.stdView(piece.name) == m_rules.inferredType;
    return isInferred ? noIndex : exprOf(piece);
}

/// A literal's type; suffixes tell some numbers' (`1L`, `1.5f`).
StringId FactWalker::literalType(const Piece& piece)
{
    if (piece.kind->role == Role::PrimitiveType)
        return nameText(piece.start, piece.end);
    const std::string_view text = slice(piece.start, piece.end);
    if (piece.kind->role != Role::Number || m_rules.literalSuffixes.empty() || text.size() < 2)
        return m_facts.strings.add(piece.kind->type);
    const bool isHexadecimal = text[0] == '0' && (text[1] | 0x20) == 'x';
    const char suffix = char(text.back() | 0x20);
    const auto known = m_rules.literalSuffixes.find(std::string(1, suffix));
    const bool isDigit = isHexadecimal && suffix >= 'a' && suffix <= 'f';
    return m_facts.strings.add(known == m_rules.literalSuffixes.end() || isDigit ? piece.kind->type : known->second);
}

quint32 FactWalker::declareOfType(const Piece& name, quint32 type, quint16 flags)
{
    const quint32 binding = declare(m_scope, name.name, BindingKind::Variable, name.line);
    if (binding == noIndex)
        return noIndex;
    Binding& entry = m_facts.bindings[binding];
    entry.type = type;
    entry.flags |= flags;
    const bool isLiteral
        = (name.flags & HasConstant) || (name.first != noIndex && m_facts.exprs[name.first].kind == ExprKind::Literal);
    if ((flags & FinalFunction) && isLiteral)
        entry.flags |= AbstractFunction;
    return binding;
}

/// A call that the language makes by itself.
quint32 FactWalker::implicitCall(quint32 object, const std::string& method, quint32 line)
{
    const quint32 callee = addExpr(ExprKind::Member, object, m_facts.strings.add(method), line);
    m_facts.exprs[callee].isCallee = true;
    const quint32 call = addExpr(ExprKind::Call, callee, 0, line);
    m_facts.exprs[call].b = 0;
    m_facts.callSites.push_back({ body().definition, noIndex, call, line });
    return call;
}

/// `object.method(...)`, `method(...)` and `Interface.super.method(...)`, where the grammar has no node for the callee.
void FactWalker::closeMethodCall(Pieces pieces, Piece& callee)
{
    const Piece* name = find(pieces, Slot::Property);
    const Piece* object = find(pieces, Slot::Object);
    callee = *name;
    quint32 owner = object ? exprOf(*object) : noIndex;
    for (const Piece& piece : pieces) {
        if (piece.kind->role != Role::Super)
            continue;
        const quint32 base = owner;
        owner = exprOf(piece);
        if (&piece != object && base != noIndex)
            m_facts.exprs[owner].b = base;
    }
    if (owner == noIndex)
        return;
    callee.start = object ? object->start : pieces.front().start;
    callee.expr = addExpr(ExprKind::Member, owner, name->name, name->line);
}

void FactWalker::closeTyped(Frame& frame, Pieces pieces, Piece& result)
{
    if (pieces.empty())
        return;
    switch (frame.kind->role) {
    case Role::Cast: {
        const Piece* value = find(pieces, Slot::Value);
        const Piece* type = find(pieces, Slot::Type);
        if (!value || !type)
            return;
        const quint32 inner = exprOf(*value);
        const quint32 typeExpr = exprOf(*type);
        result.expr = addExpr(ExprKind::Cast, inner, 0, frame.line);
        m_facts.exprs[result.expr].b = typeExpr;
        result.flags |= value->flags & (HasConstant | Scales | Halves | Steps);
        result.constant = value->constant;
        break;
    }
    case Role::ClassLiteral:
        result.expr = addExpr(ExprKind::ClassLiteral, exprOf(pieces.front()), 0, frame.line);
        break;
    case Role::ArrayType:
        result.expr = exprOf(pieces.front());
        for (quint32 at = pieces.front().end; at < frame.end; ++at) {
            if (m_text[at] == '[')
                result.expr = addExpr(ExprKind::ArrayOf, result.expr, 0, frame.line);
        }
        break;
    case Role::Generic:
        closeGeneric(pieces, result);
        break;
    case Role::Reference:
        closeReference(pieces, result);
        break;
    case Role::TypeTest:
        closeTypeTest(pieces, result);
        break;
    case Role::TypedName:
        closeTypedName(pieces, result);
        break;
    case Role::Resource:
        closeResource(frame, pieces, result);
        break;
    default:
        closeNewArray(frame, pieces, result);
        break;
    }
}

void FactWalker::closeGeneric(Pieces pieces, Piece& result)
{
    std::vector<Argument> parts;
    for (const Piece& piece : pieces.subspan(1))
        parts.push_back({ 0, exprOf(piece) });
    result.expr = addExpr(ExprKind::Generic, exprOf(pieces.front()), 0, result.line);
    m_facts.exprs[result.expr].b = quint32(m_facts.arguments.size());
    m_facts.exprs[result.expr].count = quint32(parts.size());
    m_facts.arguments.insert(m_facts.arguments.end(), parts.begin(), parts.end());
}

void FactWalker::closeReference(Pieces pieces, Piece& result)
{
    const bool hasName = pieces.size() > 1 && (pieces.back().flags & HasName);
    const quint32 object = exprOf(pieces.front());
    result.expr = addExpr(ExprKind::Reference, object, hasName ? pieces.back().name : 0, result.line);
}

/// `value instanceof Type name`
void FactWalker::closeTypeTest(Pieces pieces, Piece&)
{
    const Piece* value = find(pieces, Slot::Left);
    const Piece* type = find(pieces, Slot::Right);
    const Piece* name = find(pieces, Slot::Name);
    if (!value || !type || !name || !(name->flags & HasName))
        return;
    const quint32 typeExpr = exprOf(*type);
    declareOfType(*name, typeExpr);
    const quint32 inner = exprOf(*value);
    const quint32 cast = addExpr(ExprKind::Cast, inner, 0, name->line);
    m_facts.exprs[cast].b = typeExpr;
    addFlow(nameExpr(name->name, name->line), cast, name->line);
}

void FactWalker::closeTypedName(Pieces pieces, Piece& result)
{
    const Piece* name = find(pieces, Slot::Name);
    if (!name)
        name = &pieces.back();
    const Piece* type = find(pieces, Slot::Type);
    if (!type && &pieces.front() != name)
        type = &pieces.front();
    if (!(name->flags & HasName))
        return;
    declareOfType(*name, type ? typeOf(*type) : noIndex);
    result.name = name->name;
    result.flags = HasName;
}

/// `try (Type name = value)`: closed when the block is left.
void FactWalker::closeResource(Frame& frame, Pieces pieces, Piece& result)
{
    const Piece* name = find(pieces, Slot::Name);
    const Piece* type = find(pieces, Slot::Type);
    const Piece* value = find(pieces, Slot::Value);
    quint32 resource = noIndex;
    if (name && (name->flags & HasName)) {
        declareOfType(*name, type ? typeOf(*type) : noIndex);
        if (value)
            addFlow(nameExpr(name->name, name->line), exprOf(*value), name->line);
        resource = nameExpr(name->name, name->line);
    } else {
        resource = exprOf(pieces.back());
    }
    result.expr = resource;
    if (resource != noIndex && !m_rules.closeMethod.empty())
        implicitCall(resource, m_rules.closeMethod, frame.line);
}

void FactWalker::closeNewArray(Frame& frame, Pieces pieces, Piece& result)
{
    const Piece* type = find(pieces, Slot::Type);
    if (const Piece* size = find(pieces, Slot::Size); size && type)
        noteArrayNew(*type, *size, frame);
    if (const Piece* value = find(pieces, Slot::Value)) {
        result.expr = exprOf(*value);
        result.count = value->count;
        return;
    }
    result.expr = addExpr(ExprKind::Object, noIndex, 0, frame.line);
    m_facts.exprs[result.expr].b = 0;
}

/// The loop's variable has a declared type, and an object that is looped over is asked for its elements.
void FactWalker::closeTypedForEach(Pieces pieces, quint32 line)
{
    const Piece* target = find(pieces, Slot::Declarator);
    const Piece* over = find(pieces, Slot::Right);
    if (!target || !(target->flags & HasName) || !over)
        return;
    if (const Piece* type = find(pieces, Slot::Type))
        declareOfType(*target, typeOf(*type));
    const quint32 iterated = exprOf(*over);
    if (m_rules.iterationMethods.empty() || iterated == noIndex)
        return;
    const quint32 iterator = implicitCall(iterated, m_rules.iterationMethods[0], line);
    implicitCall(iterator, m_rules.iterationMethods[1], line);
    const quint32 next = implicitCall(iterator, m_rules.iterationMethods[2], line);
    addFlow(nameExpr(target->name, line), next, line);
}

void FactWalker::closeTypeParameter(Pieces pieces)
{
    if (pieces.empty() || !(pieces.front().flags & HasName))
        return;
    const quint32 binding = declare(m_scope, pieces.front().name, BindingKind::TypeParameter, pieces.front().line);
    if (binding == noIndex)
        return;
    m_facts.definitions[currentDefinition()].typeParameters.push_back(binding);
    if (pieces.size() < 2)
        return;
    const quint32 bound = exprOf(pieces[1]);
    m_facts.bindings[binding].type = bound;
    addFlow(nameExpr(pieces.front().name, pieces.front().line), bound, pieces.front().line);
}

/// `import a.b.Type;`, `import a.b.*;`, `import static a.b.Type.member;`, `import static a.b.Type.*;`
void FactWalker::closeImportType(Frame& frame, Pieces pieces)
{
    if (pieces.empty())
        return;
    const bool isWildcard = pieces.back().kind->role == Role::Wildcard;
    const bool isMember = frame.functionFlags & StaticFunction;
    std::string path(m_facts.strings.stdView(pieces.front().name));
    const size_t dot = path.rfind('.');
    const std::string last = path.substr(dot == std::string::npos ? 0 : dot + 1);
    if (isMember && !isWildcard && dot != std::string::npos)
        path.resize(dot);
    const quint32 module = addExpr(ExprKind::Module, 0, m_facts.strings.add(path), frame.line);
    addImport(module, 0, isWildcard ? 0 : noIndex, frame.line);
    if (isWildcard)
        return;
    const StringId name = m_facts.strings.add(last);
    const quint32 value = isMember ? addExpr(ExprKind::Member, module, name, frame.line) : module;
    if (isMember)
        addImport(module, name, noIndex, frame.line);
    declare(0, name, BindingKind::Import, frame.line);
    addFlow(nameExpr(name, frame.line), value, frame.line);
}

} // namespace Foreguest
