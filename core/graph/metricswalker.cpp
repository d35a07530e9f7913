// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/metricswalker.h"

#include "core/graph/filefacts.h"
#include "core/source/treewalk.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>

namespace Foreguest {

namespace {
/// Longer than any word that adds a path.
constexpr quint32 longestWord = 12;

bool isWordCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

quint8 structureOf(Role role)
{
    switch (role) {
    case Role::If:
        return IfRole;
    case Role::ForEach:
    case Role::Counted:
    case Role::While:
    case Role::DoWhile:
    case Role::AnyLoop:
        return LoopRole;
    case Role::Switch:
        return SwitchRole;
    case Role::Catch:
        return CatchRole;
    case Role::Ternary:
        return TernaryRole;
    default:
        return 0;
    }
}

TSFieldId fieldOf(const TSLanguage* grammar, std::string_view name)
{
    return ts_language_field_id_for_name(grammar, name.data(), uint32_t(name.size()));
}
} // namespace

MetricsWalker::MetricsWalker(const Language& language, std::string_view text)
    : m_language(language)
    , m_rules(language.metrics)
    , m_text(text)
    , m_alternative(fieldOf(language.grammar, "alternative"))
    , m_consequence(fieldOf(language.grammar, "consequence"))
    , m_body(fieldOf(language.grammar, "body"))
{
}

std::vector<FunctionMetrics> MetricsWalker::walk(const Tree& tree)
{
    m_results.emplace_back();
    m_open.emplace_back();
    walkTree(
        tree, [this](const Cursor& cursor) { return enter(cursor.node(), cursor); }, [this] { leave(); });
    closeFunction();
    return std::move(m_results);
}

bool MetricsWalker::enter(TSNode node, const Cursor& cursor)
{
    const TSSymbol symbol = ts_node_symbol(node);
    const quint16 flags = m_rules.flagsOf(symbol);
    if (flags & CommentNode) {
        m_comments.add(ts_node_start_point(node).row, ts_node_end_point(node).row);
        return false;
    }
    if (ts_node_child_count(node) == 0) {
        leaf(node, flags);
        return false;
    }
    Frame frame;
    frame.symbol = symbol;
    frame.role = m_language.kind(symbol).role;
    frame.structure = structureOf(frame.role);
    if (flags & CountedToken)
        addPaths(1, ts_node_start_byte(node));
    if (flags & UncountedNode) {
        frame.isUncounted = true;
        ++m_uncounted;
    }
    openStructure(frame, cursor);
    if (m_open.size() > 1 && (flags & LevelNode))
        raise(frame);
    if (m_open.size() > 1 && (flags & ResetNode)) {
        frame.isReset = true;
        frame.savedNesting = m_open.back().nesting;
        m_open.back().nesting = 0;
    }
    openSequence(frame, node);
    if (jumps(frame, node))
        flat();
    if (frame.role == Role::Function)
        openFunction(frame, node);
    m_frames.push_back(frame);
    return true;
}

void MetricsWalker::leave()
{
    const Frame frame = m_frames.back();
    m_frames.pop_back();
    if (frame.isFunction)
        closeFunction();
    if (frame.isReset)
        m_open.back().nesting = frame.savedNesting;
    m_open.back().nesting -= frame.raises;
    if (frame.isUncounted)
        --m_uncounted;
}

void MetricsWalker::raise(Frame& frame)
{
    ++frame.raises;
    ++m_open.back().nesting;
}

/// A jump to a label.
bool MetricsWalker::jumps(const Frame& frame, TSNode node) const
{
    if (frame.role == Role::Goto)
        return true;
    if (!(m_rules.flagsOf(frame.symbol) & JumpNode))
        return false;
    bool hasLabel = false;
    for (uint32_t i = 0, n = std::min(ts_node_named_child_count(node), 4U); i < n; ++i)
        hasLabel |= (m_rules.flagsOf(ts_node_symbol(ts_node_named_child(node, i))) & LabelNode) != 0;
    return hasLabel;
}

void MetricsWalker::Rows::add(quint32 first, quint32 end)
{
    const quint32 from = last == noIndex ? first : std::max(first, last + 1);
    if (from > end)
        return;
    count += end - from + 1;
    last = end;
}

void MetricsWalker::leaf(TSNode node, quint16 flags)
{
    const TSPoint start = ts_node_start_point(node);
    const TSPoint end = ts_node_end_point(node);
    // Line ends are tokens in some grammars.
    if (end.row != start.row && end.column == 0)
        m_code.add(start.row, end.row - 1);
    else if (ts_node_end_byte(node) > ts_node_start_byte(node))
        m_code.add(start.row, end.row);
    token(node, flags);
}

void MetricsWalker::token(TSNode node, quint16 flags)
{
    const quint32 start = ts_node_start_byte(node);
    const quint32 end = std::min(ts_node_end_byte(node), quint32(m_text.size()));
    if (start >= end)
        return;
    const TSSymbol symbol = ts_node_symbol(node);
    const std::string_view text = m_text.substr(start, std::min(end - start, longestWord));
    quint32 paths = 0;
    if (flags & CountedToken)
        paths = 1;
    else if ((flags & NameToken) && end - start < longestWord)
        paths = m_rules.isWord(text);
    else if (text.front() == '?' && (!ts_node_is_named(node) || (flags & QuestionNode)))
        paths = questionMarks(start, text);
    const bool isCounted = addPaths(paths, start);
    if (m_rules.assignedAndIsNone)
        noteReference(text, isCounted);
    if (!m_frames.empty() && m_frames.back().group != noIndex)
        operatorToken(symbol, flags);
}

/// lizard takes `&&` for a reference where a `=` comes before the statement or the parentheses end.
void MetricsWalker::noteReference(std::string_view text, bool isCounted)
{
    if (!m_inReference) {
        m_inReference = text == "&&";
        m_referenceResult = isCounted ? m_open.back().result : noIndex;
        return;
    }
    if (text == "=" && m_referenceResult != noIndex)
        --m_results[m_referenceResult].counted.cyclomatic;
    m_inReference = text != "=" && text != ";" && text != "{" && text != "}" && text != ")";
}

quint32 MetricsWalker::questionMarks(quint32 start, std::string_view text) const
{
    const auto count = quint32(std::count(text.begin(), text.end(), '?'));
    switch (m_rules.questions) {
    case QuestionStyle::None:
        return 0;
    case QuestionStyle::Each:
        return count;
    case QuestionStyle::AfterGap:
        return count - (start > 0 && isWordCharacter(m_text[start - 1]) ? 1 : 0);
    case QuestionStyle::Once:
        return 1;
    case QuestionStyle::NoWildcard:
        return isWholeTypeArgument(start) ? 0 : 1;
    }
    return 0;
}

/// `<?>` and `<? extends Name>`, as text.
bool MetricsWalker::isWholeTypeArgument(quint32 at) const
{
    const auto skipBlanks = [&](size_t i) {
        while (i < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[i])))
            ++i;
        return i;
    };
    size_t before = at;
    while (before > 0 && std::isspace(static_cast<unsigned char>(m_text[before - 1])))
        --before;
    if (before == 0 || m_text[before - 1] != '<')
        return false;
    size_t i = skipBlanks(at + 1);
    constexpr std::string_view keyword = "extends";
    if (m_text.substr(i, keyword.size()) == keyword) {
        i = skipBlanks(i + keyword.size());
        while (i < m_text.size() && isWordCharacter(m_text[i]))
            ++i;
        i = skipBlanks(i);
    }
    return i < m_text.size() && m_text[i] == '>';
}

