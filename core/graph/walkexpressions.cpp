// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/constants.h"
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// Elements of one literal whose values are followed.
constexpr quint32 mostElements = 256;
constexpr quint32 longestSymbol = 64;
} // namespace

FactWalker::Piece* FactWalker::find(Pieces pieces, Slot slot)
{
    for (Piece& piece : pieces) {
        if (piece.slot == slot)
            return &piece;
    }
    return nullptr;
}

void FactWalker::closeExpression(Frame& frame, Pieces pieces, Piece& result)
{
    switch (frame.kind->role) {
    case Role::Call:
    case Role::New:
        closeCall(frame, pieces, result);
        break;
    case Role::Arguments:
    case Role::Bases:
        closeArguments(pieces, result);
        break;
    case Role::KeywordArgument:
    case Role::Pair:
    case Role::Field:
    case Role::PatternPair:
    case Role::ImportedName:
    case Role::ModulePath:
    case Role::RelativePath:
    case Role::NamespaceImport:
        closeNamed(frame, pieces, result);
        break;
    case Role::Member:
    case Role::Qualified:
    case Role::Subscript:
        closeMember(frame, pieces, result);
        break;
    case Role::Ascription:
        closeAscription(pieces, result);
        break;
    case Role::ListType:
        closeListType(frame, pieces, result);
        break;
    case Role::GenericType:
        closeGenericType(frame, pieces, result);
        break;
    case Role::TypeName:
        result.name = nameText(frame.start, frame.end);
        result.flags |= HasName;
        break;
    case Role::ComputedKey:
        closeComputedKey(pieces, result);
        break;
    case Role::Element:
        closeElement(frame, pieces, result);
        break;
    case Role::Await:
        passThrough(pieces, result);
        if (result.expr != noIndex)
            result.expr = addExpr(ExprKind::Await, result.expr, 0, frame.line);
        break;
    case Role::Assignment:
    case Role::AugmentedAssignment:
    case Role::Increment:
    case Role::Binary:
    case Role::Unary:
    case Role::Ternary:
        closeOperation(frame, pieces, result);
        break;
    case Role::Applied:
        closeApplied(pieces, result);
        break;
    case Role::FieldInitializer:
        closeFieldInitializer(frame, pieces);
        break;
    case Role::Using:
        closeUsing(frame, pieces);
        break;
    case Role::Key:
        closeKey(frame, result);
        break;
    case Role::NestedName:
        closeNestedName(frame, result);
        break;
    case Role::OwnField:
        closeOwnField(frame, result);
        break;
    case Role::Mixin:
        for (const Piece& piece : pieces)
            addMixin(exprOf(piece));
        break;
    case Role::Pattern:
        closePattern(pieces, result);
        break;
    case Role::SizeOf:
        closeSizeOf(pieces, result);
        break;
    case Role::With:
        closeWith(frame, pieces);
        break;
    case Role::Delete:
        closeDelete(pieces);
        break;
    case Role::Interpolation:
        closeInterpolation(frame, pieces, result);
        break;
    case Role::TypePattern:
        if (!pieces.empty() && pieces.front().kind->role == Role::ModulePath)
            result.expr = addExpr(ExprKind::InstanceOf,
                dottedExpr(m_facts.strings.stdView(pieces.front().name), frame.line), 0, frame.line);
        break;
    case Role::Slice:
        break;
    case Role::Global:
    case Role::Macro:
        closeNames(frame, pieces);
        break;
    case Role::List:
    case Role::Dictionary:
    case Role::Set:
    case Role::String:
    case Role::Number:
    case Role::Constant:
        closeLiteral(frame, pieces, result);
        break;
    case Role::Cast:
    case Role::ClassLiteral:
    case Role::Reference:
    case Role::Generic:
    case Role::ArrayType:
    case Role::TypeTest:
    case Role::TypedName:
    case Role::Resource:
    case Role::NewArray:
        closeTyped(frame, pieces, result);
        break;
    default:
        passThrough(pieces, result);
        break;
    }
}

