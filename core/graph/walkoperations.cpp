// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/constants.h"
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

namespace {
/// Texts that are followed as values are no longer than this.
constexpr size_t longestKey = 64;
constexpr size_t mostEvaluatedCalls = 16;

bool isNamePart(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}
} // namespace

std::string_view FactWalker::tokenName(quint16 token) const
{
    const char* name = token == 0 ? nullptr : ts_language_symbol_name(m_language.grammar, token);
    return name ? name : std::string_view();
}

bool FactWalker::isLiteral(quint32 expr) const
{
    return expr == noIndex || m_facts.exprs[expr].kind == ExprKind::Literal;
}

/// An operator that a type may define; noIndex where the language has none or literals alone are meant.
quint32 FactWalker::addOperation(std::string_view name, quint32 left, quint32 right, quint32 line)
{
    if (m_rules.operators.empty() || (isLiteral(left) && isLiteral(right))
        || !m_rules.operators.contains(std::string(name)))
        return noIndex;
    const quint32 operation = addExpr(ExprKind::Operation, left, m_facts.strings.add(name), line);
    m_facts.exprs[operation].b = right;
    return operation;
}

StringId FactWalker::textKey(std::string_view content)
{
    if (!m_rules.textValues || !looksLikeNumber(content))
        return m_facts.strings.add(content);
    return m_facts.strings.add(std::string(1, textMark).append(content));
}

/// The value of a literal as a key; noIndex where it is none.
StringId FactWalker::keyOf(const Piece& piece)
{
    if (!m_rules.textValues || (piece.flags & Interpolated))
        return noIndex;
    if (piece.kind->role == Role::Number && (piece.flags & HasConstant))
        return m_facts.strings.add(std::to_string(piece.constant));
    const bool isShort = piece.end - piece.start <= longestKey;
    return piece.kind->role == Role::String && isShort ? textKey(stringContent(piece)) : noIndex;
}

/// `*list` or `**dictionary` among arguments or elements.
quint32 FactWalker::spreadExpr(const Piece& piece)
{
    const quint32 spread = addExpr(ExprKind::Spread, exprOf(piece), 0, piece.line);
    m_facts.exprs[spread].count = piece.kind->flags & PairsKind ? 1 : 0;
    return spread;
}

