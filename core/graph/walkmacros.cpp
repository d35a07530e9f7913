// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/constants.h"
#include "core/graph/factwalker.h"
#include "core/graph/metricswalker.h"

#include <algorithm>
#include <cctype>

namespace Foreguest {

namespace {
constexpr size_t longestMacro = 16 * 1024;
constexpr size_t mostMacros = 50'000;
constexpr size_t longestDirective = 256;
constexpr int mostMacroParameters = 64;

bool isWordByte(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (static_cast<unsigned char>(c) & 0x80);
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    return text;
}

bool isWord(std::string_view text)
{
    return !text.empty() && !std::isdigit(static_cast<unsigned char>(text.front()))
        && std::all_of(text.begin(), text.end(), isWordByte);
}

std::string_view withoutParentheses(std::string_view text)
{
    text = trimmed(text);
    while (text.size() > 1 && text.front() == '(' && text.back() == ')'
        && isWord(trimmed(text.substr(1, text.size() - 2))))
        text = trimmed(text.substr(1, text.size() - 2));
    return text;
}

/// Whether something in the text may be a call: a word or parenthesis before a parenthesis.
bool mayCall(std::string_view text)
{
    char last = ' ';
    for (const char c : text) {
        if (c == '(' && (isWordByte(last) || last == ')'))
            return true;
        if (c != ' ' && c != '\t' && c != '\\' && c != '\n' && c != '\r')
            last = c;
    }
    return false;
}

/// Statements rather than an expression: a `;`, or the keyword or brace that starts one.
bool isStatement(std::string_view body)
{
    static constexpr std::string_view starts[] { "do", "if", "for", "while", "switch", "return", "goto", "else" };
    const std::string_view word
        = body.substr(0, size_t(std::find_if_not(body.begin(), body.end(), isWordByte) - body.begin()));
    return body.front() == '{' || body.find(';') != std::string_view::npos
        || std::find(std::begin(starts), std::end(starts), word) != std::end(starts);
}

/// The body as text that parses: `a ## b` becomes one word, with a mark where the parts meet; `#a` a string.
std::string parsable(std::string_view body)
{
    std::string text;
    for (size_t i = 0; i < body.size(); ++i) {
        if (body[i] == '"' || body[i] == '\'') {
            const char quote = body[i];
            text += body[i];
            for (++i; i < body.size() && body[i] != quote; ++i) {
                text += body[i];
                if (body[i] == '\\' && i + 1 < body.size())
                    text += body[++i];
            }
            text += quote;
        } else if (body[i] != '#') {
            text += body[i];
        } else if (i + 1 < body.size() && body[i + 1] == '#') {
            while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
                text.pop_back();
            const bool joinsWords = !text.empty() && isWordByte(text.back());
            ++i;
            while (i + 1 < body.size() && (body[i + 1] == ' ' || body[i + 1] == '\t'))
                ++i;
            if (joinsWords && i + 1 < body.size() && isWordByte(body[i + 1]))
                text += pasteMark;
        } else {
            text += "\"\"";
            while (i + 1 < body.size() && (isWordByte(body[i + 1]) || body[i + 1] == ' '))
                ++i;
        }
    }
    return text;
}

std::string_view takeParameter(std::string_view& parameters)
{
    const size_t comma = std::min(parameters.find(','), parameters.size());
    const std::string_view parameter = trimmed(parameters.substr(0, comma));
    parameters.remove_prefix(std::min(comma + 1, parameters.size()));
    return parameter.substr(0, std::min(parameter.find("..."), parameter.size()));
}

bool mentionsAny(std::string_view body, std::string_view parameters)
{
    std::vector<std::string_view> names { "__VA_ARGS__", "__VA_OPT__" };
    while (!parameters.empty() && names.size() < size_t(mostMacroParameters))
        names.push_back(takeParameter(parameters));
    for (size_t i = 0; i < body.size();) {
        size_t end = i;
        while (end < body.size() && isWordByte(body[end]))
            ++end;
        if (end > i && std::find(names.begin(), names.end(), body.substr(i, end - i)) != names.end())
            return true;
        i = std::max(end, i + 1);
    }
    return false;
}

/// The macro as a function, on one line up to its body. Its parameters have a type that says nothing.
std::string asFunction(std::string_view name, std::string_view parameters, std::string_view body)
{
    std::string text = "void ";
    text.append(name).append("(");
    int count = 0;
    while (!parameters.empty() && count < mostMacroParameters) {
        const std::string_view parameter = takeParameter(parameters);
        if (isWord(parameter))
            text.append(count++ ? ",int " : "int ").append(parameter);
    }
    text.append(isStatement(body) ? "){" : "){return ").append(parsable(body)).append(";}");
    return text;
}
} // namespace

/// `#define A 1`, `#define F(x) g(x)`: noted here, read once the file itself has been.
void FactWalker::closeMacro(Frame& frame, Pieces pieces)
{
    const Piece* name = find(pieces, Slot::Name);
    if (!name || m_isMacro)
        return;
    declare(0, name->name, BindingKind::Macro, frame.line);
    // Without a body the parameters are looked for in the text behind the name.
    const Piece* value = find(pieces, Slot::Value);
    std::string_view between = slice(name->end, value ? value->start : frame.end);
    const bool isFunctionLike = !between.empty() && between.front() == '(';
    const size_t close = between.find(')');
    between = isFunctionLike && close != std::string_view::npos ? between.substr(1, close - 1) : std::string_view();
    noteMacro(*name, between, value ? trimmed(slice(value->start, value->end)) : std::string_view(), isFunctionLike);
}

void FactWalker::noteMacro(const Piece& name, std::string_view parameters, std::string_view body, bool isFunctionLike)
{
    MacroFact fact;
    fact.name = name.name;
    fact.line = name.line;
    fact.condition = m_condition;
    fact.dropsArguments = isFunctionLike && !mentionsAny(body, parameters);
    if (!isFunctionLike) {
        std::string_view text = body;
        while (!text.empty() && text.back() == ')')
            text = trimmed(text.substr(0, text.size() - 1));
        while (!text.empty() && text.front() == '(')
            text = trimmed(text.substr(1));
        if (const auto number = parseNumber(text)) {
            m_constants[name.name] = { *number, true };
            fact.hasValue = true;
            fact.value = *number;
        }
    }
    m_facts.macros.push_back(fact);
    if (body.empty() || body.size() > longestMacro || m_macros.size() >= mostMacros)
        return;
    MacroText macro;
    macro.name = name.name;
    macro.line = name.line;
    macro.condition = m_condition;
    macro.body = body;
    macro.isFunctionLike = isFunctionLike;
    macro.parameters = parameters;
    m_macros.push_back(macro);
}

/// A macro that is another name for something: `#define allocate my_allocate`.
void FactWalker::aliasMacro(const MacroText& macro, std::string_view body)
{
    const quint32 value = nameExpr(m_facts.strings.add(body), macro.line);
    m_facts.exprs[value].isCallee = std::any_of(body.begin(), body.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    addFlow(nameExpr(macro.name, macro.line), value, macro.line);
}

/// Macros that call something become functions of their own kind: an argument that is called, or handed on, is then an
/// argument as any other, and whoever uses the macro calls what it calls.
void FactWalker::walkMacros(const SnippetParser& parseSnippet)
{
    const std::string_view wholeText = m_text;
    m_isMacro = true;
    for (const MacroText& macro : m_macros) {
        const std::string_view alias = withoutParentheses(macro.body);
        if (!macro.isFunctionLike && isWord(alias)) {
            aliasMacro(macro, alias);
            continue;
        }
        if (!mayCall(macro.body))
            continue;
        const std::string text = asFunction(m_facts.strings.stdView(macro.name), macro.parameters, macro.body);
        const Tree tree = parseSnippet({ text.data(), qsizetype(text.size()) });
        if (!tree)
            break;
        m_text = text;
        m_firstRow = macro.line - 1;
        m_condition = macro.condition;
        const size_t first = m_facts.definitions.size();
        visit(tree);
        if (first < m_facts.definitions.size())
            closeMacroBody(m_facts.definitions[first], macro, tree);
        m_pieces.clear();
    }
    m_text = wholeText;
    m_firstRow = 0;
    m_condition = noIndex;
    m_isMacro = false;
}

void FactWalker::closeMacroBody(Definition& definition, const MacroText& macro, const Tree& tree)
{
    definition.isMention = !macro.isFunctionLike;
    const std::vector<FunctionMetrics> counted = MetricsWalker(m_language, m_text).walk(tree);
    if (counted.size() > 1 && definition.facts != noIndex)
        static_cast<BodyMetrics&>(m_facts.bodies[definition.facts]) = counted[1].counted;
}

void FactWalker::openConditional(Frame& frame)
{
    std::string_view text = slice(frame.start, std::min<quint32>(frame.end, frame.start + longestDirective));
    for (size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1)) {
        if (end == 0 || text[end - 1] != '\\') {
            text = text.substr(0, end);
            break;
        }
    }
    text = trimmed(text);
    if (!text.empty() && text.front() == '#')
        text = trimmed(text.substr(1));
    frame.outerCondition = m_condition;
    const auto add = [&](Condition condition) {
        m_facts.conditions.push_back(condition);
        return quint32(m_facts.conditions.size()) - 1;
    };
    quint32 outer = m_condition;
    if (!m_frames.empty() && m_frames.back().kind->role == Role::Conditional && frame.slot == Slot::Alternative) {
        Condition otherwise = m_facts.conditions[m_frames.back().condition];
        otherwise.isNegated = true;
        outer = add(otherwise);
    }
    const bool isRest = text.substr(0, 4) == "else";
    const auto length = quint32(text.size());
    const auto start = quint32(text.data() - m_text.data());
    frame.condition = isRest ? outer : add({ outer, nameText(start, start + length), frame.line, false });
    m_condition = frame.condition;
}

/// What the directive holds belongs to what is around it.
void FactWalker::closeConditional(Frame& frame)
{
    m_condition = frame.outerCondition;
    const auto first = m_pieces.begin() + frame.firstPiece;
    m_pieces.erase(std::remove_if(first, m_pieces.end(),
                       [](const Piece& piece) { return piece.slot == Slot::Condition || piece.slot == Slot::Name; }),
        m_pieces.end());
}

} // namespace Foreguest
