// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/predict/predictor.h"
#include "core/profile/catalogue.h"

namespace Foreguest {

/// What a program needs, as profiles are compared with it.
struct Need
{
    double cpuSeconds = 0, peakMemory = 0, storageBytes = 0, netBytes = 0, parallelism = 1;
    QString category;
    QString image;
};
Need needOf(const Forecast& forecast, const PredictionRequest& request);

struct Match
{
    double score = 0; ///< 0…1: half the weighted mean of all fits, half the worst one.
    QStringList reasons; ///< A sentence for each need.
};
Match matchProfile(const VmProfile& profile, const Need& need);

/// Below this score no profile fits, and a new one is made.
inline constexpr double leastScore = 0.6;

} // namespace Foreguest
