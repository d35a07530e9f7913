// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/forecastcolumns.h"

#include "ui/profile/fieldeditor.h"

#include <QCoreApplication>

namespace Foreguest {

class ForecastText
{
    Q_DECLARE_TR_FUNCTIONS(Foreguest::ForecastText)
};

QString quantityTitle(Quantity quantity)
{
    switch (quantity) {
    case Quantity::WallSeconds:
        return ForecastText::tr("Wall time");
    case Quantity::CpuSeconds:
        return ForecastText::tr("CPU time");
    case Quantity::PeakMemory:
        return ForecastText::tr("Peak memory");
    case Quantity::ReadBytes:
        return ForecastText::tr("Read");
    case Quantity::WrittenBytes:
        return ForecastText::tr("Written");
    case Quantity::NetBytes:
        return ForecastText::tr("Network");
    }
    return quantityName(quantity);
}

std::vector<ForecastRow> forecastRows(const Forecast& forecast)
{
    std::vector<ForecastRow> rows;
    for (const Quantity quantity : allQuantities) {
        if (const auto predicted = forecast.find(quantity); predicted != forecast.end())
            rows.push_back({ quantity, predicted->second });
    }
    return rows;
}

std::vector<Column<ForecastRow>> forecastColumns()
{
    using Row = ForecastRow;
    const auto why = [](const Row& row) { return row.predicted.why; };
    return {
        { .title = ForecastText::tr("Quantity"),
            .text = [](const Row& row) { return quantityTitle(row.quantity); },
            .toolTip = why },
        { .title = ForecastText::tr("Likely"),
            .text = [](const Row& row) { return quantityToString(row.quantity, row.predicted.likely); },
            .toolTip = why,
            .isNumber = true },
        { .title = ForecastText::tr("Planned"),
            .text = [](const Row& row) { return quantityToString(row.quantity, row.predicted.bound); },
            .toolTip = why,
            .isNumber = true,
            .titleToolTip = ForecastText::tr("The bound that the guest is planned for") },
        { .title = ForecastText::tr("From"),
            .text = [](const Row& row) { return originText(row.predicted.origin); },
            .toolTip = why },
        { .title = ForecastText::tr("Why"), .text = why },
    };
}

} // namespace Foreguest
