// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/vmprofile.h"

#include <QRegularExpression>

#include <cmath>

namespace Foreguest {

Result<Bytes> parseBytes(const QString& text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A\\s*([0-9]{1,19}(?:\\.[0-9]{1,9})?)\\s*([kmgt]?)(?:i?b)?\\s*(?:/s)?\\s*\\z"),
        QRegularExpression::CaseInsensitiveOption);
    const auto refuse = [&text](const QString& why) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("\"%1\" is no size: %2.").arg(text.left(80), why),
            QStringLiteral("Write a number of bytes, or a number with a unit such as 512 MiB or 2G."));
    };
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return refuse(QStringLiteral("it is not a number with a unit"));

    const QString unit = match.captured(2).toLower();
    const auto power = unit.isEmpty() ? 0 : QStringLiteral("kmgt").indexOf(unit.front()) + 1;
    const auto factor = qint64(1) << (10 * power);
    bool whole = false;
    const qint64 count = match.captured(1).toLongLong(&whole);
    constexpr qint64 largest = qint64(1) << 60;
    if (whole) {
        if (count > largest / factor)
            return refuse(QStringLiteral("it is too large"));
        return Bytes { count * factor };
    }
    const double amount = match.captured(1).toDouble() * static_cast<double>(factor);
    if (!(amount <= static_cast<double>(largest)))
        return refuse(QStringLiteral("it is too large"));
    return Bytes { std::llround(amount) };
}

} // namespace Foreguest
