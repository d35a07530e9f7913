// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/predict/profilematch.h"

namespace Foreguest {

/// A profile made for one program, for where none fits; its name is not used yet.
VmProfile makeProfile(const PredictionRequest& request, const Forecast& forecast);

/// Raises what the forecast needs more of, sets image, packages and network as the code asks for.
Result<VmProfile> sizeProfile(VmProfile profile, const PredictionRequest& request, const Forecast& forecast);

/// Memory of a guest for a program's bound: with the guest's own, in steps of 64 MiB.
Bytes guestMemoryFor(double programBytes);

} // namespace Foreguest
