// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/runrecord.h"

#include <QJsonObject>

namespace Foreguest {

/// The record of a run as `run --json` and `history show --json` print it (schema `foreguest.run/1`).
/// `withOutput` false leaves stdout and stderr out, for lists.
QJsonObject runToJson(const RunRecord& record, bool withOutput = true);
QJsonObject forecastToJson(const std::map<Quantity, PredictedQuantity>& forecast);

/// A table of runs as CSV (RFC 4180), one line a run, for spreadsheets.
QByteArray runsToCsv(const std::vector<RunRecord>& records);

} // namespace Foreguest
