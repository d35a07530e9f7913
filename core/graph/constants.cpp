// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/constants.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace Foreguest {

namespace {
constexpr size_t longestNumber = 64;
constexpr double largestWhole = 9.0e18;

std::optional<qint64> parseDecimal(const std::string& digits)
{
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value != std::floor(value)
        || std::abs(value) > largestWhole)
        return std::nullopt;
    return qint64(value);
}
} // namespace

std::optional<qint64> parseNumber(std::string_view text)
{
    if (text.empty() || text.size() > longestNumber)
        return std::nullopt;
    std::string digits;
    for (const char c : text) {
        if (c != '_' && c != '\'')
            digits.push_back(c);
    }
    int base = 10;
    size_t start = 0;
    if (digits.size() > 2 && digits[0] == '0') {
        const char mark = char(digits[1] | 0x20);
        base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
        start = base == 10 ? 0 : 2;
    }
    // Suffixes of C and JavaScript's `n`.
    const std::string_view suffixes = base == 16 ? "uUlLn" : "uUlLnfF";
    while (digits.size() > start + 1 && suffixes.find(digits.back()) != std::string_view::npos)
        digits.pop_back();
    qint64 value = 0;
    const auto [end, error] = std::from_chars(digits.data() + start, digits.data() + digits.size(), value, base);
    if (error == std::errc() && end == digits.data() + digits.size())
        return value;
    return base == 10 ? parseDecimal(digits) : std::nullopt;
}

namespace {
std::optional<qint64> power(qint64 base, qint64 exponent)
{
    if (exponent < 0)
        return std::nullopt;
    qint64 result = 1;
    while (exponent > 0) {
        if ((exponent & 1) && __builtin_mul_overflow(result, base, &result))
            return std::nullopt;
        exponent >>= 1;
        if (exponent > 0 && __builtin_mul_overflow(base, base, &base))
            return std::nullopt;
    }
    return result;
}

qint64 floorDivide(qint64 left, qint64 right)
{
    const qint64 quotient = left / right;
    return left % right != 0 && (left < 0) != (right < 0) ? quotient - 1 : quotient;
}
} // namespace

std::optional<qint64> fold(OperatorClass operation, qint64 left, qint64 right)
{
    qint64 result = 0;
    switch (operation) {
    case OperatorClass::Add:
        return __builtin_add_overflow(left, right, &result) ? std::nullopt : std::optional(result);
    case OperatorClass::Subtract:
        return __builtin_sub_overflow(left, right, &result) ? std::nullopt : std::optional(result);
    case OperatorClass::Multiply:
        return __builtin_mul_overflow(left, right, &result) ? std::nullopt : std::optional(result);
    case OperatorClass::Divide:
    case OperatorClass::FloorDivide:
        if (right == 0 || (right == -1 && left == std::numeric_limits<qint64>::min()))
            return std::nullopt;
        if (operation == OperatorClass::Divide && left % right != 0)
            return std::nullopt;
        return floorDivide(left, right);
    case OperatorClass::Power:
        return power(left, right);
    case OperatorClass::ShiftLeft:
        if (right < 0 || right > 62 || left < 0 || left > (std::numeric_limits<qint64>::max() >> right))
            return std::nullopt;
        return left << right;
    case OperatorClass::ShiftRight:
        if (right < 0 || right > 62)
            return std::nullopt;
        return left >> right;
    default:
        return std::nullopt;
    }
}

} // namespace Foreguest