void FactWalker::closeOperation(Frame& frame, Pieces pieces, Piece& result)
{
    switch (frame.kind->role) {
    case Role::Assignment:
        closeAssignment(frame, pieces, result);
        break;
    case Role::AugmentedAssignment:
    case Role::Increment:
        closeAugmented(frame, pieces, result);
        break;
    case Role::Binary:
        closeBinary(frame, pieces, result);
        break;
    case Role::Unary:
        closeUnary(frame, pieces, result);
        break;
    case Role::Ternary:
        closeTernary(pieces, result);
        break;
    default:
        break;
    }
}

/// A group is its content: the value where the grammar names one, else the last part.
void FactWalker::passThrough(Pieces pieces, Piece& result)
{
    const Piece* inner = find(pieces, Slot::Value);
    if (!inner && !pieces.empty())
        inner = &pieces.back();
    if (!inner)
        return;
    const NodeKindRules* kind = result.kind;
    const Slot slot = result.slot;
    const quint32 start = result.start;
    const quint32 end = result.end;
    const bool isDecorator = kind->role == Role::Decorator;
    if (const Piece* type = find(pieces, Slot::Type);
        type && inner->expr != noIndex && m_facts.exprs[inner->expr].kind == ExprKind::Object)
        typeLiteral(inner->expr, exprOf(*type), false);
    result = *inner;
    result.expr = exprOf(*inner);
    result.slot = slot;
    if (isDecorator)
        result.name = shortText(inner->start, inner->end);
    if (kind->role == Role::Spread)
        result.flags |= kind->flags & PairsKind ? SpreadShape | PairsShape : SpreadShape;
    const bool isQuotedType = (kind->flags & TypeKind) && inner->kind->role == Role::String;
    if (isQuotedType && !(inner->flags & Interpolated))
        result.expr = dottedExpr(stringContent(*inner), inner->line);
    if (kind->role == Role::Group)
        return;
    result.kind = kind;
    // Its arguments were the inner expression's affair.
    result.first = noIndex;
    if (kind->role == Role::Spread && m_rules.staticTypes && pieces.size() > 1)
        result.type = typeOf(pieces.front());
    if (!isDecorator) {
        result.start = start;
        result.end = end;
    }
}

/// Things with a name: keyword arguments, pairs of a dictionary, imported names, paths.
void FactWalker::closeNamed(Frame& frame, Pieces pieces, Piece& result)
{
    const Role role = frame.kind->role;
    if (role == Role::ModulePath) {
        result.name = nameText(frame.start, frame.end);
        return;
    }
    if (role == Role::RelativePath) {
        const std::string_view text = slice(frame.start, frame.end);
        const size_t dots = std::min(text.find_first_not_of('.'), text.size());
        result.count = quint32(dots);
        result.name = m_facts.strings.add(text.substr(dots));
        return;
    }
    quint32 declared = noIndex;
    const bool isBare = role == Role::Pair && pieces.size() == 2 && pieces[0].slot == Slot::None;
    if (isBare) {
        pieces[0].slot = Slot::Key;
        pieces[1].slot = Slot::Value;
    }
    for (const Piece& piece : pieces) {
        const bool isKey = piece.slot == Slot::Name || piece.slot == Slot::Key || piece.slot == Slot::Property;
        if (isKey && role == Role::Pair && m_rules.textValues) {
            const bool isLiteral = piece.kind->role == Role::Number || piece.kind->role == Role::String;
            const StringId key = isLiteral ? keyOf(piece) : noIndex;
            result.name = key == noIndex ? 0 : key;
            if (key == noIndex)
                result.type = exprOf(piece);
        } else if (isKey) {
            result.name = keyName(piece);
            if (piece.kind->role == Role::ComputedKey)
                result.type = piece.expr;
        } else if (piece.slot == Slot::Type && role == Role::Field)
            declared = exprOf(piece);
        else if (piece.slot == Slot::Alias)
            result.alias = piece.name;
        else if (piece.slot == Slot::Value || piece.slot == Slot::Right) {
            result.expr = exprOf(piece);
            result.first = piece.kind->role == Role::Function ? piece.count : noIndex;
            // `{a: b = 1}` has a default.
            if (role == Role::PatternPair && piece.kind->role == Role::Parameter)
                addFlow(result.expr, piece.first, frame.line);
        } else if (role == Role::NamespaceImport && (piece.flags & HasName))
            result.name = piece.name;
    }
    // `export { default as f }`, `export { f as default }`
    if (role == Role::ImportedName && frame.sawDefault)
        (result.name == 0 ? result.name : result.alias) = m_facts.strings.add(m_rules.defaultExport);
    if (role == Role::Field && result.name != 0 && m_facts.scopes[m_scope].isClass) {
        declare(m_scope, result.name, BindingKind::Variable, frame.line);
        if (result.expr != noIndex)
            addFlow(nameExpr(result.name, frame.line), result.expr, frame.line);
        if (declared != noIndex && m_rules.typesAreFallback) {
            const quint32 object = addExpr(ExprKind::This, currentDefinition(), 0, frame.line);
            flowType(nameExpr(result.name, frame.line), addExpr(ExprKind::Member, object, result.name, frame.line),
                declared, frame.line);
        }
    }
}

