// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/conditions.h"

#include "core/graph/constants.h"

#include <QRegularExpression>

#include <algorithm>
#include <cctype>

namespace Foreguest {

namespace {
/// Conditions that hang on macros whose conditions hang on macros…: beyond this they are unknown.
constexpr int deepestCondition = 24;
constexpr int deepestGroup = 32;

bool isWordByte(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

struct BinaryOperator
{
    std::string_view text;
    int level;
};
/// Longer ones first, where one begins another.
constexpr BinaryOperator binaryOperators[] { { "||", 1 }, { "&&", 2 }, { "==", 3 }, { "!=", 3 }, { "<=", 4 },
    { ">=", 4 }, { "<", 4 }, { ">", 4 }, { "+", 5 }, { "-", 5 }, { "*", 6 }, { "&", 3 } };
} // namespace

/// Reads the expression of an `#if`; three-valued.
struct Conditions::Reader
{
    Conditions& owner;
    quint32 file;
    quint32 line;
    int depth;
    std::string_view text;
    int groups = 0;

    void skip()
    {
        while (!text.empty() && (std::isspace(static_cast<unsigned char>(text.front())) || text.front() == '\\'))
            text.remove_prefix(1);
        if (text.substr(0, 2) == "/*") {
            const size_t end = text.find("*/");
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
            skip();
        } else if (text.substr(0, 2) == "//") {
            text = {};
        }
    }

    bool take(std::string_view token)
    {
        skip();
        if (text.substr(0, token.size()) != token)
            return false;
        text.remove_prefix(token.size());
        return true;
    }

    std::string_view word()
    {
        skip();
        size_t end = 0;
        while (end < text.size() && isWordByte(text[end]))
            ++end;
        const std::string_view found = text.substr(0, end);
        text.remove_prefix(end);
        return found;
    }

    Number primary()
    {
        if (++groups > deepestGroup) {
            text = {};
            return std::nullopt;
        }
        if (take("!")) {
            const Number value = primary();
            return value ? Number(!*value) : std::nullopt;
        }
        if (take("(")) {
            const Number value = expression(0);
            take(")");
            return value;
        }
        const std::string_view name = word();
        if (name.empty()) {
            text = {};
            return std::nullopt;
        }
        if (std::isdigit(static_cast<unsigned char>(name.front()))) {
            std::string_view digits = name;
            while (digits.size() > 1 && std::isalpha(static_cast<unsigned char>(digits.back()))
                && digits.substr(0, 2) != "0x")
                digits.remove_suffix(1);
            return parseNumber(digits);
        }
        if (name == "defined") {
            const bool hasParenthesis = take("(");
            const std::string_view macro = word();
            if (hasParenthesis)
                take(")");
            return owner.isDefined(file, line, macro, depth);
        }
        skip();
        if (!text.empty() && text.front() == '(') {
            text = {};
            return std::nullopt;
        }
        return owner.valueOf(file, line, name, depth);
    }

    const BinaryOperator* peek(int lowest)
    {
        skip();
        for (const BinaryOperator& candidate : binaryOperators) {
            if (text.substr(0, candidate.text.size()) == candidate.text)
                return candidate.level > lowest ? &candidate : nullptr;
        }
        return nullptr;
    }

    static Number apply(std::string_view token, Number a, Number b)
    {
        if (token == "&&") {
            if ((a && !*a) || (b && !*b))
                return 0;
            return a && b ? Number(1) : std::nullopt;
        }
        if (token == "||") {
            if ((a && *a) || (b && *b))
                return 1;
            return a && b ? Number(0) : std::nullopt;
        }
        if (!a || !b)
            return std::nullopt;
        if (token == "==" || token == "!=")
            return (*a == *b) == (token == "==");
        if (token == "<" || token == "<=")
            return *a < *b || (token == "<=" && *a == *b);
        if (token == ">" || token == ">=")
            return *a > *b || (token == ">=" && *a == *b);
        if (token == "+")
            return fold(OperatorClass::Add, *a, *b);
        if (token == "-")
            return fold(OperatorClass::Subtract, *a, *b);
        if (token == "*")
            return fold(OperatorClass::Multiply, *a, *b);
        return std::nullopt;
    }

