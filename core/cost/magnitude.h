// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/growthorder.h"

#include <functional>
#include <vector>

namespace Foreguest {

/// What a program or function gets from outside and may be large: a number, the size of a container, …
using InputId = quint32;

struct Input
{
    enum class Kind : quint8 {
        Value, ///< The value of a number.
        Size, ///< The number of elements.
        Element, ///< The value of the elements, where these are numbers, or their size.
    };
    Kind kind = Kind::Value;
    quint32 name = 0; ///< A text of the graph; 0 for an unnamed one.
    bool isFree = false; ///< A parameter or a variable of the surroundings: what it is shows where it is called.
    bool isCases = false; ///< The number of test cases.
    bool isIndependent = false; ///< Of cases: each is read, answered and forgotten.
    bool isGuess = false; ///< Stands for what can't be told.
    bool isLarge = false; ///< A literal so large that it stands for an input's limit.
    double number = 0; ///< Of a literal where literals are named.
};

/// A product: inputs to powers (in halves), their logarithms, and 2 or a factorial of inputs.
struct Term
{
    struct Factor
    {
        InputId input = 0;
        qint16 halfPowers = 0;
        qint16 logs = 0;
        bool operator==(const Factor&) const = default;
    };
    std::vector<Factor> factors; ///< By input.
    std::vector<InputId> exponents; ///< 2^(their product); by input.
    bool isFactorial = false; ///< (their product)!

    bool operator==(const Term&) const = default;
    bool isConstant() const { return factors.empty() && exponents.empty(); }
    int halfPowers() const;
    int logs() const;
    /// As if all inputs were n.
    GrowthOrder order() const;
};

/// How large something may get: a sum of terms over named inputs, without the terms that others dominate. A sum that
/// would have more than a few terms keeps those of highest degree. Constant factors are dropped; zero is a constant.
class Magnitude
{
public:
    Magnitude() = default;
    static Magnitude constant() { return {}; }
    static Magnitude unknown();
    static Magnitude of(InputId input);
    bool isUnknown() const { return m_isUnknown; }
    bool isConstant() const { return !m_isUnknown && m_terms.empty(); }
    /// None for a constant.
    const std::vector<Term>& terms() const { return m_terms; }

    Magnitude plus(const Magnitude& other) const;
    Magnitude times(const Magnitude& other) const;
    Magnitude logarithm() const;
    Magnitude root() const;
    Magnitude exponential() const; ///< 2^this
    Magnitude factorial() const;
    /// Raised to halves of a power.
    Magnitude power(int halfPowers) const;
    /// The smaller one, as far as that can be told.
    static Magnitude least(const Magnitude& a, const Magnitude& b);
    /// By the order of the largest term.
    bool isBelow(const Magnitude& other) const { return order() < other.order(); }
    /// Divided by one power of what `divisor` is; never below a constant.
    Magnitude dividedBy(const Magnitude& divisor) const;
    bool operator==(const Magnitude&) const = default;

    /// The largest term's, as if all inputs were n. Constants count as nothing.
    GrowthOrder order() const;
    /// Replaces inputs; where the function gives nothing, the input stays.
    using Replacement = std::function<const Magnitude*(InputId)>;
    Magnitude replaced(const Replacement& replacement) const;
    bool mentions(const std::function<bool(InputId)>& predicate) const;
    /// Keeps the terms that a function lets through after it has changed them.
    Magnitude mapped(const std::function<bool(Term&)>& change) const;
    /// "n log n + m".
    QString text(const std::function<QString(InputId)>& nameOf) const;

private:
    void add(Term term);
    std::vector<Term> m_terms; ///< None for a constant.
    bool m_isUnknown = false;
};

} // namespace Foreguest