/// `global a` and `nonlocal a` (a is not this function's), and `#define A`.
void FactWalker::closeNames(Frame& frame, Pieces pieces)
{
    if (frame.kind->role == Role::Macro) {
        closeMacro(frame, pieces);
        return;
    }
    const quint32 scope = functionScope();
    for (const Piece& piece : pieces) {
        if ((piece.flags & HasName) && scope != 0) {
            m_foreign.insert(FileFacts::bindingKey(scope, piece.name));
            if (frame.kind->flags & HoistedKind)
                declare(0, piece.name, BindingKind::Variable, piece.line);
        }
    }
}

void FactWalker::closeArguments(Pieces pieces, Piece& result)
{
    std::vector<Argument> found;
    for (const Piece& piece : pieces) {
        const bool isKeyword = piece.kind->role == Role::KeywordArgument;
        const bool isSpread = piece.kind->role == Role::Spread;
        const bool isPassed = isSpread && !m_rules.effects.empty();
        found.push_back(
            { isKeyword ? piece.name : 0, isPassed ? spreadExpr(piece) : exprOf(piece), isSpread && !isPassed });
        result.flags |= piece.flags & (Halves | Scales | Steps);
    }
    result.first = quint32(m_facts.arguments.size());
    result.count = quint32(found.size());
    for (size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].flags & HasConstant)
            m_values[quint32(result.first + i)] = pieces[i].constant;
    }
    m_facts.arguments.insert(m_facts.arguments.end(), found.begin(), found.end());
    if (pieces.size() == 1 && (pieces[0].flags & HasConstant)) {
        result.constant = pieces[0].constant;
        result.flags |= HasConstant;
    }
}

/// The literal text that a key, a name or an index in brackets stands for; 0 for none.
StringId FactWalker::keyName(const Piece& piece)
{
    const Role role = piece.kind->role;
    if (role == Role::String)
        return (piece.flags & Interpolated) ? 0 : m_facts.strings.add(stringContent(piece));
    // In brackets a name is a variable.
    if (role == Role::ComputedKey || (piece.slot != Slot::Index && piece.name != 0))
        return piece.name;
    if ((piece.flags & HasConstant) && piece.constant >= 0 && piece.constant < mostElements)
        return m_facts.strings.add(std::to_string(piece.constant));
    // Well-known symbols are as good as names.
    const std::string_view text = slice(piece.start, std::min(piece.end, piece.start + longestSymbol));
    if (!m_rules.symbolPrefix.empty() && role == Role::Member && text.size() < longestSymbol
        && text.starts_with(m_rules.symbolPrefix))
        return m_facts.strings.add(std::string("[").append(text).append("]"));
    return 0;
}