    Number expression(int lowest)
    {
        Number value = primary();
        while (const BinaryOperator* token = peek(lowest)) {
            text.remove_prefix(token->text.size());
            value = apply(token->text, value, expression(token->level));
        }
        return value;
    }

    Number whole()
    {
        const Number value = expression(0);
        skip();
        // What could not be read to its end is not understood.
        return text.empty() ? value : std::nullopt;
    }
};

Conditions::Conditions(const SourceProgram& program, const IncludeIndex& includes)
    : m_program(program)
    , m_includes(includes)
{
}

void Conditions::evaluate(const std::unordered_map<quint32, ImportTarget>& imports)
{
    indexHeaders(imports);
    m_state.resize(m_program.files.size());
    for (quint32 f = 0; f < m_program.files.size(); ++f) {
        const FileFacts& facts = m_program.files[f].facts;
        m_state[f].assign(facts.conditions.size(), State::Open);
        for (const MacroFact& macro : facts.macros)
            m_macros[macro.name].push_back({ f, macro });
    }
    for (quint32 f = 0; f < m_program.files.size(); ++f) {
        for (quint32 i = 0; i < m_state[f].size(); ++i)
            state(f, i, 0);
    }
}

Conditions::State Conditions::state(quint32 file, quint32 condition, int depth)
{
    if (condition == noIndex)
        return State::Yes;
    State& known = m_state[file][condition];
    if (known == State::Visiting)
        return State::Unknown;
    if (known != State::Open)
        return known;
    if (depth > deepestCondition)
        return State::Unknown;
    known = State::Visiting;
    const Condition& entry = m_program.files[file].facts.conditions[condition];
    const State outer = state(file, entry.parent, depth + 1);
    if (outer == State::No)
        return known = State::No;
    const Number own = directive(file, entry, depth + 1);
    if (!own)
        return known = State::Unknown;
    if ((*own != 0) == entry.isNegated)
        return known = State::No;
    return known = outer;
}

Conditions::Number Conditions::directive(quint32 file, const Condition& condition, int depth)
{
    Reader reader { *this, file, condition.line, depth, m_program.strings.stdView(condition.directive) };
    const std::string_view kind = reader.word();
    if (kind == "ifdef" || kind == "elifdef")
        return isDefined(file, condition.line, reader.word(), depth);
    if (kind == "ifndef" || kind == "elifndef") {
        const Number defined = isDefined(file, condition.line, reader.word(), depth);
        return defined ? Number(!*defined) : std::nullopt;
    }
    return kind == "if" || kind == "elif" ? reader.whole() : std::nullopt;
}

Conditions::Number Conditions::isDefined(quint32 file, quint32 line, std::string_view name, int depth)
{
    const LanguageRules& rules = m_program.files[file].language->rules;
    if (rules.predefinedMacros.contains(std::string(name)))
        return 1;
    const auto found = m_macros.find(m_program.strings.find(name));
    Number result = 0;
    if (found != m_macros.end() && !name.empty()) {
        for (const Macro& macro : found->second) {
            if (macro.file == file && macro.fact.line >= line)
                continue;
            if (macro.file != file && !m_includes.sees(file, macro.file)) {
                // Whoever includes this file may have defined it before.
                result = std::nullopt;
                continue;
            }
            const State defines = state(macro.file, macro.fact.condition, depth + 1);
            if (defines == State::Yes)
                return 1;
            if (defines != State::No)
                result = std::nullopt;
        }
    }
    if (!result || rules.absentMacros.contains(std::string(name)))
        return result;
    return mayBeDefinedOutside(file, name) ? std::nullopt : result;
}

/// Names that settings, the system's headers or a library's may define can't be known here.
bool Conditions::mayBeDefinedOutside(quint32 file, std::string_view name) const
{
    const std::string& open = m_program.files[file].language->rules.openMacros;
    if (!open.empty()) {
        const auto [known, isNew] = m_isOpen.try_emplace(std::string(open).append(" ").append(name));
        if (isNew) {
            static thread_local std::unordered_map<std::string, QRegularExpression> patterns;
            const auto [pattern, isNewPattern] = patterns.try_emplace(open);
            if (isNewPattern)
                pattern->second = QRegularExpression(QString::fromStdString(open));
            known->second = pattern->second.match(QString::fromUtf8(name.data(), qsizetype(name.size()))).hasMatch();
        }
        if (known->second)
            return true;
    }
    const std::vector<quint32>& stems = unreadStems(file);
    if (stems.empty())
        return false;
    std::string head;
    for (const char c : name.substr(0, m_longestStem)) {
        head.push_back(char(std::toupper(static_cast<unsigned char>(c))));
        const auto stem = m_stems.find(head);
        if (stem != m_stems.end() && std::binary_search(stems.begin(), stems.end(), stem->second))
            return true;
    }
    return false;
}

const std::vector<quint32>& Conditions::unreadStems(quint32 file) const
{
    std::optional<std::vector<quint32>>& known = m_visibleStems[file];
    if (known)
        return *known;
    std::vector<quint32> stems = m_unreadHeaders[file];
    for (const quint32 other : m_includes.visible(file))
        stems.insert(stems.end(), m_unreadHeaders[other].begin(), m_unreadHeaders[other].end());
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return known.emplace(std::move(stems));
}

/// A library's header defines names that begin as it does: `png.h` `PNG_…`.
void Conditions::indexHeaders(const std::unordered_map<quint32, ImportTarget>& imports)
{
    m_unreadHeaders.resize(m_program.files.size());
    m_visibleStems.resize(m_program.files.size());
    for (quint32 f = 0; f < m_program.files.size(); ++f) {
        const ProgramFile& file = m_program.files[f];
        for (const ImportFact& import : file.facts.imports) {
            const auto target = imports.find(file.firstExpr + import.module);
            if (target == imports.end() || target->second.library.empty()
                || file.language->rules.standardModules.contains(target->second.library))
                continue;
            const std::string& path = target->second.library;
            for (const std::string& part :
                { path.substr(0, path.find_first_of("/.")), path.substr(path.rfind('/') + 1) }) {
                const auto isLetter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)); };
                const auto end = std::find_if_not(part.begin(), part.end(), isLetter);
                if (end - part.begin() <= 1)
                    continue;
                std::string stem(part.begin(), end);
                std::transform(stem.begin(), stem.end(), stem.begin(),
                    [](char c) { return char(std::toupper(static_cast<unsigned char>(c))); });
                m_longestStem = std::max(m_longestStem, stem.size());
                m_unreadHeaders[f].push_back(m_stems.try_emplace(stem, quint32(m_stems.size())).first->second);
            }
        }
    }
}

bool Conditions::dropsArguments(quint32 file, StringId name) const
{
    const auto found = m_macros.find(name);
    bool drops = false;
    for (size_t i = 0; found != m_macros.end() && i < found->second.size(); ++i) {
        const Macro& macro = found->second[i];
        if ((macro.file != file && !m_includes.sees(file, macro.file)) || !holds(macro.file, macro.fact.condition))
            continue;
        drops = macro.fact.dropsArguments;
        if (!drops)
            return false;
    }
    return drops;
}

Conditions::Number Conditions::valueOf(quint32 file, quint32 line, std::string_view name, int depth)
{
    const LanguageRules& rules = m_program.files[file].language->rules;
    if (const auto known = rules.predefinedMacros.find(std::string(name)); known != rules.predefinedMacros.end())
        return known->second;
    const Number defined = isDefined(file, line, name, depth);
    if (!defined)
        return std::nullopt;
    if (*defined == 0)
        return 0;
    const auto found = m_macros.find(m_program.strings.find(name));
    if (found == m_macros.end() || found->second.size() != 1 || !found->second.front().fact.hasValue)
        return std::nullopt;
    return found->second.front().fact.value;
}

} // namespace Foreguest
