// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

#include <QStringList>

namespace Foreguest {

QString Error::toString() const
{
    QStringList lines { message };
    if (!remedy.isEmpty())
        lines << remedy;
    if (!details.isEmpty())
        lines << details;
    return lines.join(u'\n');
}

tl::unexpected<Error> failure(ErrorCode code, QString message, QString remedy, QString details)
{
    return tl::unexpected(Error { code, std::move(message), std::move(remedy), std::move(details) });
}

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::InvalidInput:
        return QStringLiteral("invalid-input");
    case ErrorCode::NotFound:
        return QStringLiteral("not-found");
    case ErrorCode::PermissionDenied:
        return QStringLiteral("permission-denied");
    case ErrorCode::Unavailable:
        return QStringLiteral("unavailable");
    case ErrorCode::ResourceExhausted:
        return QStringLiteral("resource-exhausted");
    case ErrorCode::TimedOut:
        return QStringLiteral("timed-out");
    case ErrorCode::Protocol:
        return QStringLiteral("protocol");
    case ErrorCode::Internal:
        return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

} // namespace Foreguest
