// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

#include <algorithm>
#include <cctype>

namespace Foreguest {

namespace {
/// Longest operator: `<=>`, `->*`.
constexpr size_t longestOperator = 3;
constexpr quint32 longestKey = 64;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    return text;
}

bool isOperator(std::string_view text)
{
    return !text.empty() && text.size() <= longestOperator
        && std::all_of(text.begin(), text.end(), [](char c) { return std::ispunct(static_cast<unsigned char>(c)); });
}
} // namespace

/// A value of a declared type: through a pointer or reference it may be of a class below it.
quint32 FactWalker::declaredInstance(quint32 type, bool isIndirect, quint32 line)
{
    const quint32 expr = addExpr(ExprKind::InstanceOf, type, 0, line);
    m_facts.exprs[expr].count = isIndirect || m_rules.referenceTypes ? 1 : 0;
    return expr;
}

/// A template or generic type with its arguments.
void FactWalker::closeApplied(Pieces pieces, Piece& result)
{
    const Piece* name = find(pieces, Slot::Name);
    if (!name)
        return;
    const Piece* arguments = find(pieces, Slot::Arguments);
    result.name = name->name;
    result.type = name->type;
    result.flags = name->flags & HasName;
    const quint32 base = exprOf(*name);
    result.expr = addExpr(ExprKind::Applied, base, 0, result.line);
    if (arguments && arguments->first != noIndex) {
        m_facts.exprs[result.expr].b = arguments->first;
        m_facts.exprs[result.expr].count = arguments->count;
    }
}

/// Puts the arguments of an applied name around what the name became.
quint32 FactWalker::appliedAs(quint32 applied, quint32 name, quint32 line)
{
    if (applied == noIndex || m_facts.exprs[applied].kind != ExprKind::Applied)
        return name;
    const quint32 expr = addExpr(ExprKind::Applied, name, 0, line);
    m_facts.exprs[expr].b = m_facts.exprs[applied].b;
    m_facts.exprs[expr].count = m_facts.exprs[applied].count;
    return expr;
}

/// Arguments of what looks like a local function's declaration (`Store store(path)`) but constructs a variable: types
/// without names. False where it does declare a function.
bool FactWalker::closeConstruction(Pieces pieces, Piece& result)
{
    const bool isLocal = m_rules.declaredTypes && m_rules.implicitThis && !pieces.empty()
        && m_facts.definitions[currentDefinition()].kind == DefinitionKind::Function
        && !m_facts.scopes[m_scope].isClass;
    const bool areTypes = isLocal && std::all_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
        return piece.kind->role == Role::Parameter && !(piece.flags & (HasName | PointerShape))
            && piece.type != noIndex;
    });
    if (!areTypes)
        return false;
    std::vector<Argument> arguments;
    for (const Piece& piece : pieces) {
        quint32 value = piece.type;
        if (piece.flags & FunctionShape) {
            value = addExpr(ExprKind::Call, piece.type, 0, piece.line);
            Piece callee = piece;
            const std::string_view text = slice(piece.start, piece.end);
            callee.end = piece.start + quint32(std::min(text.find('('), text.size()));
            noteCall(callee, nullptr, value, piece.line);
        }
        arguments.push_back({ 0, value });
    }
    result.first = quint32(m_facts.arguments.size());
    result.count = quint32(arguments.size());
    result.flags |= Constructs;
    m_facts.arguments.insert(m_facts.arguments.end(), arguments.begin(), arguments.end());
    return true;
}

/// The variable of a catch clause.
void FactWalker::declareCaught(Pieces pieces)
{
    for (const Piece& piece : pieces) {
        if (!(piece.flags & HasName) || piece.kind->role != Role::Parameter)
            continue;
        declare(m_scope, piece.name, BindingKind::Variable, piece.line);
        if (piece.type != noIndex)
            addFlow(nameExpr(piece.name, piece.line),
                declaredInstance(piece.type, piece.flags & PointerShape, piece.line), piece.line);
    }
}

/// `Base(n)` and `member(n)` before a constructor's body.
void FactWalker::closeFieldInitializer(Frame& frame, Pieces pieces)
{
    if (pieces.size() < 2)
        return;
    const Piece& name = pieces.front();
    const Piece& arguments = pieces.back();
    if (!m_rules.destructorPrefix.empty())
        m_initialised[body().definition].push_back(name.name);
    const quint32 object = addExpr(ExprKind::This, currentDefinition(), 0, frame.line);
    const quint32 member = addExpr(ExprKind::Member, object, name.name, frame.line);
    quint32 type = name.expr;
    if (type == noIndex || m_facts.exprs[type].kind == ExprKind::Name) {
        type = nameExpr(name.name, frame.line);
        m_facts.exprs[type].scope = m_facts.definitions[currentDefinition()].outerScope;
    }
    const quint32 callee = addExpr(ExprKind::Either, member, 0, frame.line);
    m_facts.exprs[callee].b = type;
    const quint32 made = addExpr(ExprKind::New, callee, 0, frame.line);
    if (arguments.first != noIndex) {
        m_facts.exprs[made].b = arguments.first;
        m_facts.exprs[made].count = arguments.count;
    } else if (arguments.expr != noIndex && m_facts.exprs[arguments.expr].kind == ExprKind::Object) {
        m_facts.exprs[made].b = m_facts.exprs[arguments.expr].b;
        m_facts.exprs[made].count = m_facts.exprs[arguments.expr].count;
    }
    m_facts.callSites.push_back({ body().definition, noIndex, made, frame.line, m_condition, noIndex });
    if (m_facts.exprs[made].count == 1)
        addFlow(member, m_facts.arguments[m_facts.exprs[made].b].expr, frame.line);
}

