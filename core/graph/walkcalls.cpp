// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/constants.h"
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr quint32 mostElements = 256;
}

quint32 FactWalker::noteCall(const Piece& callee, const Piece* arguments, quint32 expr, quint32 line)
{
    CallFact call;
    call.line = line;
    call.loop = body().loop;
    call.callee = shortText(callee.start, callee.end);
    if (arguments && arguments->end > arguments->start + 1) {
        const char open = m_text[arguments->start];
        const bool hasParentheses = open == '(' || open == '{';
        call.arguments = shortText(arguments->start + hasParentheses, arguments->end - hasParentheses);
    }
    call.argumentCount = quint16(std::min<quint32>(m_facts.exprs[expr].count, std::numeric_limits<quint16>::max()));
    bodyFacts().calls.push_back(call);
    quint32 called = m_facts.exprs[expr].a == noIndex ? expr : m_facts.exprs[expr].a;
    m_facts.exprs[called].isCallee = true;
    if (m_facts.exprs[called].kind == ExprKind::Applied && m_facts.exprs[called].a != noIndex)
        m_facts.exprs[m_facts.exprs[called].a].isCallee = true;
    const auto index = quint32(bodyFacts().calls.size()) - 1;
    m_facts.callSites.push_back({ body().definition, index, expr, line, m_condition, noIndex });
    return index;
}

/// `import('./x')` promises a module.
bool FactWalker::closeImportCall(const Piece& callee, const Piece* arguments, quint32 line, Piece& result)
{
    if (callee.kind->role != Role::ImportFunction)
        return false;
    const quint32 first = arguments && arguments->count > 0 && arguments->first != noIndex
        ? m_facts.arguments[arguments->first].expr
        : noIndex;
    if (first == noIndex || m_facts.exprs[first].kind != ExprKind::Literal || m_facts.exprs[first].b == noIndex)
        return true;
    const quint32 module = addExpr(ExprKind::Module, 0, m_facts.exprs[first].b, line);
    addImport(module, 0, noIndex, line);
    result.expr = addExpr(ExprKind::Object, noIndex, m_facts.strings.add(m_rules.promiseType), line);
    m_facts.exprs[result.expr].b = quint32(m_facts.arguments.size());
    m_facts.exprs[result.expr].count = 1;
    m_facts.arguments.push_back({ m_facts.strings.add(hiddenName("promised")), module });
    return true;
}

/// `<Panel title={f} />` calls the component with its attributes; what starts with a small letter is the page's.
void FactWalker::closeElement(const Frame& frame, Pieces pieces, Piece& result)
{
    const Piece* name = find(pieces, Slot::Name);
    if (!name || name->end == name->start)
        return;
    const char initial = m_text[name->start];
    const bool isComponent = name->kind->role == Role::Member || !(initial >= 'a' && initial <= 'z');
    if (!isComponent)
        return;
    std::vector<Argument> attributes;
    for (const Piece& piece : pieces) {
        if (piece.kind->role == Role::Pair && piece.expr != noIndex)
            attributes.push_back({ piece.name, piece.expr });
    }
    const quint32 target = exprOf(*name);
    const quint32 object = addExpr(ExprKind::Object, noIndex, 0, frame.line);
    m_facts.exprs[object].b = quint32(m_facts.arguments.size());
    m_facts.exprs[object].count = quint32(attributes.size());
    m_facts.arguments.insert(m_facts.arguments.end(), attributes.begin(), attributes.end());
    result.expr = addExpr(ExprKind::New, target, 0, frame.line);
    m_facts.exprs[result.expr].b = quint32(m_facts.arguments.size());
    m_facts.exprs[result.expr].count = 1;
    m_facts.arguments.push_back({ 0, object });
    noteCall(*name, nullptr, result.expr, frame.line);
}

