// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/expressionorder.h"

#include <algorithm>
#include <cctype>

namespace Foreguest {

namespace {

constexpr size_t longestText = 96;

bool isNameStart(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || c == '$'
        || (static_cast<unsigned char>(c) & 0x80);
}

bool isNamePart(char c)
{
    return isNameStart(c) || std::isdigit(static_cast<unsigned char>(c));
}

/// Names in capitals of four letters and more are constants by the conventions of all our languages; N and MAX are not.
bool isConstantName(std::string_view name)
{
    return name.size() >= 4 && std::all_of(name.begin(), name.end(), [](char c) {
        return std::isupper(static_cast<unsigned char>(c)) || std::isdigit(static_cast<unsigned char>(c)) || c == '_';
    });
}

std::string withoutBlanks(std::string_view text)
{
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result),
        [](char c) { return c != ' ' && c != '\n' && c != '\t'; });
    return result;
}

bool isInteger(std::string_view text)
{
    return !text.empty()
        && std::all_of(text.begin(), text.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)); });
}

/// `from` and `to` lie a fixed number apart: i, i + 3.
bool isFixedDistance(std::string_view from, std::string_view to)
{
    const std::string a = withoutBlanks(from);
    const std::string b = withoutBlanks(to);
    return !a.empty() && b.size() > a.size() + 1 && b.starts_with(a) && b[a.size()] == '+'
        && isInteger(std::string_view(b).substr(a.size() + 1));
}

} // namespace

ExpressionOrder::ExpressionOrder(std::string_view text, const ApiCatalogue& apis)
    : m_text(text.substr(0, longestText))
    , m_apis(apis)
{
}

GrowthOrder ExpressionOrder::value()
{
    return shift();
}

GrowthOrder ExpressionOrder::condition(bool isAdditive)
{
    return disjunction(isAdditive);
}

GrowthOrder ExpressionOrder::disjunction(bool isAdditive)
{
    GrowthOrder order = conjunction(isAdditive);
    while (take("||") || takeWord("or"))
        order = std::max(order, conjunction(isAdditive));
    return order;
}

GrowthOrder ExpressionOrder::conjunction(bool isAdditive)
{
    GrowthOrder order = comparison(isAdditive);
    while (take("&&") || takeWord("and")) {
        const GrowthOrder other = comparison(isAdditive);
        order = order.isConstant() || other.isConstant() ? std::max(order, other) : std::min(order, other);
    }
    return order;
}

GrowthOrder ExpressionOrder::comparison(bool isAdditive)
{
    if (takeWord("not") || (peek() == '!' && peek(1) != '=' && take("!")))
        return std::max(comparison(isAdditive), GrowthOrder::linear());
    const GrowthOrder left = shift();
    const bool isBelow = (peek() == '<' && peek(1) != '<');
    if (!take("<=") && !take(">=") && !take("!==") && !take("!=") && !take("===") && !take("==") && !take("<")
        && !take(">") && !takeWord("in"))
        return left;
    const GrowthOrder right = shift();
    if (left.shape == GrowthOrder::Shape::Exponential && right.isPolynomial() && !right.isConstant())
        return GrowthOrder::logarithmic();
    // i * i < n ends after the root of n; i * i < n * n after n.
    if (left.isPolynomial() && right.isPolynomial() && left.halfPowers > 2 && right.halfPowers > 0) {
        GrowthOrder order = right;
        order.halfPowers = static_cast<quint8>(std::max(1, right.halfPowers * 2 / left.halfPowers));
        return order;
    }
    // A counter that rises by sums stops where the other side is, however large the counter may get.
    if (isBelow && isAdditive)
        return right;
    return std::max(left, right);
}

GrowthOrder ExpressionOrder::shift()
{
    GrowthOrder order = sum();
    while (true) {
        if (take("<<"))
            order = sum().isConstant() ? order : GrowthOrder::exponential();
        else if (take(">>>") || take(">>"))
            sum();
        else
            return order;
    }
}