/// `[key]` in place of a name.
void FactWalker::closeComputedKey(Pieces pieces, Piece& result)
{
    if (pieces.empty())
        return;
    Piece key = pieces.back();
    key.slot = Slot::Index;
    result.name = keyName(key);
    result.expr = result.name == 0 ? exprOf(key) : noIndex;
}

void FactWalker::closeMember(Frame& frame, Pieces pieces, Piece& result)
{
    const Role role = frame.kind->role;
    const Piece* object = find(pieces, role == Role::Qualified ? Slot::Scope : Slot::Object);
    const Piece* name = find(pieces, role == Role::Qualified ? Slot::Name : Slot::Property);
    if (role == Role::Subscript) {
        const Piece* index = find(pieces, Slot::Index);
        // A generic type has its parts without names.
        const bool isPlain = !object && !index && pieces.size() == 2;
        closeSubscript(isPlain ? &pieces.front() : object, isPlain ? &pieces.back() : index, frame, result);
        if (object && !m_rules.operatorPrefix.empty()) {
            Piece element = result;
            element.expr = noIndex;
            operatorCall("[]", *object, index, element);
            if (element.expr != noIndex) {
                result.expr = addExpr(ExprKind::Either, result.expr, 0, frame.line);
                m_facts.exprs[result.expr].b = element.expr;
            }
        }
        return;
    }
    if (role == Role::Qualified && !name && pieces.size() > 1) {
        object = &pieces.front();
        name = &pieces.back();
    }
    if (!name)
        return;
    result.name = name->name;
    if (m_rules.staticTypes && object && name->kind->role == Role::This) {
        result.expr = addExpr(ExprKind::Cast, noIndex, 0, frame.line);
        const quint32 outer = exprOf(*object);
        m_facts.exprs[result.expr].b = outer;
        return;
    }
    if (role == Role::Qualified && !object) {
        result.expr = name->expr;
        result.type = name->type;
        result.flags = name->flags & HasName;
        return;
    }
    quint32 base = object ? exprOf(*object) : noIndex;
    // `object.*pointer`: the pointer says which member.
    if (object && role == Role::Member && slice(object->end, name->start).find('*') != std::string_view::npos) {
        result.expr = nameExpr(name->name, frame.line);
        return;
    }
    if (role == Role::Qualified && base != noIndex && m_facts.exprs[base].kind == ExprKind::Applied)
        base = m_facts.exprs[base].a;
    if (role == Role::Qualified) {
        // A namespace that the sources do not define is a library's.
        if (base != noIndex && m_facts.exprs[base].kind == ExprKind::Name)
            m_facts.exprs[base].isCallee = true;
        result.flags = HasName;
        // `A::B::f` nests to the right: the scope goes in front of what the name already has.
        result.type = base;
        if (name->type != noIndex && name->expr != noIndex) {
            result.type = addExpr(ExprKind::Member, base, m_facts.exprs[name->type].text, frame.line);
            result.expr
                = appliedAs(name->expr, addExpr(ExprKind::Member, result.type, name->name, frame.line), frame.line);
            return;
        }
    }
    result.expr = appliedAs(name->expr, addExpr(ExprKind::Member, base, name->name, frame.line), frame.line);
}

/// A name in capitals that is assigned once stands for its literal.
void FactWalker::noteConstant(StringId name, const Piece& value)
{
    const std::string_view text = m_facts.strings.stdView(name);
    const bool isConstantName = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (const auto known = m_constants.find(name); known != m_constants.end())
        known->second.second = false;
    else if (isConstantName)
        m_constants.emplace(name, std::pair(value.constant, bool(value.flags & HasConstant)));
}

