// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/warmpolicy.h"

#include "core/guest/fixedpolicy.h"
#include "core/guest/foreguestpolicy.h"
#include "core/guest/hybridpolicy.h"

namespace Foreguest {

void WarmPolicy::uploaded(Program, PolicyMinute, int) { }

QStringList WarmPolicy::usualNames()
{
    return { QStringLiteral("none"), QStringLiteral("fixed-10"), QStringLiteral("fixed-20"), QStringLiteral("fixed-60"),
        QStringLiteral("hybrid"), QStringLiteral("foreguest") };
}

Result<std::unique_ptr<WarmPolicy>> WarmPolicy::create(const QString& name)
{
    constexpr int longestKeepAlive = 7 * 24 * 60;
    if (name == QLatin1String("none"))
        return std::make_unique<FixedPolicy>(0);
    if (name == QLatin1String("hybrid"))
        return std::make_unique<HybridPolicy>();
    if (name == QLatin1String("foreguest"))
        return std::make_unique<ForeguestPolicy>();
    const QLatin1String prefix("fixed-");
    if (name.startsWith(prefix)) {
        bool isNumber = false;
        const int minutes = name.mid(prefix.size()).toInt(&isNumber);
        if (isNumber && minutes > 0 && minutes <= longestKeepAlive)
            return std::make_unique<FixedPolicy>(minutes);
    }
    return failure(ErrorCode::InvalidInput, QStringLiteral("There is no policy \"%1\".").arg(name.left(80)),
        QStringLiteral("Choose none, fixed-N (N from 1 to %1 minutes), hybrid or foreguest.").arg(longestKeepAlive));
}

} // namespace Foreguest
