// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/magnitude.h"

#include <algorithm>

namespace Foreguest {

namespace {

constexpr size_t mostTerms = 4;
constexpr size_t mostFactors = 6;
constexpr size_t mostExponents = 3;
constexpr int mostHalfPowers = 60;
constexpr int mostLogs = 20;

void multiply(Term& term, Term::Factor factor)
{
    const auto at = std::lower_bound(term.factors.begin(), term.factors.end(), factor.input,
        [](const Term::Factor& a, InputId input) { return a.input < input; });
    if (at != term.factors.end() && at->input == factor.input) {
        at->halfPowers = qint16(std::min(at->halfPowers + factor.halfPowers, mostHalfPowers));
        at->logs = qint16(std::min(at->logs + factor.logs, mostLogs));
    } else if (term.factors.size() < mostFactors) {
        term.factors.insert(at, factor);
    } else {
        // Too many inputs: what is one more is taken for the last one.
        Term::Factor& last = term.factors.back();
        last.halfPowers = qint16(std::min(last.halfPowers + factor.halfPowers, mostHalfPowers));
        last.logs = qint16(std::min(last.logs + factor.logs, mostLogs));
    }
}

void addExponent(Term& term, InputId input)
{
    const auto at = std::lower_bound(term.exponents.begin(), term.exponents.end(), input);
    if ((at == term.exponents.end() || *at != input) && term.exponents.size() < mostExponents)
        term.exponents.insert(at, input);
}

/// It has reached a limit, and what more it is multiplied by would not show.
bool isTooLarge(const Term& term)
{
    return std::any_of(term.factors.begin(), term.factors.end(),
        [](const Term::Factor& factor) { return factor.halfPowers >= mostHalfPowers; });
}

Term product(const Term& a, const Term& b)
{
    Term result = a;
    for (const Term::Factor& factor : b.factors)
        multiply(result, factor);
    for (const InputId input : b.exponents)
        addExponent(result, input);
    result.isFactorial = a.isFactorial || b.isFactorial;
    return result;
}

/// Each input of `a` has no higher powers than in `b`.
bool isDominated(const Term& a, const Term& b)
{
    if (a.isFactorial && !b.isFactorial)
        return false;
    if (!std::includes(b.exponents.begin(), b.exponents.end(), a.exponents.begin(), a.exponents.end()))
        return false;
    return std::all_of(a.factors.begin(), a.factors.end(), [&](const Term::Factor& factor) {
        if (std::binary_search(b.exponents.begin(), b.exponents.end(), factor.input)
            && !std::binary_search(a.exponents.begin(), a.exponents.end(), factor.input))
            return true;
        const auto at = std::find_if(
            b.factors.begin(), b.factors.end(), [&](const Term::Factor& other) { return other.input == factor.input; });
        return at != b.factors.end()
            && (factor.halfPowers < at->halfPowers || (factor.halfPowers == at->halfPowers && factor.logs <= at->logs));
    });
}

QString factorText(const Term::Factor& factor, const QString& name)
{
    QStringList parts;
    if (factor.halfPowers == 1)
        parts << QStringLiteral("sqrt %1").arg(name);
    else if (factor.halfPowers == 2)
        parts << name;
    else if (factor.halfPowers > 2)
        parts << QStringLiteral("%1^%2").arg(name).arg(factor.halfPowers / 2.0);
    if (factor.logs == 1)
        parts << QStringLiteral("log %1").arg(name);
    else if (factor.logs > 1)
        parts << QStringLiteral("log^%1 %2").arg(factor.logs).arg(name);
    return parts.join(u' ');
}

} // namespace

int Term::halfPowers() const
{
    int sum = 0;
    for (const Factor& factor : factors)
        sum += factor.halfPowers;
    return std::min(sum, mostHalfPowers);
}

int Term::logs() const
{
    int sum = 0;
    for (const Factor& factor : factors)
        sum += factor.logs;
    return std::min(sum, mostLogs);
}

GrowthOrder Term::order() const
{
    GrowthOrder order { GrowthOrder::Shape::Polynomial, quint8(halfPowers()), quint8(logs()) };
    if (!exponents.empty())
        order.shape = isFactorial ? GrowthOrder::Shape::Factorial : GrowthOrder::Shape::Exponential;
    return order;
}

Magnitude Magnitude::unknown()
{
    Magnitude result;
    result.m_isUnknown = true;
    return result;
}

Magnitude Magnitude::of(InputId input)
{
    Magnitude result;
    Term term;
    term.factors.push_back({ input, 2, 0 });
    result.m_terms.push_back(std::move(term));
    return result;
}

void Magnitude::add(Term term)
{
    if (term.isConstant())
        return;
    for (const Term& known : m_terms) {
        if (isDominated(term, known))
            return;
    }
    std::erase_if(m_terms, [&](const Term& known) { return isDominated(known, term); });
    m_terms.push_back(std::move(term));
    if (m_terms.size() > mostTerms) {
        const auto least = std::min_element(
            m_terms.begin(), m_terms.end(), [](const Term& a, const Term& b) { return a.order() < b.order(); });
        m_terms.erase(least);
    }
}

Magnitude Magnitude::plus(const Magnitude& other) const
{
    if (m_isUnknown || other.m_isUnknown)
        return unknown();
    if (other.isConstant())
        return *this;
    if (isConstant())
        return other;
    Magnitude sum = *this;
    for (const Term& term : other.m_terms)
        sum.add(term);
    return sum;
}

Magnitude Magnitude::times(const Magnitude& other) const
{
    if (m_isUnknown || other.m_isUnknown)
        return unknown();
    if (other.isConstant())
        return *this;
    if (isConstant())
        return other;
    Magnitude result;
    for (const Term& a : m_terms) {
        for (const Term& b : other.m_terms) {
            Term term = product(a, b);
            if (isTooLarge(term))
                return unknown();
            result.add(std::move(term));
        }
    }
    return result;
}

Magnitude Magnitude::mapped(const std::function<bool(Term&)>& change) const
{
    if (m_isUnknown)
        return unknown();
    Magnitude result;
    for (Term term : m_terms) {
        if (change(term))
            result.add(std::move(term));
    }
    return result;
}

Magnitude Magnitude::logarithm() const
{
    if (m_isUnknown)
        return unknown();
    Magnitude result;
    for (const Term& term : m_terms) {
        for (const Term::Factor& factor : term.factors) {
            if (factor.halfPowers > 0)
                result.add({ { { factor.input, 0, 1 } }, {}, false });
        }
        Term exponents;
        for (const InputId input : term.exponents)
            multiply(exponents, { input, 2, 0 });
        result.add(std::move(exponents));
    }
    return result;
}

Magnitude Magnitude::power(int halfPowers) const
{
    return mapped([halfPowers](Term& term) {
        for (Term::Factor& factor : term.factors)
            factor.halfPowers = qint16(std::clamp(factor.halfPowers * halfPowers / 2, 1, mostHalfPowers));
        return true;
    });
}

Magnitude Magnitude::root() const
{
    return power(1);
}

Magnitude Magnitude::exponential() const
{
    return mapped([](Term& term) {
        Term result;
        bool isOnlyLogarithm = true;
        for (const Term::Factor& factor : term.factors) {
            isOnlyLogarithm = isOnlyLogarithm && factor.halfPowers == 0;
            addExponent(result, factor.input);
        }
        for (const InputId input : term.exponents)
            addExponent(result, input);
        // 2^(log n) is n.
        if (isOnlyLogarithm && term.exponents.empty()) {
            result = {};
            for (const Term::Factor& factor : term.factors)
                multiply(result, { factor.input, 2, 0 });
        }
        term = result;
        return true;
    });
}

Magnitude Magnitude::factorial() const
{
    return exponential().mapped([](Term& term) {
        term.isFactorial = !term.exponents.empty();
        return true;
    });
}

Magnitude Magnitude::least(const Magnitude& a, const Magnitude& b)
{
    if (a.m_isUnknown)
        return b;
    if (b.m_isUnknown)
        return a;
    return b.order() < a.order() ? b : a;
}

Magnitude Magnitude::dividedBy(const Magnitude& divisor) const
{
    if (divisor.m_isUnknown || divisor.m_terms.size() != 1)
        return *this;
    return mapped([&](Term& term) {
        for (const Term::Factor& factor : divisor.m_terms.front().factors) {
            for (Term::Factor& own : term.factors) {
                if (own.input == factor.input)
                    own.halfPowers = qint16(std::max(0, own.halfPowers - factor.halfPowers));
            }
        }
        std::erase_if(
            term.factors, [](const Term::Factor& factor) { return factor.halfPowers == 0 && factor.logs == 0; });
        return true;
    });
}

GrowthOrder Magnitude::order() const
{
    if (m_isUnknown)
        return GrowthOrder::unknown();
    GrowthOrder order;
    for (const Term& term : m_terms)
        order = std::max(order, term.order());
    return order;
}

Magnitude Magnitude::replaced(const Replacement& replacement) const
{
    if (m_isUnknown)
        return unknown();
    Magnitude sum;
    for (const Term& term : m_terms) {
        Magnitude result;
        Magnitude exponent;
        for (const Term::Factor& factor : term.factors) {
            const Magnitude* other = replacement(factor.input);
            const Magnitude base = other ? *other : of(factor.input);
            if (factor.halfPowers > 0)
                result = result.times(base.power(factor.halfPowers));
            for (int i = 0; i < factor.logs; ++i)
                result = result.times(base.logarithm());
        }
        for (const InputId input : term.exponents) {
            const Magnitude* other = replacement(input);
            exponent = exponent.times(other ? *other : of(input));
        }
        if (!term.exponents.empty())
            result = result.times(term.isFactorial ? exponent.factorial() : exponent.exponential());
        sum = sum.plus(result);
    }
    return sum;
}

bool Magnitude::mentions(const std::function<bool(InputId)>& predicate) const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [&](const Term& term) {
        return std::any_of(term.factors.begin(), term.factors.end(), [&](const Term::Factor& factor) {
            return predicate(factor.input);
        }) || std::any_of(term.exponents.begin(), term.exponents.end(), predicate);
    });
}

QString Magnitude::text(const std::function<QString(InputId)>& nameOf) const
{
    if (m_isUnknown)
        return {};
    QStringList sum;
    for (const Term& term : m_terms) {
        QStringList parts;
        for (const Term::Factor& factor : term.factors)
            parts << factorText(factor, nameOf(factor.input));
        QStringList exponents;
        for (const InputId input : term.exponents)
            exponents << nameOf(input);
        const QString exponent = exponents.join(QStringLiteral(" * "));
        if (!exponents.isEmpty())
            parts << (term.isFactorial      ? QStringLiteral("(%1)!").arg(exponent)
                    : exponents.size() == 1 ? QStringLiteral("2^%1").arg(exponent)
                                            : QStringLiteral("2^(%1)").arg(exponent));
        sum << (parts.isEmpty() ? QStringLiteral("1") : parts.join(u' '));
    }
    return sum.isEmpty() ? QStringLiteral("1") : sum.join(QStringLiteral(" + "));
}

} // namespace Foreguest
