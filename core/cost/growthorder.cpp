// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/growthorder.h"

#include <algorithm>
#include <array>

namespace Foreguest {

QString growthName(Growth growth)
{
    static const std::array<QString, 10> names { QStringLiteral("O(1)"), QStringLiteral("O(log n)"),
        QStringLiteral("O(n)"), QStringLiteral("O(n log n)"), QStringLiteral("O(n^2)"), QStringLiteral("O(n^3)"),
        QStringLiteral("O(n^k)"), QStringLiteral("O(2^n)"), QStringLiteral("O(n!)"), QStringLiteral("unknown") };
    return names[size_t(growth)];
}

QString categoryName(Category category)
{
    static const std::array<QString, 5> names { QStringLiteral("cpu"), QStringLiteral("memory"), QStringLiteral("io"),
        QStringLiteral("network"), QStringLiteral("mixed") };
    return names[size_t(category)];
}

Growth GrowthOrder::growth() const
{
    switch (shape) {
    case Shape::Exponential:
        return Growth::Exponential;
    case Shape::Factorial:
        return Growth::Factorial;
    case Shape::Unknown:
        return Growth::Unknown;
    case Shape::Polynomial:
        break;
    }
    if (halfPowers == 0)
        return logs == 0 ? Growth::Constant : Growth::Logarithmic;
    if (halfPowers <= 2)
        return halfPowers == 2 && logs > 0 ? Growth::Linearithmic : Growth::Linear;
    if (halfPowers <= 4)
        return Growth::Quadratic;
    return halfPowers <= 6 ? Growth::Cubic : Growth::Polynomial;
}

QString GrowthOrder::expression() const
{
    if (shape == Shape::Unknown)
        return {};
    QStringList factors;
    if (halfPowers == 1)
        factors << QStringLiteral("sqrt n");
    else if (halfPowers == 2)
        factors << QStringLiteral("n");
    else if (halfPowers > 2)
        factors << QStringLiteral("n^%1").arg(halfPowers / 2.0);
    if (logs == 1)
        factors << QStringLiteral("log n");
    else if (logs > 1)
        factors << QStringLiteral("log^%1 n").arg(logs);
    if (shape == Shape::Exponential)
        factors << QStringLiteral("2^n");
    else if (shape == Shape::Factorial)
        factors << QStringLiteral("n!");
    return factors.isEmpty() ? QStringLiteral("1") : factors.join(u' ');
}

QString GrowthOrder::text() const
{
    return shape == Shape::Unknown ? growthName(Growth::Unknown) : QStringLiteral("O(%1)").arg(expression());
}

GrowthOrder GrowthOrder::fromExpression(std::string_view expression)
{
    static constexpr std::array<std::pair<std::string_view, GrowthOrder>, 9> known { {
        { "1", constant() },
        { "log n", logarithmic() },
        { "sqrt n", root() },
        { "n", linear() },
        { "n log n", linearithmic() },
        { "n^2", power(2) },
        { "n^3", power(3) },
        { "2^n", exponential() },
        { "n!", factorial() },
    } };
    for (const auto& [text, order] : known) {
        if (text == expression)
            return order;
    }
    return unknown();
}

GrowthOrder operator*(GrowthOrder a, GrowthOrder b)
{
    if (a.shape == GrowthOrder::Shape::Unknown || b.shape == GrowthOrder::Shape::Unknown)
        return GrowthOrder::unknown();
    constexpr int mostHalfPowers = 120;
    constexpr int mostLogs = 60;
    GrowthOrder product;
    product.shape = std::max(a.shape, b.shape);
    product.halfPowers = static_cast<quint8>(std::min(a.halfPowers + b.halfPowers, mostHalfPowers));
    product.logs = static_cast<quint8>(std::min(a.logs + b.logs, mostLogs));
    return product;
}

} // namespace Foreguest