bool MetricsWalker::addPaths(quint32 count, quint32 at)
{
    const OpenFunction& open = m_open.back();
    if (count == 0 || m_uncounted > 0 || at < open.bodyStart)
        return false;
    m_results[open.result].counted.cyclomatic += count;
    return true;
}

void MetricsWalker::openFunction(Frame& frame, TSNode node)
{
    frame.isFunction = true;
    const quint16 flags = m_rules.flagsOf(frame.symbol);
    const TSPoint start = ts_node_start_point(node);
    OpenFunction open;
    open.result = quint32(m_results.size());
    open.isSeparate = flags & SeparateFunction;
    const bool isFlat = m_open.size() == 1 || (flags & FlatFunction) || isInReset();
    open.level = isFlat || (m_rules.wrappers && isWrapped(node)) ? 0 : 1;
    if (m_rules.bodiesOnly && (open.isSeparate || m_open.size() == 1)) {
        const TSNode body = ts_node_child_by_field_id(node, m_body);
        open.bodyStart = ts_node_is_null(body) ? noIndex : ts_node_start_byte(body);
    }
    open.codeBefore = m_code.before(start.row);
    open.commentsBefore = m_comments.before(start.row);
    FunctionMetrics result;
    result.line = start.row + 1;
    result.column = start.column + 1;
    m_results.push_back(result);
    m_open.push_back(open);
}

