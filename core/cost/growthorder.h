// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/costs.h"

#include <compare>
#include <string_view>

namespace Foreguest {

/// An order of growth as it is computed with: n^(halfPowers/2) · (log n)^logs, times 2^n or n! where the shape says so.
/// Powers saturate, so that any number of orders can be multiplied.
struct GrowthOrder
{
    enum class Shape : quint8 { Polynomial, Exponential, Factorial, Unknown };
    Shape shape = Shape::Polynomial;
    quint8 halfPowers = 0;
    quint8 logs = 0;

    static constexpr GrowthOrder constant() { return {}; }
    static constexpr GrowthOrder logarithmic() { return { Shape::Polynomial, 0, 1 }; }
    static constexpr GrowthOrder root() { return { Shape::Polynomial, 1, 0 }; }
    static constexpr GrowthOrder linear() { return { Shape::Polynomial, 2, 0 }; }
    static constexpr GrowthOrder linearithmic() { return { Shape::Polynomial, 2, 1 }; }
    static constexpr GrowthOrder power(int exponent)
    {
        return { Shape::Polynomial, quint8(exponent > 60 ? 120 : 2 * exponent), 0 };
    }
    static constexpr GrowthOrder exponential() { return { Shape::Exponential, 0, 0 }; }
    static constexpr GrowthOrder factorial() { return { Shape::Factorial, 0, 0 }; }
    static constexpr GrowthOrder unknown() { return { Shape::Unknown, 0, 0 }; }

    /// In rising order; unknown is above all.
    constexpr auto operator<=>(const GrowthOrder&) const = default;
    constexpr bool isConstant() const { return *this == constant(); }
    constexpr bool isPolynomial() const { return shape == Shape::Polynomial; }

    Growth growth() const; ///< The smallest class of the contract that bounds it: n^1.5 is O(n^2).
    QString expression() const; ///< "1", "n log n", "n^2", "n 2^n"; empty for unknown.
    QString text() const; ///< "O(n log n)", "unknown".

    /// From the expressions that the data files use: "1", "log n", "sqrt n", "n", "n log n", "n^2", "2^n", "n!".
    static GrowthOrder fromExpression(std::string_view expression);
};

/// The order of a step of cost `b` done `a` times.
GrowthOrder operator*(GrowthOrder a, GrowthOrder b);

} // namespace Foreguest