void FactWalker::closeCall(Frame& frame, Pieces pieces, Piece& result)
{
    const Piece* callee = find(pieces, Slot::Callee);
    if (!callee)
        callee = find(pieces, Slot::Type);
    if (!callee && !pieces.empty() && pieces.front().slot == Slot::None && m_rules.nameOnlyCalls)
        callee = &pieces.front();
    Piece selected;
    if (!callee && find(pieces, Slot::Property)) {
        closeMethodCall(pieces, selected);
        callee = &selected;
    }
    if (!callee)
        return;
    Piece method = *callee;
    if (callee != &selected)
        joinCallee(pieces, method);
    callee = &method;
    const Piece* arguments = find(pieces, Slot::Arguments);
    const std::string_view name = slice(callee->start, callee->end);
    const std::string_view whole = slice(frame.start, frame.end);
    const std::string_view word = whole.substr(0, std::min(whole.find_first_of(" (\t\n"), whole.size()));
    if (!m_rules.requireFunctions.empty() && closeRequire(pieces, word, frame.line, result))
        return;
    if (arguments && arguments->first != noIndex && m_rules.mixinCalls.contains(std::string(name.substr(0, 64)))) {
        for (quint32 i = 0; i < arguments->count; ++i)
            addMixin(m_facts.arguments[arguments->first + i].expr);
    }
    if (arguments && !m_rules.requireFunction.empty() && name == m_rules.requireFunction) {
        const quint32 first = arguments->count == 1 ? m_facts.arguments[arguments->first].expr : noIndex;
        const std::string_view inner = slice(arguments->start + 1, arguments->end - 1);
        const bool isText = first != noIndex && m_facts.exprs[first].kind == ExprKind::Literal && inner.size() > 2
            && (inner.front() == '"' || inner.front() == '\'');
        if (isText) {
            const StringId path = m_facts.strings.add(inner.substr(1, inner.size() - 2));
            result.expr = addExpr(ExprKind::Module, 0, path, frame.line);
            addImport(result.expr, 0, noIndex, frame.line);
            return;
        }
    }
    if (closeImportCall(*callee, arguments, frame.line, result))
        return;
    if (!m_rules.superFunction.empty() && name == m_rules.superFunction) {
        result.expr = addExpr(ExprKind::Super, currentDefinition(), 0, frame.line);
        Piece none;
        none.start = callee->start;
        none.end = callee->end;
        const quint32 target = exprOf(*callee);
        const quint32 call = addExpr(ExprKind::Call, target, 0, frame.line);
        noteCall(*callee, arguments, call, frame.line);
        return;
    }
    const bool isNew = frame.kind->role == Role::New;
    const Piece* type = isNew && m_rules.staticTypes ? find(pieces, Slot::Type) : nullptr;
    if (type && type != &pieces.front() && pieces.front().slot == Slot::None && (type->flags & HasName)) {
        // `outer.new Inner()`: the type is found in the object's class.
        const quint32 outer = exprOf(pieces.front());
        method.expr = addExpr(ExprKind::Member, outer, type->name, type->line);
    }
    const bool isAnonymous = isNew && (pieces.back().kind->flags & AnonymousClassKind) && pieces.back().expr != noIndex;
    const quint32 target = exprOf(isAnonymous ? pieces.back() : *callee);
    if (callee->kind && (callee->kind->role == Role::This || callee->kind->role == Role::Super))
        m_chained.insert(currentDefinition());
    result.expr = addExpr(isNew ? ExprKind::New : ExprKind::Call, target, 0, frame.line);
    Expr& expr = m_facts.exprs[result.expr];
    if (arguments && arguments->first != noIndex) {
        expr.b = arguments->first;
        expr.count = arguments->count;
        result.flags |= arguments->flags & Halves;
    } else if (arguments) {
        const Argument only { 0, exprOf(*arguments) };
        Expr& grown = m_facts.exprs[result.expr];
        grown.b = quint32(m_facts.arguments.size());
        grown.count = 1;
        m_facts.arguments.push_back(only);
    }
    noteCall(*callee, arguments, result.expr, frame.line);
    m_facts.callSites.back().firstInner = frame.firstSite;
    if (arguments && name.size() < 64 && m_rules.textCalls.contains(std::string(name)))
        noteCodeText(*arguments);
    if (arguments && !m_rules.evaluators.empty() && m_rules.evaluators.contains(std::string(name.substr(0, 64)))) {
        if (const quint32 ran = evaluated(*arguments, frame.line); ran != noIndex) {
            const quint32 either = addExpr(ExprKind::Either, result.expr, 0, frame.line);
            m_facts.exprs[either].b = ran;
            result.expr = either;
        }
    }
    if (m_rules.exitCalls.contains(std::string(name.substr(0, 64))))
        noteExit(true);
    if (!m_rules.allocators.empty() && name.size() < 64) {
        const auto allocator = m_rules.allocators.find(std::string(name));
        if (allocator != m_rules.allocators.end() && arguments)
            noteAllocator(allocator->second, *arguments, frame);
    }
    if (const Piece* size = find(pieces, Slot::Size); size && isNew)
        noteArrayNew(*callee, *size, frame);
    result.first = arguments ? arguments->first : noIndex;
    result.count = arguments ? arguments->count : 0;
}

