// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Foreguest {

class GraphCanvas;

/// Lets screen readers see the canvas as a list with one child a node of the scene, named as the node's tooltip: "f,
/// function, cyclomatic 7, O(n^2), 3 callers". Registers the factory; further calls do nothing.
void installAccessibleCanvas();
/// To be called when the scene changed, and when the keyboard moved to an item.
void notifyCanvasChanged(GraphCanvas* canvas);
void notifyCanvasFocus(GraphCanvas* canvas, quint32 item);

} // namespace Foreguest