GrowthOrder ExpressionOrder::sum()
{
    GrowthOrder order = product();
    while (true) {
        skipBlanks();
        const char c = peek();
        const bool isOperator
            = c == '+' || c == '-' || c == '^' || (c == '|' && peek(1) != '|') || (c == '&' && peek(1) != '&');
        if (!isOperator)
            return order;
        ++m_at;
        order = std::max(order, product());
    }
}

GrowthOrder ExpressionOrder::product()
{
    GrowthOrder order = power();
    while (true) {
        if (take("//") || take("/")) {
            power();
        } else if (take("%")) {
            order = std::min(order, power());
        } else if (peek() == '*' && peek(1) != '*') {
            ++m_at;
            order = order * power();
        } else {
            return order;
        }
    }
}

GrowthOrder ExpressionOrder::power()
{
    const GrowthOrder base = primary();
    if (!take("**"))
        return base;
    skipBlanks();
    const char digit = peek();
    const GrowthOrder exponent = power();
    if (!exponent.isConstant())
        return GrowthOrder::exponential();
    if (!base.isPolynomial() || digit == '0' || !std::isdigit(static_cast<unsigned char>(digit)))
        return base;
    GrowthOrder order;
    for (int i = 0; i < digit - '0'; ++i)
        order = order * base;
    return order;
}

GrowthOrder ExpressionOrder::primary()
{
    skipBlanks();
    constexpr int deepest = 40;
    if (m_depth > deepest || m_at >= m_text.size())
        return GrowthOrder::linear();
    const char c = peek();
    if (c == '-' || c == '+' || c == '~' || c == '*' || c == '&' || c == '!') {
        ++m_at;
        ++m_depth;
        const GrowthOrder order = primary();
        --m_depth;
        return order;
    }
    if (std::isdigit(static_cast<unsigned char>(c))) {
        while (std::isalnum(static_cast<unsigned char>(peek())) || peek() == '_' || peek() == '.' || peek() == '\'')
            ++m_at;
        return GrowthOrder::constant();
    }
    if (c == '"' || c == '\'' || c == '`') {
        skipText(c);
        return GrowthOrder::constant();
    }
    if (c == '(' || c == '[' || c == '{') {
        ++m_at;
        const auto parts = arguments(c == '(' ? ')' : c == '[' ? ']' : '}');
        GrowthOrder order;
        for (const Argument& part : parts) {
            const bool isSpread = part.text.find(" for ") != std::string_view::npos || part.text.starts_with("...")
                || part.text.starts_with('*');
            if (isSpread)
                order = std::max(order, GrowthOrder::linear());
            if (c == '(')
                order = std::max(order, part.order);
        }
        return order;
    }
    if (isNameStart(c))
        return name();
    ++m_at;
    return GrowthOrder::linear();
}

GrowthOrder ExpressionOrder::name()
{
    const size_t start = m_at;
    GrowthOrder order = GrowthOrder::linear();
    bool isPlain = true;
    while (true) {
        while (isNamePart(peek()))
            ++m_at;
        if (isPlain && isConstantName(m_text.substr(start, m_at - start)))
            order = GrowthOrder::constant();
        if (peek() == '(') {
            const std::string_view callee = m_text.substr(start, m_at - start);
            ++m_at;
            order = call(callee);
        } else if (peek() == '[') {
            ++m_at;
            arguments(']');
            order = GrowthOrder::linear();
        }
        isPlain = false;
        if (peek() == '.' && isNameStart(peek(1)))
            m_at += 1;
        else if ((peek() == '-' && peek(1) == '>') || (peek() == ':' && peek(1) == ':')
            || (peek() == '?' && peek(1) == '.'))
            m_at += 2;
        else if (peek() != '(' && peek() != '[')
            return order;
    }
}