/// The folded values of a call's arguments, in order.
std::vector<std::optional<qint64>> FactWalker::constantArguments(quint32 first, quint32 count) const
{
    std::vector<std::optional<qint64>> values;
    for (quint32 i = 0; i < std::min(count, 8U); ++i) {
        const auto found = m_values.find(first + i);
        values.push_back(found == m_values.end() ? std::nullopt : std::optional(found->second));
    }
    return values;
}

void FactWalker::noteAllocator(const AllocatorRules& rules, const Piece& arguments, const Frame& frame)
{
    qint64 count = -1;
    const auto values = constantArguments(arguments.first, arguments.first == noIndex ? 0 : arguments.count);
    const auto at = [&](int i) -> std::optional<qint64> {
        return i >= 0 && size_t(i) < values.size() ? values[size_t(i)] : std::nullopt;
    };
    std::optional<qint64> amount = at(rules.argument);
    if (amount && rules.factorArgument >= 0)
        amount = at(rules.factorArgument) ? fold(OperatorClass::Multiply, *amount, *at(rules.factorArgument))
                                          : std::nullopt;
    if (amount)
        amount = fold(OperatorClass::Multiply, *amount, rules.unit);
    if (amount && *amount >= 0)
        count = *amount;
    noteAllocation(AllocationKind(rules.kind), count, frame.start, frame.end, frame.line);
}

void FactWalker::noteArrayNew(const Piece& type, const Piece& size, const Frame& frame)
{
    const auto unit = m_rules.typeSizes.find(std::string(slice(type.start, type.end)));
    const std::optional<qint64> count = size.flags & HasConstant ? std::optional(size.constant) : std::nullopt;
    if (unit == m_rules.typeSizes.end()) {
        noteAllocation(AllocationKind::Array, count.value_or(-1), frame.start, frame.end, frame.line);
        return;
    }
    const auto bytes = count ? fold(OperatorClass::Multiply, *count, unit->second) : std::nullopt;
    noteAllocation(AllocationKind::Bytes, bytes.value_or(-1), frame.start, frame.end, frame.line);
}

void FactWalker::noteAllocation(AllocationKind kind, qint64 count, quint32 start, quint32 end, quint32 line)
{
    AllocationFact fact;
    fact.line = line;
    fact.loop = body().loop;
    fact.kind = kind;
    fact.count = count;
    fact.text = shortText(start, end);
    bodyFacts().allocations.push_back(fact);
}

void FactWalker::closeSizeOf(Pieces pieces, Piece& result)
{
    if (pieces.empty())
        return;
    const auto size = m_rules.typeSizes.find(std::string(slice(pieces[0].start, pieces[0].end)));
    if (size == m_rules.typeSizes.end())
        return;
    result.constant = size->second;
    result.flags |= HasConstant;
}