void MetricsWalker::closeFunction()
{
    const OpenFunction open = m_open.back();
    m_open.pop_back();
    BodyMetrics& counted = m_results[open.result].counted;
    counted.sourceLines = m_code.count - open.codeBefore;
    counted.commentLines = m_comments.count - open.commentsBefore;
    Score paper = open.paper;
    // The paper's exception for functions that only hold others, as JavaScript has them for want of classes.
    const bool isOutermost = m_open.size() <= 1;
    if (m_rules.ownOnly && isOutermost && paper.structures == open.nestedStructures)
        paper.sum -= open.nestedStructures;
    counted.cognitive = open.analyser.sum;
    counted.cognitivePaper = paper.sum;
    // Top-level code is no function: it has its own structures only.
    if (isOutermost)
        return;
    OpenFunction& outer = m_open.back();
    if (!open.isSeparate)
        m_results[outer.result].counted.cyclomatic += counted.cyclomatic - 1;
    const quint32 nesting = outer.nesting + open.level;
    outer.paper.sum += open.paper.sum + open.paper.structures * nesting;
    outer.paper.structures += open.paper.structures;
    outer.nestedStructures += open.paper.structures;
    if (!m_rules.ownOnly) {
        outer.analyser.sum += open.analyser.sum + open.analyser.structures * nesting;
        outer.analyser.structures += open.analyser.structures;
    }
}

/// Whether the function to come belongs to a class that starts without nesting.
bool MetricsWalker::isInReset() const
{
    constexpr size_t furthest = 32;
    for (size_t i = 0; i < std::min(m_frames.size(), furthest); ++i) {
        const Frame& frame = m_frames[m_frames.size() - 1 - i];
        if (frame.isFunction || frame.isReset)
            return frame.isReset;
    }
    return false;
}

/// Whether all that stands beside a function in the one around it returns a name.
bool MetricsWalker::isWrapped(TSNode function) const
{
    TSNode inner = function;
    TSNode block = ts_node_parent(inner);
    if (!ts_node_is_null(block) && m_language.kind(ts_node_symbol(block)).role == Role::Decorated) {
        inner = block;
        block = ts_node_parent(inner);
    }
    const TSNode outer = ts_node_is_null(block) ? block : ts_node_parent(block);
    if (ts_node_is_null(outer) || m_language.kind(ts_node_symbol(outer)).role != Role::Function)
        return false;
    constexpr uint32_t mostStatements = 8;
    const uint32_t count = ts_node_named_child_count(block);
    for (uint32_t i = 0; i < count; ++i) {
        const TSNode statement = ts_node_named_child(block, i);
        const quint16 flags = m_rules.flagsOf(ts_node_symbol(statement));
        if (ts_node_eq(statement, inner) || (flags & CommentNode))
            continue;
        const bool returnsName = (flags & ReturnNode) && ts_node_named_child_count(statement) == 1
            && m_language.kind(ts_node_symbol(ts_node_named_child(statement, 0))).role == Role::Identifier;
        if (!returnsName || i >= mostStatements)
            return false;
    }
    return true;
}

void MetricsWalker::structural(bool countsForAnalyser)
{
    OpenFunction& open = m_open.back();
    open.paper.sum += 1 + open.nesting;
    ++open.paper.structures;
    if (countsForAnalyser) {
        open.analyser.sum += 1 + open.nesting;
        ++open.analyser.structures;
    }
}

void MetricsWalker::flat(bool countsForAnalyser)
{
    ++m_open.back().paper.sum;
    if (countsForAnalyser)
        ++m_open.back().analyser.sum;
}

