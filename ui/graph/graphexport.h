// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphpainter.h"

namespace Foreguest {

/// Writes all of a scene, with its legend below, as PNG or SVG by the name's ending. An existing file is replaced only
/// once the new one is complete. A PNG is at most 16,000 pixels wide and high: larger graphs are scaled down.
Result<> exportGraph(const GraphScene& scene, const GraphStyle& style, const QString& path);

} // namespace Foreguest
