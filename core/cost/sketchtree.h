// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/sketch.h"

#include <vector>

namespace Foreguest {

/// The nodes right below one, in the order of the text. O(children).
std::vector<quint32> sketchChildren(const std::vector<SketchNode>& nodes, quint32 node);
/// The first node right below one that stands in that slot; noIndex where there is none.
quint32 sketchChild(const std::vector<SketchNode>& nodes, quint32 node, Slot slot);
/// What a call is given, in the order of the text; of keyword arguments their values.
std::vector<quint32> sketchArguments(const std::vector<SketchNode>& nodes, quint32 call);

} // namespace Foreguest