/// `using a::b` and `using namespace a`.
void FactWalker::closeUsing(Frame& frame, Pieces pieces)
{
    if (pieces.empty())
        return;
    const Piece& named = pieces.back();
    const quint32 value = exprOf(named);
    if (frame.sawStorage) {
        m_facts.usings.push_back(value);
        return;
    }
    if (!(named.flags & HasName) || value == noIndex || m_facts.exprs[value].kind == ExprKind::Name)
        return;
    declare(m_scope, named.name, BindingKind::Import, frame.line);
    addFlow(nameExpr(named.name, frame.line), value, frame.line);
}

/// An operator that may be a function of the sources; `right` is missing for those with one operand.
void FactWalker::operatorCall(std::string_view token, const Piece& left, const Piece* right, Piece& result)
{
    token = trimmed(token);
    if (m_rules.operatorPrefix.empty() || !isOperator(token))
        return;
    const quint32 a = exprOf(left);
    const quint32 b = right ? exprOf(*right) : noIndex;
    if (a == noIndex && b == noIndex)
        return;
    const quint32 callee = addExpr(
        ExprKind::Operator, a, m_facts.strings.add(std::string(m_rules.operatorPrefix).append(token)), result.line);
    m_facts.exprs[callee].b = b;
    const quint32 call = addExpr(ExprKind::Call, callee, 0, result.line);
    m_facts.exprs[call].b = quint32(m_facts.arguments.size());
    m_facts.exprs[call].count = right ? 1 : 0;
    if (right)
        m_facts.arguments.push_back({ 0, b });
    m_facts.callSites.push_back({ body().definition, noIndex, call, result.line, m_condition, noIndex });
    if (result.expr == noIndex || m_facts.exprs[result.expr].kind == ExprKind::Unknown)
        result.expr = call;
}

/// What a loop over an object calls on it.
void FactWalker::rangeCalls(quint32 over, quint32 line)
{
    for (const std::string& method : m_rules.rangeMethods) {
        const quint32 member = addExpr(ExprKind::Member, over, m_facts.strings.add(method), line);
        m_facts.exprs[member].isCallee = true;
        const quint32 call = addExpr(ExprKind::Call, member, 0, line);
        m_facts.callSites.push_back({ body().definition, noIndex, call, line, m_condition, noIndex });
    }
}

/// What a function's declaration says beside its name: what it returns, and whether classes below may override it.
void FactWalker::noteMethod(const Frame& frame, Pieces pieces)
{
    const Definition& definition = m_facts.definitions[frame.index];
    const Piece* declarator = find(pieces, Slot::Declarator);
    const bool isVirtual = frame.sawVirtual || (declarator && (declarator->flags & VirtualShape));
    const bool isOfInterface = m_virtualClass == definition.parent && definition.parent != noIndex;
    if ((isVirtual || isOfInterface) && m_facts.scopes[definition.outerScope].isClass)
        m_facts.virtuals.emplace_back(m_facts.scopes[definition.outerScope].definition, definition.name);
    const Piece* type = m_rules.declaredTypes || m_rules.typesAreFallback ? find(pieces, Slot::Type) : nullptr;
    const quint32 returned = type ? exprOf(*type) : noIndex;
    if (returned != noIndex && m_rules.typesAreFallback) {
        const quint32 value = addExpr(ExprKind::Typed, noIndex, 0, frame.line);
        m_facts.exprs[value].b = returned;
        m_facts.exprs[value].count = frame.index + 1;
        m_facts.returns.push_back({ frame.index, value });
    } else if (returned != noIndex)
        m_facts.returns.push_back(
            { frame.index, declaredInstance(returned, declarator && (declarator->flags & PointerShape), frame.line) });
}

/// `{1, f}` as a struct: its elements are the fields of the type in their order.
void FactWalker::typeLiteral(quint32 value, quint32 type, bool ofElements)
{
    Expr& literal = m_facts.exprs[value];
    if (!ofElements) {
        literal.a = type;
        return;
    }
    for (quint32 i = 0; i < literal.count; ++i) {
        const quint32 element = m_facts.arguments[literal.b + i].expr;
        if (element != noIndex && m_facts.exprs[element].kind == ExprKind::Object)
            m_facts.exprs[element].a = type;
    }
}

/// A name of several tokens: `operator+`, `~Shape`.
void FactWalker::closeKey(const Frame& frame, Piece& result)
{
    std::string name;
    for (const char c : slice(frame.start, std::min(frame.end, frame.start + longestKey))) {
        if (!std::isspace(static_cast<unsigned char>(c)))
            name += c;
    }
    result.name = m_validText ? m_facts.strings.add(name) : nameText(frame.start, frame.end);
    result.flags |= HasName;
    closeSpecialName(name, frame.line, result);
}

} // namespace Foreguest
