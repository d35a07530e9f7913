// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/vmprofile.h"

#include <limits>

namespace Foreguest {

/// From and to, both included.
struct NeedRange
{
    double least = 0;
    double most = std::numeric_limits<double>::infinity();

    /// 0 inside; outside, how many doublings away the nearer end is.
    double doublingsOutside(double value) const;
};

/// What a program may need for a profile to fit it.
struct ProfileFit
{
    NeedRange cpuSeconds; ///< Of one run.
    NeedRange peakMemory; ///< Bytes, the program alone.
    NeedRange storageBytes; ///< Read and written together.
    NeedRange netBytes;
    NeedRange parallelism; ///< Processors kept busy.
};

/// A built-in profile with the needs that it is for.
struct CatalogueEntry
{
    VmProfile profile;
    ProfileFit fit;
};

/// The catalogue as it stands in resources/profiles/catalogue.json; read once, then shared.
const Result<std::vector<CatalogueEntry>>& catalogueEntries();

/// The needs that a profile fits: of the catalogue for a built-in one, else told from its sizes.
ProfileFit fitOf(const VmProfile& profile);

/// Memory that a guest's kernel and services take before the program starts.
inline constexpr Bytes guestBaseMemory = Bytes::mib(96);

} // namespace Foreguest
