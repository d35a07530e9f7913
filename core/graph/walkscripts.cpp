// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/factwalker.h"

#include <algorithm>

namespace Foreguest {

namespace {
constexpr quint32 longestNamespace = 256;

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    return text;
}
} // namespace

/// `a::b::c` with a in front of what `b::c` has become.
quint32 FactWalker::nestedScope(quint32 outer, quint32 inner, quint32 line)
{
    constexpr size_t deepestNesting = 64;
    std::vector<StringId> names;
    for (quint32 at = inner; at != noIndex && names.size() < deepestNesting; at = m_facts.exprs[at].a) {
        names.push_back(m_facts.exprs[at].text);
        if (m_facts.exprs[at].kind != ExprKind::Member)
            break;
    }
    for (auto name = names.rbegin(); name != names.rend(); ++name)
        outer = addExpr(ExprKind::Member, outer, *name, line);
    return outer;
}

/// `namespace {`
bool FactWalker::isAnonymousNamespace(const Frame& frame) const
{
    constexpr std::string_view keyword = "namespace";
    const std::string_view text = slice(frame.start, std::min(frame.end, frame.start + longestNamespace));
    const size_t at = text.find(keyword);
    return at != std::string_view::npos && trimmed(text.substr(at + keyword.size())).substr(0, 1) == "{";
}

/// `namespace a::b::c`: definitions for a and b, within which c is opened. Returns how many there are.
quint32 FactWalker::openOuterNamespaces(const Frame& frame, TSNode node)
{
    std::string_view name;
    for (uint32_t i = 0, n = std::min(ts_node_named_child_count(node), 4U); i < n && name.empty(); ++i) {
        const TSNode child = ts_node_named_child(node, i);
        if (m_language.kind(ts_node_symbol(child)).role == Role::NestedName)
            name = slice(ts_node_start_byte(child),
                std::min(ts_node_end_byte(child), ts_node_start_byte(child) + longestNamespace));
    }
    quint32 opened = 0;
    for (size_t end = name.find("::"); end != std::string_view::npos; end = name.find("::")) {
        const StringId part = m_facts.strings.add(trimmed(name.substr(0, end)));
        name.remove_prefix(end + 2);
        Frame outer = frame;
        openDefinition(outer, DefinitionKind::Namespace);
        if (!outer.opened)
            break;
        ++opened;
        m_facts.definitions[outer.index].name = part;
        declare(outer.outerScope, part, BindingKind::Definition, frame.line);
        const quint32 target = nameExpr(part, frame.line);
        m_facts.exprs[target].scope = outer.outerScope;
        addFlow(target, addExpr(ExprKind::Definition, outer.index, 0, frame.line), frame.line);
    }
    return opened;
}

void FactWalker::closeNestedName(const Frame& frame, Piece& result)
{
    std::string_view name = slice(frame.start, std::min(frame.end, frame.start + longestNamespace));
    if (const size_t last = name.rfind("::"); last != std::string_view::npos)
        name = name.substr(last + 2);
    result.name = m_facts.strings.add(trimmed(name));
    result.flags |= HasName;
}

/// `@field`: a member of the object at work.
void FactWalker::closeOwnField(const Frame& frame, Piece& result)
{
    const quint32 object = addExpr(ExprKind::This, currentDefinition(), 0, frame.line);
    result.expr = addExpr(ExprKind::Member, object, nameText(frame.start, frame.end), frame.line);
}

/// A name that stands for the object at work (`$this`, `self`) or its base class (`parent`).
bool FactWalker::closeSpecialName(std::string_view name, quint32 line, Piece& result)
{
    const bool isThis = m_rules.thisNames.contains(std::string(name));
    if (!isThis && !m_rules.superNames.contains(std::string(name)))
        return false;
    result.expr = addExpr(isThis ? ExprKind::This : ExprKind::Super, currentDefinition(), 0, line);
    result.flags &= ~quint32(HasName);
    return true;
}

/// The object and the name of a called method, where the grammar gives them apart.
void FactWalker::joinCallee(Pieces pieces, Piece& callee)
{
    const Piece* object = find(pieces, Slot::Object);
    if (!object || !(callee.flags & HasName))
        return;
    const quint32 base = exprOf(*object);
    callee.expr = addExpr(ExprKind::Member, base, callee.name, callee.line);
    callee.start = object->start;
}

