// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/arrivalprior.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <optional>

namespace Foreguest {

namespace {

constexpr qsizetype longestPrior = 8 * 1024 * 1024;

std::optional<ArrivalPrior::Row> parseRow(const QByteArray& line)
{
    const QList<QByteArray> cells = line.split(',');
    if (cells.size() != 4)
        return std::nullopt;
    bool tableOk = false, circumstanceOk = false, exposureOk = false, seenOk = false;
    const ArrivalPrior::Row row { cells[0].toUInt(&tableOk), cells[1].toUInt(&circumstanceOk),
        cells[2].toFloat(&exposureOk), cells[3].toFloat(&seenOk) };
    const bool isSound = tableOk && circumstanceOk && exposureOk && seenOk && std::isfinite(row.exposure)
        && std::isfinite(row.seen) && row.exposure >= 0 && row.seen >= 0;
    return isSound ? std::optional(row) : std::nullopt;
}

} // namespace

ArrivalPrior& ArrivalPrior::stored()
{
    static ArrivalPrior prior = [] {
        QFile file(QStringLiteral(":/foreguest/pool/arrivals.txt"));
        if (!file.open(QIODevice::ReadOnly))
            return ArrivalPrior {};
        // The file is compiled in and a test reads it; without it the forecast begins at nothing.
        return parse(file.readAll()).value_or(ArrivalPrior {});
    }();
    return prior;
}

const ArrivalPrior& ArrivalPrior::builtIn()
{
    return stored();
}

void ArrivalPrior::replaceBuiltIn(ArrivalPrior prior)
{
    stored() = std::move(prior);
}

Result<ArrivalPrior> ArrivalPrior::parse(const QByteArray& text)
{
    if (text.size() > longestPrior)
        return failure(ErrorCode::InvalidInput, QStringLiteral("A table of arrivals may have 8 MiB at most."));
    ArrivalPrior prior;
    int number = 0;
    for (const QByteArray& line : text.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty() || line.startsWith('#'))
            continue;
        const auto row = parseRow(line.trimmed());
        if (!row)
            return failure(ErrorCode::InvalidInput,
                QStringLiteral("Line %1 of the table of arrivals is not \"table,circumstance,exposure,seen\".")
                    .arg(number));
        prior.rows.push_back(*row);
    }
    return prior;
}

QByteArray ArrivalPrior::toText() const
{
    std::vector<Row> sorted = rows;
    std::sort(sorted.begin(), sorted.end(), [](const Row& a, const Row& b) {
        return std::pair(a.table, a.circumstance) < std::pair(b.table, b.circumstance);
    });
    QByteArray text;
    for (const Row& row : sorted) {
        text += QByteArray::number(row.table) + ',' + QByteArray::number(row.circumstance) + ','
            + QByteArray::number(static_cast<double>(row.exposure), 'g', 5) + ','
            + QByteArray::number(static_cast<double>(row.seen), 'g', 5) + '\n';
    }
    return text;
}

} // namespace Foreguest