/// Whether a part of a structure is one that it nests, where its head is not.
bool MetricsWalker::isBodyOf(const Frame& parent, const Frame& child, TSFieldId field) const
{
    if (child.role == Role::Else || child.role == Role::ElseIf || child.isElseIf)
        return false;
    if (parent.role == Role::Else || parent.role == Role::ElseIf)
        return (m_rules.bodyRoles & IfRole) && (parent.role == Role::Else || child.role == Role::Block);
    if (!(parent.structure & m_rules.bodyRoles))
        return false;
    return child.role == Role::Block
        || (field != 0 && (field == m_body || field == m_consequence || field == m_alternative));
}

void MetricsWalker::openStructure(Frame& frame, const Cursor& cursor)
{
    const Frame none;
    const Frame& parent = m_frames.empty() ? none : m_frames.back();
    const bool isElse = frame.role == Role::Else || frame.role == Role::ElseIf;
    const bool isInElse = parent.role == Role::Else || parent.role == Role::ElseIf;
    if (frame.role == Role::Conditional && m_open.size() > 1) {
        if (cursor.field() == m_alternative)
            flat(false);
        else
            structural(false);
    }
    if (!frame.structure && !isElse && !parent.structure && !isInElse)
        return;
    const TSFieldId field = cursor.field();
    const bool isAlternative = parent.role == Role::If && field != 0 && field == m_alternative;
    frame.isElseIf = frame.role == Role::If && (parent.role == Role::Else || isAlternative);
    // What a switch does otherwise is no path of its own.
    if (isElse ? parent.role != Role::Switch : isAlternative)
        flat();
    if (isBodyOf(parent, frame, field))
        raise(frame);
    if (!frame.structure || frame.isElseIf)
        return;
    structural();
    BodyMetrics& counted = m_results[m_open.back().result].counted;
    counted.nesting = std::max(counted.nesting, m_open.back().nesting + 1);
    if (!(frame.structure & m_rules.bodyRoles))
        raise(frame);
}

void MetricsWalker::openSequence(Frame& frame, TSNode node)
{
    const bool hasParent = !m_frames.empty();
    const quint32 around = hasParent ? m_frames.back().group : noIndex;
    if (m_rules.joinsParentheses && (m_rules.flagsOf(frame.symbol) & Parentheses)) {
        frame.group = around;
        return;
    }
    if (frame.role != Role::Binary)
        return;
    bool isBoolean = false;
    for (uint32_t i = 0, n = std::min(ts_node_child_count(node), 8U); i < n && !isBoolean; ++i) {
        const TSNode child = ts_node_child(node, i);
        isBoolean = !ts_node_is_named(child)
            && (m_language.kind(ts_node_symbol(child)).isBooleanOperator
                || (m_rules.flagsOf(ts_node_symbol(child)) & SilentOperator));
    }
    if (!isBoolean)
        return;
    frame.group = around;
    if (around == noIndex) {
        frame.group = quint32(m_groups.size());
        Group group;
        group.isSilent = hasParent && (m_rules.flagsOf(m_frames.back().symbol) & SilentParent);
        m_groups.push_back(group);
    }
}

/// +1 where the operator is not the one before it in the sequence.
void MetricsWalker::operatorToken(TSSymbol symbol, quint16 flags)
{
    const bool isBoolean = m_language.kind(symbol).isBooleanOperator;
    if (!isBoolean && !(flags & SilentOperator))
        return;
    Group& group = m_groups[m_frames.back().group];
    if (group.last != symbol && isBoolean)
        flat(!(flags & SilentOperator) && !group.isSilent);
    group.last = symbol;
}

void addMetrics(FileFacts& facts, const std::vector<FunctionMetrics>& metrics)
{
    const auto key = [](quint32 line, quint32 column) { return quint64(line) << 32 | column; };
    std::unordered_map<quint64, const BodyMetrics*> byPlace;
    for (size_t i = 1; i < metrics.size(); ++i)
        byPlace.emplace(key(metrics[i].line, metrics[i].column), &metrics[i].counted);
    for (const Definition& definition : facts.definitions) {
        if (definition.facts == noIndex || definition.isMacro)
            continue;
        BodyMetrics& body = facts.bodies[definition.facts];
        if (definition.kind == DefinitionKind::Module)
            body = metrics.front().counted;
        else if (const auto found = byPlace.find(key(definition.line, definition.column)); found != byPlace.end())
            body = *found->second;
    }
}

} // namespace Foreguest