GrowthOrder ExpressionOrder::call(std::string_view callee)
{
    ++m_depth;
    const auto given = arguments(')');
    --m_depth;
    // Without arguments, the receiver is what a method looks at: `items.size()`.
    GrowthOrder largest = given.empty() ? GrowthOrder::linear() : GrowthOrder::constant();
    for (const Argument& argument : given)
        largest = std::max(largest, argument.order);
    switch (m_apis.valueRule(dotted(callee))) {
    case ValueRule::None:
        return GrowthOrder::linear();
    case ValueRule::Argument:
        return largest;
    case ValueRule::Constant:
        return GrowthOrder::constant();
    case ValueRule::Range:
        return rangeOf(given);
    case ValueRule::Least: {
        GrowthOrder least = largest;
        for (const Argument& argument : given)
            least = std::min(least, argument.order);
        return least;
    }
    case ValueRule::Root:
        if (!largest.isPolynomial())
            return largest;
        return { GrowthOrder::Shape::Polynomial, quint8((largest.halfPowers + 1) / 2), largest.logs };
    case ValueRule::Logarithm:
        return largest.isConstant()  ? largest
            : largest.isPolynomial() ? GrowthOrder::logarithmic()
                                     : GrowthOrder::linear();
    case ValueRule::Power:
        if (given.size() == 2 && !given[1].order.isConstant())
            return GrowthOrder::exponential();
        return given.size() == 2 && withoutBlanks(given[1].text) == "2" ? given[0].order * given[0].order : largest;
    case ValueRule::Factorial:
        return largest.isConstant() ? largest : GrowthOrder::factorial();
    case ValueRule::Choose:
    case ValueRule::Repeat: {
        const std::string count = given.size() < 2 ? std::string() : withoutBlanks(given.back().text);
        const std::string_view digits = std::string_view(count).substr(count.find('=') + 1);
        if (isInteger(digits) && digits.size() == 1)
            return GrowthOrder::power(digits[0] - '0');
        return largest.isConstant() && given.size() < 2 ? largest : GrowthOrder::exponential();
    }
    }
    return GrowthOrder::linear();
}

GrowthOrder ExpressionOrder::rangeOf(const std::vector<Argument>& given)
{
    if (given.empty())
        return GrowthOrder::linear();
    if (given.size() == 1)
        return given[0].order;
    if (given.size() > 2 && !given[2].order.isConstant())
        m_variableStep = true;
    if (isFixedDistance(given[0].text, given[1].text))
        return GrowthOrder::constant();
    return std::max(given[0].order, given[1].order);
}

std::vector<ExpressionOrder::Argument> ExpressionOrder::arguments(char closing)
{
    std::vector<Argument> list;
    ++m_depth;
    while (m_at < m_text.size()) {
        skipBlanks();
        if (peek() == closing) {
            ++m_at;
            break;
        }
        const size_t start = m_at;
        const GrowthOrder order = disjunction(false);
        // Whatever value() can't read (`:`, `=`, `for`) is passed over up to the next comma of this level.
        int nesting = 0;
        while (m_at < m_text.size() && (nesting > 0 || (peek() != ',' && peek() != closing))) {
            const char c = peek();
            nesting += c == '(' || c == '[' || c == '{';
            nesting -= c == ')' || c == ']' || c == '}';
            if (c == '"' || c == '\'')
                skipText(c);
            else
                ++m_at;
        }
        list.push_back({ order, m_text.substr(start, m_at - start) });
        if (peek() == ',')
            ++m_at;
    }
    --m_depth;
    return list;
}

void ExpressionOrder::skipText(char quote)
{
    ++m_at;
    while (m_at < m_text.size() && peek() != quote)
        m_at += peek() == '\\' ? 2 : 1;
    m_at = std::min(m_at + 1, m_text.size());
}

void ExpressionOrder::skipBlanks()
{
    while (m_at < m_text.size() && (peek() == ' ' || peek() == '\n' || peek() == '\t' || peek() == '\r'))
        ++m_at;
}

bool ExpressionOrder::take(std::string_view token)
{
    skipBlanks();
    if (!m_text.substr(m_at).starts_with(token))
        return false;
    m_at += token.size();
    return true;
}

bool ExpressionOrder::takeWord(std::string_view word)
{
    skipBlanks();
    if (!m_text.substr(m_at).starts_with(word) || isNamePart(peek(word.size())))
        return false;
    m_at += word.size();
    return true;
}

} // namespace Foreguest