void FactWalker::assign(const Piece& target, const Piece& value, quint32 line, bool declares, quint32 scope)
{
    if (target.flags & HasName) {
        LoopStep step = LoopStep::Unknown;
        if (value.flags & Halves)
            step = LoopStep::Multiplicative;
        else if (value.flags & (Scales | Steps))
            step = (value.flags & Scales) ? LoopStep::Multiplicative : LoopStep::Additive;
        noteUpdate(target.name, step);
        if ((value.flags & Halves) && !body().loops.empty())
            body().loops.back().halved.push_back(target.name);
        noteConstant(target.name, value);
    }
    const quint32 targetExpr = exprOf(target);
    if (targetExpr == noIndex)
        return;
    if (declares)
        declareTargets(targetExpr, scope, BindingKind::Variable);
    addFlow(targetExpr, exprOf(value), line);
}

void FactWalker::closeAssignment(Frame& frame, Pieces pieces, Piece& result)
{
    if (m_language.kind(frame.token).operatorClass != OperatorClass::None) {
        closeAugmented(frame, pieces, result);
        return;
    }
    const Piece* left = find(pieces, Slot::Left);
    if (!left)
        left = find(pieces, Slot::Name);
    const Piece* right = find(pieces, Slot::Right);
    if (!right)
        right = find(pieces, Slot::Value);
    if (!right && !pieces.empty() && &pieces.front() != left && pieces.front().slot == Slot::None)
        right = &pieces.front();
    // `case P() as p`
    if (!left && pieces.size() == 2 && (pieces.back().flags & HasName) && m_rules.assignmentDeclares) {
        left = &pieces.back();
        right = &pieces.front();
    }
    if (!left)
        return;
    const Piece* type = find(pieces, Slot::Type);
    if (type && m_rules.assignmentDeclares) {
        declareTargets(exprOf(*left), functionScope(), BindingKind::Variable);
        if (const quint32 typeExpr = exprOf(*type); typeExpr != noIndex)
            addFlow(exprOf(*left), addExpr(ExprKind::InstanceOf, typeExpr, 0, frame.line), frame.line,
                m_rules.hintedTypes ? FlowKind::Hint : FlowKind::Assignment);
    }
    if (!right)
        return;
    Piece value = *right;
    value.expr = exprOf(*right);
    assign(*left, value, frame.line, m_rules.assignmentDeclares, functionScope());
    if (!m_rules.dereference.empty() && slice(frame.start, frame.end).starts_with(m_rules.dereference)
        && !m_facts.flows.empty())
        m_facts.flows.back().isThrough = true;
    result.expr = value.expr;
    result.constant = right->constant;
    result.flags = (right->flags & (HasConstant | Scales | Halves | Steps)) | Targets;
    result.name = left->name;
    result.count = quint32(m_facts.flows.size()) - 1;
}

void FactWalker::closeAugmented(Frame& frame, Pieces pieces, Piece& result)
{
    const Piece* target = find(pieces, Slot::Left);
    if (!target)
        target = find(pieces, Slot::Operand);
    if (!target)
        return;
    Piece* const amount = find(pieces, Slot::Right);
    if (amount && (amount->flags & HasConstant)) {
        result.constant = amount->constant;
        result.flags |= HasConstant;
    }
    const OperatorClass operation = m_language.kind(frame.token).operatorClass;
    const bool isMultiple = operation == OperatorClass::Multiply || operation == OperatorClass::Divide
        || operation == OperatorClass::FloorDivide || operation == OperatorClass::ShiftLeft
        || operation == OperatorClass::ShiftRight || operation == OperatorClass::Power;
    const bool isStep = operation == OperatorClass::Add || operation == OperatorClass::Subtract;
    if (target->flags & HasName) {
        noteUpdate(target->name,
            isMultiple   ? LoopStep::Multiplicative
                : isStep ? LoopStep::Additive
                         : LoopStep::Unknown);
        noteConstant(target->name, {});
    }
    if (frame.kind->role != Role::Increment && find(pieces, Slot::Right))
        operatorCall(slice(target->end, find(pieces, Slot::Right)->start), *target, find(pieces, Slot::Right), result);
    else if (frame.kind->role == Role::Increment)
        operatorCall(target->start > frame.start ? slice(frame.start, target->start) : slice(target->end, frame.end),
            *target, nullptr, result);
    const quint32 expr = exprOf(*target);
    if (operation == OperatorClass::Add && amount && !(amount->flags & HasConstant)
        && !m_rules.concatenationMethod.empty()) {
        const quint32 tail = exprOf(*amount);
        result.expr = addExpr(ExprKind::Concatenation, expr, 0, frame.line);
        m_facts.exprs[result.expr].b = tail;
    }
    if (expr != noIndex) {
        if (m_rules.assignmentDeclares)
            declareTargets(expr, functionScope(), BindingKind::Variable);
        // What is added to a variable becomes a part of it.
        const Piece* value = operation == OperatorClass::Otherwise ? find(pieces, Slot::Right) : nullptr;
        if (value) {
            addFlow(expr, exprOf(*value), frame.line);
            result.expr = expr;
            return;
        }
        quint32 sum = amount ? addOperation(tokenName(frame.token), expr, exprOf(*amount), frame.line) : noIndex;
        if (amount && sum == noIndex)
            sum = computed({ amount, 1 }, noIndex, frame.token, frame.line);
        addFlow(expr, sum, frame.line);
    }
}