void FactWalker::closeBinary(Frame& frame, Pieces pieces, Piece& result)
{
    if (pieces.size() < 2)
        return;
    const Piece& left = pieces.front();
    const Piece& right = pieces.back();
    if (!((left.flags & right.flags) & HasConstant))
        operatorCall(slice(left.end, std::max(left.end, right.start)), left, &right, result);
    const NodeKindRules& token = m_language.kind(frame.token);
    if (!m_rules.operators.empty() && !token.isBooleanOperator) {
        const std::string_view name = tokenName(frame.token);
        const bool compares
            = (token.operatorClass >= OperatorClass::Less && token.operatorClass <= OperatorClass::NotEqual)
            || name == "==" || name == "in" || name == "not in";
        const quint32 first = exprOf(left);
        result.expr = addOperation(name, first, exprOf(right), frame.line);
        if (result.expr != noIndex && compares)
            m_facts.exprs[result.expr].count = 1;
        if (token.operatorClass == OperatorClass::None)
            return;
    }
    const bool isChoice = token.isBooleanOperator || token.operatorClass == OperatorClass::Otherwise;
    if (isChoice || token.operatorClass == OperatorClass::None) {
        if (result.expr != noIndex && !isChoice)
            return;
        const quint32 first = exprOf(left);
        const quint32 second = exprOf(right);
        result.expr = addExpr(ExprKind::Either, first, 0, frame.line);
        m_facts.exprs[result.expr].b = second;
        if (!isChoice)
            m_facts.exprs[result.expr].kind = ExprKind::Unknown;
        if (!m_rules.operatorMethods.empty() && !token.isBooleanOperator)
            closeOperatorCall(left, &right, frame, result);
        return;
    }
    if (!m_rules.operatorMethods.empty())
        closeOperatorCall(left, &right, frame, result);
    const OperatorClass operation = token.operatorClass;
    if (operation >= OperatorClass::Less && operation <= OperatorClass::NotEqual) {
        result.comparison = operation;
        result.name = left.name;
        result.constant = right.constant;
        result.hasBound = right.flags & HasConstant;
        if (result.expr == noIndex)
            result.expr = computed(pieces, noIndex, frame.token, frame.line);
        return;
    }
    const bool hasLiteral = (left.flags | right.flags) & HasConstant;
    const bool isText = (left.flags | right.flags) & Sequence;
    if (operation == OperatorClass::Add && !m_rules.concatenationMethod.empty() && (isText || !hasLiteral)) {
        const quint32 head = exprOf(left);
        const quint32 tail = exprOf(right);
        result.expr = addExpr(ExprKind::Concatenation, head, 0, frame.line);
        m_facts.exprs[result.expr].b = tail;
        result.flags |= isText ? quint32(Sequence) : 0U;
    }
    if ((left.flags & HasConstant) && (right.flags & HasConstant)) {
        if (const auto value = fold(operation, left.constant, right.constant)) {
            result.constant = *value;
            result.flags |= HasConstant;
        }
    }
    const quint32 inherited = (left.flags | right.flags) & (Scales | Halves);
    result.flags |= inherited;
    const bool divides = operation == OperatorClass::Divide || operation == OperatorClass::FloorDivide
        || operation == OperatorClass::ShiftRight;
    if (divides && (right.flags & HasConstant) && right.constant > (operation == OperatorClass::ShiftRight ? 0 : 1))
        result.flags |= Halves | Scales;
    else if ((operation == OperatorClass::Multiply || operation == OperatorClass::ShiftLeft) && hasLiteral)
        result.flags |= Scales;
    else if (operation == OperatorClass::Add || operation == OperatorClass::Subtract)
        result.flags |= Steps;
    for (const Piece* side : { &left, &right }) {
        const Piece& other = side == &left ? right : left;
        if (operation != OperatorClass::Multiply || !(side->flags & Sequence))
            continue;
        const auto count = (other.flags & HasConstant) && other.constant >= 0
            ? fold(OperatorClass::Multiply, other.constant, std::max<qint64>(side->constant, 1))
            : std::nullopt;
        const bool isString = side->kind->role == Role::String;
        noteAllocation(isString ? AllocationKind::String : AllocationKind::List, count.value_or(-1), frame.start,
            frame.end, frame.line);
        result.expr = exprOf(*side);
        result.flags &= ~quint32(Scales);
    }
    if (result.expr == noIndex)
        result.expr = computed(pieces, noIndex, frame.token, frame.line);
}

void FactWalker::closeUnary(Frame& frame, Pieces pieces, Piece& result)
{
    if (pieces.empty())
        return;
    const Piece& operand = pieces.back();
    if (m_language.kind(frame.token).operatorClass == OperatorClass::Receive)
        result.expr = addExpr(ExprKind::Subscript, exprOf(operand), 0, frame.line);
    else if (frame.kind->flags & TransparentKind)
        result.expr = exprOf(operand);
    if (!m_rules.operatorMethods.empty())
        closeOperatorCall(operand, nullptr, frame, result);
    if (!(operand.flags & HasConstant)) {
        if (m_rules.operators.empty())
            operatorCall(slice(frame.start, std::max(frame.start, operand.start)), operand, nullptr, result);
        else
            result.expr
                = addOperation(std::string(tokenName(frame.token)).append("x"), exprOf(operand), noIndex, frame.line);
        // What asks for the truth gives no operand back.
        if (m_rules.operators.contains("bool") && result.expr != noIndex && tokenName(frame.token) == "not")
            m_facts.exprs[result.expr].count = 1;
        if (result.expr == noIndex)
            result.expr = computed(pieces, noIndex, frame.token, frame.line);
        return;
    }
    const bool isMinus = m_language.kind(frame.token).operatorClass == OperatorClass::Subtract;
    const auto value = isMinus ? fold(OperatorClass::Subtract, 0, operand.constant) : std::nullopt;
    if (!value)
        return;
    result.constant = *value;
    result.flags |= HasConstant;
}

