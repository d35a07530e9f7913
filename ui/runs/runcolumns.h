// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/runrecord.h"
#include "ui/tables/rowtable.h"

namespace Foreguest {

/// A quantity of a run: predicted beside measured.
struct MeasuredRow
{
    Quantity quantity = Quantity::WallSeconds;
    std::optional<PredictedQuantity> predicted;
    double measured = 0;
};

std::vector<MeasuredRow> measuredRows(const RunRecord& record);
std::vector<Column<MeasuredRow>> measuredColumns();
std::vector<Column<RunRecord>> runColumns();
/// "exit 0", "signal 9", "out of memory", "timed out", "failed", … in the user's language.
QString outcomeText(const RunRecord& record);
/// Measured against predicted with a sign: "+12 %", "−30 %", "×8"; empty where nothing was predicted.
QString deltaText(double measured, double predicted);

} // namespace Foreguest