void FactWalker::closePattern(Pieces pieces, Piece& result)
{
    std::vector<Argument> parts;
    quint32 position = 0;
    bool hasRest = false;
    for (const Piece& piece : pieces) {
        Argument part { 0, exprOf(piece) };
        if (piece.kind->role == Role::PatternPair)
            part = { piece.name, piece.expr };
        else if (piece.kind->role == Role::Key)
            part.key = piece.name;
        else if (piece.kind->role == Role::Parameter) {
            part = { piece.name, (piece.flags & HasName) ? nameExpr(piece.name, piece.line) : piece.expr };
            if (!(piece.kind->flags & DestructuringKind) && position < mostElements)
                part.key = m_facts.strings.add(std::to_string(position));
            addFlow(part.expr, piece.first, piece.line);
        } else if (piece.kind->role == Role::Spread && m_rules.textValues) {
            part.key = m_facts.strings.add(std::string(1, restMark).append(std::to_string(position)));
        } else if (piece.kind->role == Role::Spread) {
            part.isSpread = true;
        } else if (hasRest && m_rules.textValues) {
            part.key = m_facts.strings.add(std::to_string(qint64(position) - qint64(pieces.size())));
        } else if (position < mostElements)
            part.key = m_facts.strings.add(std::to_string(position));
        hasRest = hasRest || piece.kind->role == Role::Spread;
        ++position;
        if (part.expr != noIndex)
            parts.push_back(part);
    }
    result.expr = addExpr(ExprKind::Pattern, noIndex, 0, result.line);
    m_facts.exprs[result.expr].b = quint32(m_facts.arguments.size());
    m_facts.exprs[result.expr].count = quint32(parts.size());
    m_facts.arguments.insert(m_facts.arguments.end(), parts.begin(), parts.end());
}

void FactWalker::closeTernary(Pieces pieces, Piece& result)
{
    const Piece* first = find(pieces, Slot::Consequence);
    const Piece* second = find(pieces, Slot::Alternative);
    if (!first && !second && pieces.size() >= 3) {
        first = &pieces.front();
        second = &pieces.back();
    }
    const quint32 a = first ? exprOf(*first) : noIndex;
    const quint32 b = second ? exprOf(*second) : noIndex;
    result.expr = addExpr(ExprKind::Either, a, 0, result.line);
    m_facts.exprs[result.expr].b = b;
}

std::string_view FactWalker::stringContent(const Piece& piece) const
{
    std::string_view text = slice(piece.start, piece.end);
    while (!text.empty() && text.front() != '"' && text.front() != '\'' && text.front() != '`')
        text.remove_prefix(1);
    const size_t quotes = text.size() >= 6 && text[0] == text[1] && text[1] == text[2] ? 3 : 1;
    if (text.size() < 2 * quotes)
        return {};
    return text.substr(quotes, text.size() - 2 * quotes).substr(0, 256);
}

} // namespace Foreguest
