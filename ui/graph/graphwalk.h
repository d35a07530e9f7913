// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphscene.h"

namespace Foreguest {

enum class WalkDirection { Left, Right, Up, Down };

/// The nearest item in a direction, by distance with what lies off the axis counting double; noIndex where there is
/// none. O(N).
quint32 walkByGeometry(const GraphScene& scene, quint32 from, WalkDirection direction);
/// Along the edges, where the drawing runs from left to right: Right to the nearest callee, Left to the nearest caller,
/// Up and Down to the neighbours of the same caller; turned accordingly where it runs top down. noIndex where there is
/// none.
quint32 walkAlongEdges(const GraphScene& scene, quint32 from, WalkDirection direction);
/// Where a walk begins: the item at the top left.
quint32 firstItem(const GraphScene& scene);

} // namespace Foreguest