/// `require 'a'`, `source a.sh`: a file by its text. False where the text is not literal.
bool FactWalker::closeRequire(Pieces pieces, std::string_view name, quint32 line, Piece& result)
{
    const auto known = m_rules.requireFunctions.find(std::string(name.substr(0, 64)));
    if (known == m_rules.requireFunctions.end() || pieces.empty())
        return false;
    std::string_view text = slice(pieces.back().start, pieces.back().end);
    const size_t quote = text.find_first_of("\"'");
    const bool isQuoted = quote != std::string_view::npos;
    if (isQuoted) {
        const size_t end = text.find(text[quote], quote + 1);
        if (end == std::string_view::npos)
            return false;
        text = text.substr(quote + 1, end - quote - 1);
    }
    text = trimmed(text);
    const bool hasExpression = text.find_first_of("$(`{ ") != std::string_view::npos;
    if (text.empty() || hasExpression)
        return false;
    std::string path(text);
    // Relative to the file: `./` in front says so.
    if (known->second == "relative" && path.front() != '.')
        path.insert(0, path.front() == '/' ? "." : "./");
    result.expr = addExpr(ExprKind::Module, 0, m_facts.strings.add(path), line);
    addImport(result.expr, 0, noIndex, line);
    return true;
}

/// `super` alone is a call with the arguments of the method around.
void FactWalker::callSuper(Piece& piece)
{
    const quint32 call = addExpr(ExprKind::Call, piece.expr, 0, piece.line);
    m_facts.callSites.push_back({ body().definition, noIndex, call, piece.line, m_condition, noIndex });
    piece.expr = call;
}

/// `include Module`, `use Trait`: its methods are the class's own.
void FactWalker::addMixin(quint32 expr)
{
    if (expr != noIndex && m_facts.scopes[m_scope].isClass)
        m_mixins[currentDefinition()].push_back(expr);
}

/// Names that stand alone and are no variable call the method of that name.
void FactWalker::callBareNames()
{
    for (const Mention& mention : m_mentions) {
        const quint32 binding = lookUp(mention.scope, mention.name);
        if (binding != noIndex && m_facts.bindings[binding].kind != BindingKind::Definition
            && m_facts.bindings[binding].kind != BindingKind::Prototype)
            continue;
        const quint32 outer = m_scope;
        m_scope = mention.scope;
        const quint32 callee = nameExpr(mention.name, mention.line);
        m_facts.exprs[callee].isCallee = true;
        const quint32 call = addExpr(ExprKind::Call, callee, 0, mention.line);
        m_scope = outer;
        m_facts.callSites.push_back({ mention.definition, noIndex, call, mention.line, noIndex, noIndex });
    }
}

/// Whether an identifier, where it stands, is read as a value.
void FactWalker::noteMention(const Piece& piece)
{
    if (!m_rules.bareNamesCall || m_frames.empty())
        return;
    switch (m_frames.back().kind->role) {
    case Role::Parameters:
    case Role::Parameter:
    case Role::Spread:
    case Role::Pattern:
    case Role::Function:
    case Role::Class:
        return;
    default:
        break;
    }
    switch (piece.slot) {
    case Slot::Name:
    case Slot::Left:
    case Slot::Callee:
    case Slot::Parameters:
    case Slot::Property:
    case Slot::Key:
    case Slot::Alias:
        return;
    default:
        m_mentions.push_back({ body().definition, m_scope, piece.name, piece.line });
    }
}

/// Remembers a literal text that is run as code.
void FactWalker::noteCodeText(const Piece& arguments)
{
    constexpr size_t mostCodeTexts = 16;
    constexpr quint32 longestCodeText = 1024;
    if (arguments.count == 0 || arguments.first == noIndex || m_codeTexts.size() >= mostCodeTexts)
        return;
    const std::string_view text = slice(arguments.start, std::min(arguments.end, arguments.start + longestCodeText));
    const size_t open = text.find_first_of("'\"`");
    if (open == std::string_view::npos || text.find_first_not_of(" \n(") != open)
        return;
    const size_t close = text.find(text[open], open + 1);
    if (close == std::string_view::npos || text.find('\\') < close)
        return;
    CodeText code;
    code.start = arguments.start + quint32(open) + 1;
    code.end = arguments.start + quint32(close);
    const size_t lineStart = m_text.rfind('\n', code.start);
    code.line = arguments.line + quint32(std::count(text.begin(), text.begin() + qsizetype(open), '\n')) - 1;
    code.column = code.start - quint32(lineStart == std::string_view::npos ? 0 : lineStart + 1);
    code.scope = m_scope;
    code.body = body().facts;
    if (code.end > code.start)
        m_codeTexts.push_back(code);
}

} // namespace Foreguest
