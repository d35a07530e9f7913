// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/predict/predictor.h"

namespace Foreguest {

/// Forecast from features alone.
Forecast ruleForecast(const Features& features);

/// Replaces or raises the rules' values by what the program's own runs (newest first) were measured to use.
/// Returns the number of successful runs that it rests on.
int applyHistory(Forecast& forecast, std::span<const RunRecord> ownRuns);

/// Successful runs after which measured values replace the rules.
inline constexpr int runsToTrust = 3;

/// A feature's value, 0 where it is missing.
double featureValue(const Features& features, const QString& name);

/// The code itself, or a library that it imports, talks to other machines.
bool usesNetwork(const Features& features);

} // namespace Foreguest
