// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/costs.h"

namespace Foreguest {

/// Code graphs made by hand, so that tests of the canvas depend on no parser.

/// app.py with main, load, parse, Shop.total and Shop.add; main is not called, `total` is O(n^2); numpy and print.
Analysis smallAnalysis();
/// `modules` modules of `functions` functions each, in `packages` packages, most calls within a module, few across.
Analysis modularAnalysis(quint32 packages, quint32 modules, quint32 functions);

} // namespace Foreguest
