// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/apicatalogue.h"

namespace Foreguest {

/// How large an expression gets when every variable in it grows like n: `len(a) * k` → n^2, `1 << n` → 2^n, `10` → 1.
/// Works on the at most 80 bytes that the facts keep, in all languages with infix operators; what can't be read counts
/// as n.
class ExpressionOrder
{
public:
    ExpressionOrder(std::string_view text, const ApiCatalogue& apis);

    /// The expression's own value, or the number of its elements where it is a container.
    GrowthOrder value();
    /// How often a loop runs whose condition this is: `i * i <= n` → sqrt n. `isAdditive`: its variable moves by sums.
    GrowthOrder condition(bool isAdditive);
    /// The iterated range steps by a variable, as a sieve's inner loop does.
    bool hasVariableStep() const { return m_variableStep; }

private:
    struct Argument
    {
        GrowthOrder order;
        std::string_view text;
    };

    GrowthOrder disjunction(bool isAdditive);
    GrowthOrder conjunction(bool isAdditive);
    GrowthOrder comparison(bool isAdditive);
    GrowthOrder shift();
    GrowthOrder sum();
    GrowthOrder product();
    GrowthOrder power();
    GrowthOrder primary();
    GrowthOrder name();
    GrowthOrder call(std::string_view callee);
    GrowthOrder rangeOf(const std::vector<Argument>& arguments);
    std::vector<Argument> arguments(char closing);
    void skipText(char quote);
    void skipBlanks();
    bool take(std::string_view token);
    bool takeWord(std::string_view word);
    char peek(size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    std::string_view m_text;
    const ApiCatalogue& m_apis;
    size_t m_at = 0;
    int m_depth = 0;
    bool m_variableStep = false;
};

} // namespace Foreguest
