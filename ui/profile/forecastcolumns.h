// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/predict/predictor.h"
#include "ui/tables/rowtable.h"

namespace Foreguest {

/// A quantity of the forecast.
struct ForecastRow
{
    Quantity quantity = Quantity::WallSeconds;
    PredictedQuantity predicted;
};

/// In the order of allQuantities.
std::vector<ForecastRow> forecastRows(const Forecast& forecast);
std::vector<Column<ForecastRow>> forecastColumns();
/// A quantity in the user's language: "Peak memory".
QString quantityTitle(Quantity quantity);

} // namespace Foreguest