/// A name with dots, as in a text that names a type.
quint32 FactWalker::dottedExpr(std::string_view name, quint32 line)
{
    quint32 expr = noIndex;
    while (!name.empty()) {
        const size_t end = std::min(name.find('.'), name.size());
        const std::string_view part = name.substr(0, end);
        if (part.empty() || !std::all_of(part.begin(), part.end(), isNamePart))
            return noIndex;
        const StringId id = m_facts.strings.add(part);
        expr = expr == noIndex ? nameExpr(id, line) : addExpr(ExprKind::Member, expr, id, line);
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return expr;
}

void FactWalker::closeSubscript(const Piece* object, const Piece* index, Frame& frame, Piece& result)
{
    const quint32 owner = object ? exprOf(*object) : noIndex;
    if (index && index->kind->role == Role::Slice) {
        result.expr = addExpr(ExprKind::Slice, owner, 0, frame.line);
        const std::string_view text = slice(index->start, std::min(index->end, index->start + 64));
        const size_t colon = text.find(':');
        const std::string_view first = text.substr(0, std::min(colon, text.size()));
        const std::string_view rest = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
        const auto start = first.empty() ? std::optional<qint64>(0) : parseNumber(first);
        const auto stop = rest.empty() ? std::optional<qint64>(noIndex) : parseNumber(rest);
        const bool isKnown = start && stop && *start >= 0 && *start < noIndex && *stop >= 0 && *stop <= noIndex;
        m_facts.exprs[result.expr].b = isKnown ? quint32(*start) : noIndex;
        m_facts.exprs[result.expr].count = isKnown ? quint32(*stop) : noIndex;
        return;
    }
    StringId key = 0;
    quint32 computed = noIndex;
    if (index && !m_rules.textValues) {
        key = keyName(*index);
        computed = key == 0 ? exprOf(*index) : noIndex;
    } else if (index && index->kind->role == Role::String && !(index->flags & Interpolated))
        key = textKey(stringContent(*index));
    else if (index && (index->flags & HasConstant))
        key = m_facts.strings.add(std::to_string(index->constant));
    else if (index)
        computed = exprOf(*index);
    result.expr = addExpr(ExprKind::Subscript, owner, key, frame.line);
    m_facts.exprs[result.expr].b = computed;
}

/// `with a as b`: enters each manager, gives what that returns to the name, and leaves it.
void FactWalker::closeWith(Frame& frame, Pieces pieces)
{
    for (const Piece& piece : pieces) {
        const quint32 manager = piece.kind->role == Role::Block ? noIndex : exprOf(piece);
        if (manager == noIndex)
            continue;
        const quint32 entered = addOperation(frame.sawAsync ? "async with" : "with", manager, noIndex, piece.line);
        addOperation(frame.sawAsync ? "async exit" : "exit", manager, noIndex, piece.line);
        const bool isNamed = piece.kind->role == Role::Assignment && (piece.flags & Targets);
        if (isNamed && entered != noIndex && piece.count < m_facts.flows.size())
            m_facts.flows[piece.count].value = entered;
    }
}

void FactWalker::closeDelete(Pieces pieces)
{
    const auto remove = [&](quint32 expr) {
        if (expr != noIndex && m_facts.exprs[expr].kind == ExprKind::Subscript)
            m_facts.exprs[expr].access = Access::Delete;
    };
    for (const Piece& piece : pieces) {
        if (!m_rules.destructorPrefix.empty()) {
            endObject(exprOf(piece), piece.line);
            continue;
        }
        if (piece.expr == noIndex)
            continue;
        const Expr expr = m_facts.exprs[piece.expr];
        remove(piece.expr);
        for (quint32 i = 0; expr.kind == ExprKind::Object && i < expr.count; ++i)
            remove(m_facts.arguments[expr.b + i].expr);
    }
}

/// A value within a text is asked for its text.
void FactWalker::closeInterpolation(Frame& frame, Pieces pieces, Piece& result)
{
    if (pieces.empty())
        return;
    std::string_view text = slice(frame.start, frame.end);
    if (!text.empty() && text.back() == '}')
        text.remove_suffix(1);
    const bool isRaw = text.size() > 2 && text.substr(text.size() - 2) == "!r";
    result.expr = exprOf(pieces.front());
    addOperation(isRaw ? "{!r}" : "{}", result.expr, noIndex, frame.line);
}

/// A condition asks an object whether it is true.
void FactWalker::askTruth(Pieces pieces)
{
    const Piece* condition = m_rules.operators.empty() ? nullptr : find(pieces, Slot::Condition);
    if (!condition)
        return;
    const Role role = condition->kind->role;
    if (role == Role::Identifier || role == Role::Member || role == Role::Call || role == Role::Assignment)
        addOperation("bool", exprOf(*condition), noIndex, condition->line);
}

/// Raising a class makes an object of it.
void FactWalker::closeThrow(Pieces pieces, quint32 line)
{
    if (pieces.empty() || !m_rules.callInstantiates)
        return;
    const quint32 thrown = exprOf(pieces.front());
    if (thrown == noIndex)
        return;
    const ExprKind kind = m_facts.exprs[thrown].kind;
    if (kind != ExprKind::Name && kind != ExprKind::Member)
        return;
    const quint32 call = addExpr(ExprKind::Call, thrown, 0, line);
    m_facts.callSites.push_back({ body().definition, noIndex, call, line });
}

/// `except A as e`: e is an object of A.
void FactWalker::closeCatch(Pieces pieces)
{
    for (const Piece& piece : pieces) {
        const bool isNamed = piece.kind->role == Role::Assignment && (piece.flags & Targets);
        if (isNamed && m_rules.assignmentDeclares && piece.count < m_facts.flows.size() && piece.expr != noIndex)
            m_facts.flows[piece.count].value = addExpr(ExprKind::InstanceOf, piece.expr, 0, piece.line);
    }
}

/// A name as a pattern holds the value that is matched.
void FactWalker::closeCase(Pieces pieces)
{
    if (!m_rules.assignmentDeclares || pieces.empty() || pieces.front().kind->role != Role::ModulePath)
        return;
    const Piece& pattern = pieces.front();
    const std::string_view name = m_facts.strings.stdView(pattern.name);
    if (name.find('.') != std::string_view::npos || name == "_")
        return;
    for (auto frame = m_frames.rbegin(); frame != m_frames.rend(); ++frame) {
        if (frame->kind->role != Role::Switch)
            continue;
        declare(functionScope(), pattern.name, BindingKind::Variable, pattern.line);
        if (frame->firstPiece < m_pieces.size()) {
            const Piece subject = m_pieces[frame->firstPiece];
            addFlow(nameExpr(pattern.name, pattern.line), exprOf(subject), pattern.line);
        }
        return;
    }
}

/// What a literal text runs that is given to `eval`: the calls in it, or the name that it is.
quint32 FactWalker::evaluated(const Piece& arguments, quint32 line)
{
    if (arguments.first == noIndex || arguments.count == 0)
        return noIndex;
    const quint32 first = m_facts.arguments[arguments.first].expr;
    if (first == noIndex || m_facts.exprs[first].kind != ExprKind::Literal || m_facts.exprs[first].b == noIndex)
        return noIndex;
    const std::string text(m_facts.strings.stdView(m_facts.exprs[first].b));
    quint32 result = noIndex;
    size_t calls = 0;
    for (size_t at = 0; at < text.size() && calls < mostEvaluatedCalls;) {
        if (!isNamePart(text[at])) {
            ++at;
            continue;
        }
        size_t end = at;
        while (end < text.size() && (isNamePart(text[end]) || text[end] == '.'))
            ++end;
        if (end < text.size() && text[end] == '(') {
            const quint32 callee = dottedExpr(std::string_view(text).substr(at, end - at), line);
            if (callee != noIndex) {
                const quint32 call = addExpr(ExprKind::Call, callee, 0, line);
                m_facts.callSites.push_back({ body().definition, noIndex, call, line });
                result = result == noIndex ? call : result;
                ++calls;
            }
        } else if (at == 0 && end == text.size()) {
            result = dottedExpr(text, line);
        }
        at = end;
    }
    return result;
}

/// A default value is evaluated where its function is defined, not in it.
void FactWalker::moveOutside(quint32 expr, quint32 function)
{
    const Definition& owner = m_facts.definitions[function];
    for (int depth = 0; depth < 16 && expr != noIndex; ++depth) {
        Expr& part = m_facts.exprs[expr];
        part.scope = owner.outerScope;
        switch (part.kind) {
        case ExprKind::Definition: {
            Definition& inner = m_facts.definitions[part.a];
            inner.parent = owner.parent;
            inner.outerScope = owner.outerScope;
            m_facts.scopes[inner.scope].parent = owner.outerScope;
            return;
        }
        case ExprKind::Call:
            moveCall(expr, function);
            [[fallthrough]];
        case ExprKind::Member:
        case ExprKind::Subscript:
            expr = part.a;
            break;
        default:
            return;
        }
    }
}

void FactWalker::moveCall(quint32 expr, quint32 function)
{
    if (m_facts.callSites.empty() || m_bodies.size() < 2)
        return;
    CallSite& site = m_facts.callSites.back();
    std::vector<CallFact>& calls = bodyFacts().calls;
    if (site.expr != expr || site.definition != function || site.call == noIndex || site.call + 1 != calls.size())
        return;
    const OpenBody& outer = m_bodies[m_bodies.size() - 2];
    CallFact call = calls.back();
    calls.pop_back();
    call.loop = outer.loop;
    site.definition = outer.definition;
    site.call = quint32(m_facts.bodies[outer.facts].calls.size());
    m_facts.bodies[outer.facts].calls.push_back(call);
}

/// The parameter that takes the remaining arguments holds a collection of them.
void FactWalker::addRest(Definition& owner, const Piece& piece, quint32 position)
{
    const bool isKeyed = piece.flags & PairsShape;
    const std::string& type = isKeyed ? m_rules.keywordsType : m_rules.restType;
    if (type.empty())
        return;
    const quint32 rest = addExpr(ExprKind::Object, noIndex, m_facts.strings.add(type), piece.line);
    m_facts.exprs[rest].b = 0;
    (isKeyed ? owner.keywords : owner.rest) = rest;
    if (!isKeyed)
        owner.restFrom = position;
    addFlow(nameExpr(piece.name, piece.line), rest, piece.line);
}

} // namespace Foreguest