void FactWalker::closeLiteral(Frame& frame, Pieces pieces, Piece& result)
{
    switch (frame.kind->role) {
    case Role::Number:
        if (const auto value = parseNumber(slice(frame.start, frame.end))) {
            result.constant = *value;
            result.flags |= HasConstant;
        }
        return;
    case Role::Constant:
        if (frame.kind->constant >= 0) {
            result.constant = frame.kind->constant;
            result.flags |= HasConstant;
        }
        return;
    case Role::String:
        if (!pieces.empty())
            result.flags |= Interpolated;
        // tag`a${b}`: the tag gets the texts and the values.
        if (!pieces.empty() && frame.slot == Slot::Arguments && !m_frames.empty()
            && m_frames.back().kind->role == Role::Call) {
            std::vector<Argument> given { { 0, noIndex } };
            for (const Piece& piece : pieces)
                given.push_back({ 0, exprOf(piece) });
            result.first = quint32(m_facts.arguments.size());
            result.count = quint32(given.size());
            m_facts.arguments.insert(m_facts.arguments.end(), given.begin(), given.end());
        }
        result.flags |= Sequence;
        result.constant = std::max<qint64>(qint64(frame.end) - frame.start - 2, 0);
        if (!pieces.empty()) {
            const quint32 type = exprOf(result);
            result.expr = computed(pieces, type, 0, frame.line);
        }
        return;
    case Role::This:
    case Role::Super:
        result.expr = addExpr(
            frame.kind->role == Role::This ? ExprKind::This : ExprKind::Super, currentDefinition(), 0, frame.line);
        return;
    case Role::List:
    case Role::Dictionary:
    case Role::Set:
        closeCollection(frame, pieces, result);
        return;
    default:
        return;
    }
}

void FactWalker::closeCollection(Frame& frame, Pieces pieces, Piece& result)
{
    std::vector<Argument> elements;
    std::vector<std::pair<quint32, quint32>> computed; ///< Key and value.
    const bool isDictionary = frame.kind->role == Role::Dictionary;
    qint64 count = 0;
    bool isCounted = true;
    for (const Piece& piece : pieces) {
        const Role role = piece.kind->role;
        isCounted = isCounted && role != Role::Spread;
        const auto position = quint32(count++);
        if (position >= mostElements || piece.slot == Slot::Size)
            continue;
        if (role == Role::Pair && piece.type != noIndex && piece.name == 0) {
            computed.emplace_back(piece.type, exprOf(piece));
        } else if (role == Role::Pair || role == Role::Function || role == Role::Key) {
            const bool isElement = role == Role::Function && (piece.name == 0 || !isDictionary);
            if (isElement)
                elements.push_back({ m_facts.strings.add(std::to_string(position)), piece.expr });
            else
                elements.push_back({ piece.name, exprOf(piece) });
        } else if (role == Role::Spread) {
            elements.push_back(
                m_rules.effects.empty() ? Argument { 0, exprOf(piece), true } : Argument { 0, spreadExpr(piece) });
        } else {
            elements.push_back({ isDictionary ? 0 : m_facts.strings.add(std::to_string(position)), exprOf(piece) });
        }
    }
    result.expr = addExpr(ExprKind::Object, noIndex, m_facts.strings.add(frame.kind->type), frame.line);
    m_facts.exprs[result.expr].b = quint32(m_facts.arguments.size());
    m_facts.exprs[result.expr].count = quint32(elements.size());
    m_facts.arguments.insert(m_facts.arguments.end(), elements.begin(), elements.end());
    for (const auto& [key, value] : computed) {
        const quint32 target = addExpr(ExprKind::Subscript, result.expr, 0, frame.line);
        m_facts.exprs[target].b = key;
        addFlow(target, value, frame.line);
    }
    if (m_rules.transparentContainers && !(frame.kind->flags & ConstantKind)) {
        std::vector<quint32> parts { addExpr(
            ExprKind::Literal, noIndex, m_facts.strings.add(frame.kind->type), frame.line) };
        for (const Argument& element : elements)
            parts.push_back(element.expr);
        result.expr = anyOf(parts, frame.line);
    }
    result.flags |= Sequence;
    result.constant = count;
    result.count = isCounted ? quint32(count) : noIndex;
    if (!frame.kind->type.empty() && !(frame.kind->flags & ConstantKind))
        noteAllocation(isDictionary ? AllocationKind::Dictionary : AllocationKind::List, isCounted ? count : -1,
            frame.start, frame.end, frame.line);
}

} // namespace Foreguest
